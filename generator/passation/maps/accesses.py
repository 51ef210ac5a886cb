"""The access map: what each role needs of each tool, from the steps, against what it holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.access import RIGHT_WORDS, Judged, Verdict, judged
from passation.analysis.responsibility import inside_first, side_of_actor
from passation.edition import Edition
from passation.finding import Message, say
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import FAINT, FIRM, PLAIN, STRONG, Key, Mark, Matrix, both
from passation.maps.palette import LOOKS
from passation.model.sop import Right
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

NAME: Final = "accesses"
MOST: Final = (40, 18)
"""Tools and roles on the drawing; of more, those where most is amiss. The table has all of them."""
_STEPS: Final = 8
_MARKS: Final[Mapping[Verdict, Mark]] = {"fits": PLAIN, "under": STRONG, "over": FIRM, "unused": FAINT}
_ORDER: Final[tuple[Verdict, ...]] = ("under", "unused", "over", "fits")
"""From the gravest on, for the table."""
VERDICTS: Final[Mapping[Verdict, Message]] = {
    "fits": say("what the steps need"),
    "under": say("needed and not held"),
    "over": say("more than the steps need"),
    "unused": say("held, and no step needs it"),
}


def access_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing; nothing where nobody holds or needs anything."""
    found = judged(edition)
    if not found:
        return ()
    tools, actors = _shown(edition, found.values())
    heads = [
        Head(side, words.say(LOOKS[side].word).lower()) for side in (side_of_actor(edition, each) for each in actors)
    ]
    keys = [
        Key(mark, _letters(words, verdict, "write"), words.say(VERDICTS[verdict]))
        for verdict, mark in _MARKS.items()
        if any(each.verdict == verdict for each in found.values())
    ]
    title = words.t("Accesses: needed and held")
    rows = tuple(
        (
            Cell(edition.name_of("tool", tool), Target("tool", tool)),
            *(_cell(words, found.get((actor, tool))) for actor in actors),
        )
        for tool in tools
    )
    table = Table(title, (words.t("Tool"), *(edition.name_of("actor", actor) for actor in actors)), rows)
    drawn = Matrix(table, heads, {str(verdict): mark for verdict, mark in _MARKS.items()}, link, key=keys)
    figure = Figure(
        edition, words, NAME, title, _description(words, found.values()), _twin(edition, words, found.values())
    )
    return (both(figure, drawn),)


def _shown(edition: Edition, found: Iterable[Judged]) -> tuple[Sequence[str], Sequence[str]]:
    """Tools in the company's order and roles inside first: all, or those where most is amiss."""
    tools: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    for each in found:
        weight = 1 if each.verdict == "fits" else 1000
        tools[each.tool] += weight
        actors[each.actor] += weight
    most_tools = set(sorted(tools, key=lambda each: (-tools[each], each))[: MOST[0]])
    most_actors = set(sorted(actors, key=lambda each: (-actors[each], each))[: MOST[1]])
    known = [each for each in edition.tools if each in most_tools]
    return known, inside_first(edition, (each for each in edition.actors if each in most_actors))


def _letters(words: Words, verdict: Verdict, right: Right) -> str:
    """The letter of a right, with a sign for what is amiss: the mark says it without its shade."""
    letter = {
        "read": words.p("letter of a right", "R"),
        "write": words.p("letter of a right", "W"),
        "approve": words.p("letter of a right", "P"),
        "admin": words.p("letter of a right", "A"),
    }[right]
    return {"fits": letter, "under": f"+{letter}", "over": f"{letter}↓", "unused": f"{letter}×"}[verdict]


def _cell(words: Words, access: Judged | None) -> Cell:
    if access is None:
        return Cell("")
    right = access.need.right if access.verdict == "under" and access.need is not None else access.held
    return Cell(
        _letters(words, access.verdict, right or "read"), Target("map", NAME, _row_name(access)), access.verdict
    )


def _row_name(access: Judged) -> str:
    return f"of_{access.actor}_to_{access.tool}"


def _description(words: Words, found: Iterable[Judged]) -> str:
    counts = Counter(each.verdict for each in found)
    said = [
        words.n("{count} access fits.", "{count} accesses fit.", counts["fits"]),
        words.n("{count} is missing.", "{count} are missing.", counts["under"]),
        words.n("{count} goes further than the steps need.", "{count} go further than the steps need.", counts["over"]),
        words.n("{count} is of no use to any step.", "{count} are of no use to any step.", counts["unused"]),
    ]
    letters = words.t("R reads, W writes, P approves, A administers. Judged on the steps that this edition shows.")
    return " ".join([*(each for each, verdict in zip(said, _MARKS, strict=True) if counts[verdict]), letters])


def _twin(edition: Edition, words: Words, found: Iterable[Judged]) -> Table:
    """One row an access, what is amiss first."""
    caption = words.t("The same in words: each access, what is held, what is needed and where")
    columns = (
        words.t("Tool"),
        words.t("Role"),
        words.t("Holds"),
        words.p("access", "Needs"),
        words.t("Verdict"),
        words.t("Needed at"),
    )
    rows = sorted(found, key=lambda each: (_ORDER.index(each.verdict), each.tool, each.actor))
    return Table(caption, columns, tuple(_row(edition, words, each) for each in rows))


def _row(edition: Edition, words: Words, access: Judged) -> tuple[Cell, ...]:
    return (
        Cell(edition.name_of("tool", access.tool), Target("tool", access.tool), anchor=_row_name(access)),
        Cell(
            edition.name_of("actor", access.actor),
            Target("actor", access.actor),
            f"side-{side_of_actor(edition, access.actor)}",
        ),
        Cell(words.say(RIGHT_WORDS[access.held]) if access.held else "—"),
        Cell(words.say(RIGHT_WORDS[access.need.right]) if access.need else "—"),
        Cell(words.say(VERDICTS[access.verdict]), None, "" if access.verdict == "fits" else "warn"),
        joined(_uses(edition, words, access)) if access.need else Cell("—"),
    )


def _uses(edition: Edition, words: Words, access: Judged) -> Iterator[Cell]:
    uses = access.need.uses if access.need is not None else ()
    for use in uses[:_STEPS]:
        if use.step is None:
            yield Cell(use.process, Target("process", use.process))
            continue
        step = edition.sops[use.process].steps[use.step].id or ""
        said = words.t("{process} step {number}", process=use.process, number=use.step + 1)
        yield Cell(said, Target("process", use.process, step))
    if len(uses) > _STEPS:
        yield Cell(words.t("and {count} more", count=len(uses) - _STEPS))
