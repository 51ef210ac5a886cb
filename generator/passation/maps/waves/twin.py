"""The pictures of a wave in words: a row a question, its answer before and after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.maps.responsibilities.twin import twin as row_of
from passation.maps.waves.turn import Turn
from passation.maps.weeks import staying, time
from passation.table import Cell, Table
from passation.words import Words

_NAMED: Final = 20
"""Processes of a party that a row names; of more, it says how many."""


def twin(turn: Turn) -> Table:
    """Who pilots, validates and does the process, the work of a week, and what each party holds."""
    words, sop = turn.words, turn.move.sop
    before = row_of(turn.edition, words, [sop], [sop.id])
    after = row_of(turn.edition, words, [sop])
    columns = (f"{sop.id} {sop.title}", words.p("a wave", "Before"), words.p("a wave", "After"))
    same = zip(before.columns, before.rows[0], after.rows[0], strict=True)
    rows = [(Cell(question), one, other) for question, one, other in list(same)[1:]]
    caption = words.t("The same in words: before and after the wave")
    return Table(caption, columns, (*rows, *_weeks(turn), *_held(turn)))


def _weeks(turn: Turn) -> Iterator[tuple[Cell, ...]]:
    if turn.week is not None:
        words, (week, outside) = turn.words, turn.week
        stays, goes = staying(words, week, outside), time(words, outside)
        yield Cell(words.t("Inside, a week")), Cell(time(words, week)), Cell(stays)
        yield Cell(words.t("Outside, a week")), Cell("—"), Cell(goes)


def _held(turn: Turn) -> Iterator[tuple[Cell, ...]]:
    words, process = turn.words, turn.move.sop.id
    concerned = {part.party.key for part in turn.parts}
    for party in turn.parties:
        before = turn.held_by(party)
        after = sorted((*before, process)) if party.key in concerned else before
        said = (Cell(_said(words, processes)) for processes in (before, after))
        yield Cell(words.t("Held by {party}", party=party.name)), *said
    whole = words.n("{count} process", "{count} processes", turn.inside + 1)
    rest = words.n("{count} process", "{count} processes", turn.inside)
    yield Cell(words.t("Wholly inside")), Cell(whole), Cell(rest)


def _said(words: Words, processes: Sequence[str]) -> str:
    """The processes by number, or how many there are."""
    if len(processes) > _NAMED:
        return words.n("{count} process", "{count} processes", len(processes))
    return ", ".join(processes) or "—"
