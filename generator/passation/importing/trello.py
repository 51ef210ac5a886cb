"""A board of Trello as JSON. A card with a checklist is a process, its points are the steps; a list whose cards have
none is a process of its own, unless its name says how far work has got (To do, Doing, Done).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from passation.finding import say
from passation.importing.delimited import decoded
from passation.importing.found import Fate, Found, FoundProcess, FoundStep, NotTaken, Said, add
from passation.importing.spoken import folded

_PROGRESS: Final = frozenset({
    "a faire", "en cours", "termine", "terminee", "fait", "faits", "fini", "backlog", "todo", "to do", "doing", "done",
    "in progress", "a valider", "en attente", "bloque", "cette semaine", "aujourd hui", "idees", "boite de reception",
    "inbox", "archive", "archives", "review", "a trier", "ideas", "waiting", "blocked", "this week", "today",
})  # fmt: skip
"""Lists that say where work stands."""
_TWO: Final = 2
Json = Mapping[str, Any]


def read_trello(data: bytes, name: str) -> Found:
    """What a board says. Raises NotTaken for a file that is no board."""
    board = _board(data, name)
    people = {_word(each, "id"): _word(each, "fullName") for each in _list(board, "members")}
    checklists: dict[str, list[Json]] = {}
    for each in _list(board, "checklists"):
        checklists.setdefault(_word(each, "idCard"), []).append(each)
    found = Found()
    for each in _list(board, "lists"):
        cards = [card for card in _list(board, "cards") if _word(card, "idList") == _word(each, "id")]
        _column(each, cards, checklists, people, found)
    if _list(board, "actions"):
        found.note(Fate.DROPPED, name, say("Comments and the history of the board are not read."))
    return found


def _board(data: bytes, name: str) -> Json:
    try:
        board = json.loads(decoded(data))
    except (ValueError, RecursionError):
        board = None
    if not isinstance(board, dict) or not all(isinstance(board.get(key), list) for key in ("lists", "cards")):
        raise NotTaken(
            say("{name} is JSON, but no board of Trello.", name=name),
            say("In Trello: Menu, Print, export and share, Export as JSON."),
        )
    return board


def _column(
    column: Json, cards: list[Json], checklists: Mapping[str, list[Json]], people: Mapping[str, str], found: Found
) -> None:
    title = Said(_word(column, "name"), say("list {name}", name=_word(column, "name")))
    open_cards = [card for card in cards if not card.get("closed") and not column.get("closed")]
    for card in cards:
        if card not in open_cards:
            found.note(Fate.DROPPED, _spot(card), say("This card is archived."), _word(card, "name"))
    ticked = [card for card in open_cards if checklists.get(_word(card, "id"))]
    for card in ticked:
        found.processes.append(_process(card, title, checklists[_word(card, "id")], people, found))
    rest = [card for card in open_cards if card not in ticked]
    if not ticked and len(rest) >= _TWO and folded(title.text) not in _PROGRESS:
        guess = say("a list without checklists, taken for a process, and its cards for steps")
        steps = [_step(card, people, found) for card in rest]
        found.processes.append(FoundProcess(title.but(title.text, guess), {}, steps))
        return
    for card in rest:
        said = say("A card without a checklist says no step: make a process or an idea of it by hand.")
        found.note(Fate.LEFT, _spot(card), said, _word(card, "name"))


def _process(card: Json, column: Said, checklists: list[Json], people: Mapping[str, str], found: Found) -> FoundProcess:
    process = FoundProcess(Said(_word(card, "name"), _spot(card)))
    if folded(column.text) not in _PROGRESS:
        add(process.fields, "tags", column)
    _describe(process.fields, "purpose", card)
    for member in _names(card, people):
        add(process.fields, "performer", Said(member, _spot(card), say("a member of the card")))
    for label in _list(card, "labels"):
        if _word(label, "name"):
            add(process.fields, "tags", Said(_word(label, "name"), _spot(card)))
    for checklist in sorted(checklists, key=_place):
        for item in sorted(_list(checklist, "checkItems"), key=_place):
            process.steps.append(FoundStep(Said(_word(item, "name"), _spot(card, checklist))))
    _tell_rest(card, found)
    return process


def _step(card: Json, people: Mapping[str, str], found: Found) -> FoundStep:
    step = FoundStep(Said(_word(card, "name"), _spot(card)))
    for member in _names(card, people):
        add(step.fields, "actor", Said(member, _spot(card), say("a member of the card")))
    for line in filter(None, map(str.strip, _word(card, "desc").split("\n"))):
        add(step.fields, "checklist", Said(line, _spot(card), say("the description of the card")))
    _tell_rest(card, found)
    return step


def _describe(fields: dict[str, list[Said]], field: str, card: Json) -> None:
    if _word(card, "desc"):
        add(fields, field, Said(_word(card, "desc"), _spot(card), say("the description of the card")))


def _tell_rest(card: Json, found: Found) -> None:
    if card.get("due"):
        said = say("A due date belongs to one occasion, not to a process.")
        found.note(Fate.DROPPED, _spot(card), said, _word(card, "due")[:10])
    if card.get("attachments"):
        found.note(Fate.DROPPED, _spot(card), say("Files attached to a card are not read."), _word(card, "name"))


def _spot(card: Json, checklist: Json | None = None) -> Any:
    if checklist is None:
        return say("card {name}", name=_word(card, "name")[:60])
    return say("card {name}, checklist {list}", name=_word(card, "name")[:60], list=_word(checklist, "name")[:40])


def _names(card: Json, people: Mapping[str, str]) -> list[str]:
    members = card.get("idMembers")
    known = (people.get(each) for each in members if isinstance(each, str)) if isinstance(members, list) else ()
    return [name for name in known if name]


def _list(of: Json, key: str) -> list[Json]:
    found = of.get(key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _word(of: Json, key: str) -> str:
    found = of.get(key)
    return found.strip() if isinstance(found, str) else ""


def _place(of: Json) -> float:
    found = of.get("pos")
    return float(found) if isinstance(found, int | float) and abs(found) < 1e18 else 0.0
