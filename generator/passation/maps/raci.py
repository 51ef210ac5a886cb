"""Who does, who answers, who is asked and who is told: a table for one process and for the whole company."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from passation.analysis.responsibility import RaciRow, inside_first, process_raci, raci, side_of_actor
from passation.edition import Edition
from passation.finding import Message, say
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import FAINT, FIRM, PLAIN, STRONG, Key, Mark, Matrix, both
from passation.maps.palette import LOOKS
from passation.maps.usages.shares import bands, by_domain
from passation.table import Cell, Link, Table, Target
from passation.words import Words

_MARKS: Final[Mapping[str, Mark]] = {"A": STRONG, "A/R": STRONG, "R": FIRM, "C": PLAIN, "I": FAINT}
_KEYS: Final[Mapping[str, Message]] = {
    "R": say("does it"),
    "A": say("answers for it"),
    "A/R": say("answers for it and does it"),
    "C": say("is asked before"),
    "I": say("is told after"),
}


def raci_table(edition: Edition, words: Words, process_id: str | None = None) -> Table:
    """One row a step; without a process, one row a process. Raises KeyError for a process that is not there."""
    rows = _rows(edition, process_id)
    actors = _actors(edition, rows)
    columns = (words.t("Process") if process_id is None else words.t("Step"), *_names(edition, actors))
    body = tuple((_head(row), *(_cell(row, actor) for actor in actors)) for row in rows)
    return Table(words.t("R does it · A answers for it · C is asked before · I is told after"), columns, body)


def raci_map(edition: Edition, words: Words, process_id: str | None, link: Link) -> tuple[Drawing, ...]:
    """The table as a picture; nothing where it has no row."""
    rows, table = _rows(edition, process_id), raci_table(edition, words, process_id)
    if not rows:
        return ()
    sides = [side_of_actor(edition, actor) for actor in _actors(edition, rows)]
    heads = [Head(side, words.say(LOOKS[side].word).lower()) for side in sides]
    name = f"raci-{process_id}" if process_id else "raci"
    title = words.t("Who does, who answers")
    if process_id is not None:
        title = f"{title}{words.colon}{edition.sops[process_id].title}"
    figure = Figure(edition, words, name, title, table.caption, table)
    titles = bands(edition, [row.process for row in rows]) if process_id is None else {}
    found = {cell.text for row in table.rows for cell in row[1:]}
    keys = [Key(_MARKS[letter], letter, words.say(said)) for letter, said in _KEYS.items() if letter in found]
    return (both(figure, Matrix(table, heads, _MARKS, link, key=keys, bands=titles)),)


def _rows(edition: Edition, process_id: str | None) -> tuple[RaciRow, ...]:
    """The steps of a process; without one, the processes, domain after domain."""
    if process_id is not None:
        return raci(edition, edition.sops[process_id])
    found = {row.process: row for row in process_raci(edition)}
    return tuple(found[each] for mine in by_domain(edition, found).values() for each in mine)


def _actors(edition: Edition, rows: Sequence[RaciRow]) -> tuple[str, ...]:
    """The columns: every actor with a letter."""
    return inside_first(edition, (actor for row in rows for actor in row.letters))


def _names(edition: Edition, actors: Sequence[str]) -> list[str]:
    return [edition.name_of("actor", actor) for actor in actors]


def _head(row: RaciRow) -> Cell:
    if row.position is None:
        return Cell(f"{row.process} {row.text}", Target("process", row.process))
    return Cell(f"{row.position + 1}. {row.text}", Target("process", row.process, row.step_id or ""))


def _cell(row: RaciRow, actor: str) -> Cell:
    letter = row.letters.get(actor, "")
    return Cell(letter, None, f"raci-{letter.replace('/', '').lower()}" if letter else "")
