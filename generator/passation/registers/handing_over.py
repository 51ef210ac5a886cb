"""What is ahead, and the words of the house: the road map of delegation, the levels, the glossary."""

from __future__ import annotations

from passation.registers.desk import Desk
from passation.registers.sheet import sheet
from passation.table import Cell, Table, Target
from passation.values import Level


def roadmap(desk: Desk) -> Table:
    """The waves of delegation, with the days on which a stage was reached."""
    t, edition = desk.words.t, desk.edition
    names = {stage.id: stage.name for stage in edition.stages}
    return sheet(
        t("Road map of delegation"),
        (
            t("Process"),
            t("First day"),
            t("Weeks of watching"),
            t("Weeks under supervision"),
            t("Over when"),
            t("Reached"),
        ),
        [
            (
                Cell(
                    f"{wave.process}\u00a0{edition.name_of('process', wave.process)}", Target("process", wave.process)
                ),
                desk.day(wave.start),
                desk.value(wave.shadow),
                desk.value(wave.supervised),
                wave.exit or "",
                ", ".join(f"{names.get(stage, stage)} ({desk.day(day)})" for stage, day in wave.reached.items()),
            )
            for wave in sorted(edition.waves, key=lambda wave: (wave.start, wave.process))
        ],
    )


def levels(desk: Desk) -> Table:
    """The levels of confidentiality up to the readers' own, and how documents of each are handled."""
    t = desk.words.t
    said = desk.edition.company.levels
    return sheet(
        t("Rule of classification"),
        (t("Level"), t("How documents of this level are handled")),
        [
            (desk.level_word(level), text.handling or "")
            for level in Level
            if (text := getattr(said, level.word)) is not None and text.handling
        ],
    )


def glossary(desk: Desk) -> Table:
    """The words of the house, in order of the alphabet."""
    t = desk.words.t
    return sheet(
        t("Glossary"),
        (t("Word"), t("Meaning"), t("Also called"), t("Not to be mistaken for")),
        [
            (term.term, term.means, ", ".join(term.also), term.trap or "")
            for term in sorted(desk.edition.terms, key=lambda term: term.term.casefold())
        ],
    )
