"""An absence in words: a row a process, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence

from passation.edition import Edition
from passation.maps.absences.account import Line
from passation.maps.palette import EFFECT_LOOKS
from passation.table import Cell, Table, Target
from passation.words import Words


def twin(edition: Edition, words: Words, lines: Sequence[Line]) -> Table:
    """What becomes of each process, when, at which steps, who takes over, what is to be done."""
    columns = (
        words.t("Process"),
        words.t("What becomes of it"),
        words.t("When"),
        words.t("Steps that nobody can do"),
        words.t("Who takes over, or what to do"),
    )
    caption = words.t("The same in words: each process that the absence touches")
    return Table(caption, columns, tuple(_row(edition, words, line) for line in lines))


def _row(edition: Edition, words: Words, line: Line) -> tuple[Cell, ...]:
    process, effect = line.outcome.process, line.outcome.effect
    done = words.list(line.by) if effect == "covered" else " · ".join(line.cures)
    return (
        Cell(f"{process} {edition.name_of('process', process)}", Target("process", process)),
        Cell(words.say(EFFECT_LOOKS[effect].word).lower(), None, f"effect-{effect}"),
        Cell(line.when or "—"),
        Cell(" · ".join(line.first_steps(words)) or "—"),
        Cell(done or "—"),
    )
