"""What is ahead: waves of delegation, ideas, questions, diagnostic, risks, obligations; and the glossary."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.company import Objective
from passation.model.refs import ActorRef, ItemRef, Many, ProcessRef, word_as
from passation.model.scalars import Date, Flag, Id, LevelWord, Line, Number, Rich, Span, Text, Whole
from passation.values import Level

StageId = Literal["internal", "shadow", "supervised", "autonomous"]


class Stage(Item):
    """A stage of the ramp-up."""

    id: StageId = field("internal, shadow, supervised or autonomous")
    name: Line = field("Name, as readers see it")
    done_by: Literal["internal", "external"] | None = field("Who does the work", None)
    checked: Line | None = field("How much is checked", None)
    min_weeks: Number | None = field("Shortest time, in weeks", None)


class Wave(Item):
    """A process on its way outside."""

    process: ProcessRef = field("Process")
    start: Date = field("First day")
    shadow: Number | None = field("Weeks of watching", None)
    supervised: Number | None = field("Weeks under supervision", None)
    exit: Text | None = field("When the ramp-up is over", None)
    reached: dict[StageId, Date] = field("Stages reached, and when", {})

    def stage(self, today: dt.date) -> str:
        """The stage on a day: the last one reached, else shadow once started, else internal."""
        done = [(day, name) for name, day in self.reached.items() if day <= today]
        if done:
            return max(done)[1]
        return "shadow" if self.start <= today else "internal"


class RoadmapFile(Part):
    """`roadmap.yml`."""

    stages: tuple[Stage, ...] = field("Stages, where they differ from the usual ones", ())
    waves: tuple[Wave, ...] = field("Waves of delegation", ())


class Idea(Item):
    """Not yet a process: a task noted in a minute."""

    id: Id = field("Name of the idea")
    title: Line = field("Task")
    hours_per_month: Number | None = field("Hours a month", None)
    by: ActorRef | None = field("Who does it today", None)
    note: Text | None = field("Precision", None)


class IdeasFile(Part):
    """`ideas.yml`."""

    ideas: tuple[Idea, ...] = field("Tasks not yet described", ())


class WrittenAnswer(Part):
    """An answer in the company's own words."""

    answer: Rich = field("Answer")
    date: Date | None = field("Day", None)
    by: ActorRef | None = field("Who answers", None)
    confidentiality: LevelWord | None = field("Level of this answer", None)


class QuestionsFile(Part):
    """`questions.yml`: answers to `q-01…32`, `lancement-…`, the buyer's list."""

    answers: dict[Id, Annotated[WrittenAnswer, word_as("answer")]] = field(
        "Answers by question", {}, level=Level.CONFIDENTIAL
    )


class Ticked(Part):
    """A sign or a pitfall, ticked or not."""

    value: Flag = field("Yes or no")
    note: Text | None = field("Precision", None)


class DiagnosticFile(Part):
    """`diagnostic.yml`: signs and pitfalls. The owner's health answers never leave the company."""

    date: Date | None = field("Day", None, level=Level.SECRET)
    respondent: ActorRef | None = field("Who answered", None, level=Level.SECRET)
    answers: dict[Id, Annotated[Ticked, word_as("value")]] = field(
        "Answers by question", {}, level=Level.SECRET, export=False
    )


class Risk(Item):
    """Something that may go wrong."""

    id: Id = field("Name of the risk", level=Level.CONFIDENTIAL)
    title: Line = field("Risk", level=Level.CONFIDENTIAL)
    about: Annotated[tuple[ItemRef, ...], Many] = field("What it touches", (), level=Level.CONFIDENTIAL)
    likelihood: Whole | None = field("Likelihood, 1 to 4", None, level=Level.CONFIDENTIAL, ge=1, le=4)
    impact: Whole | None = field("Impact, 1 to 4", None, level=Level.CONFIDENTIAL, ge=1, le=4)
    response: Text | None = field("What is done about it", None, level=Level.CONFIDENTIAL)
    owner: ActorRef | None = field("Who watches it", None, level=Level.CONFIDENTIAL)


class RisksFile(Part):
    """`risks.yml`."""

    risks: tuple[Risk, ...] = field("Risks", (), level=Level.CONFIDENTIAL)


class Obligation(Item):
    """Something the law or a contract asks for."""

    id: Id | None = field("Name of the obligation", None)
    what: Line = field("Obligation")
    basis: Line | None = field("Legal or contractual basis", None)
    next: Date | None = field("Next date", None)
    every: Span | None = field("Rhythm", None)
    owner: ActorRef | None = field("Who answers for it", None)


class ObligationsFile(Part):
    """`obligations.yml`."""

    obligations: tuple[Obligation, ...] = field("Obligations", ())


class ObjectivesFile(Part):
    """`objectives.yml`."""

    objectives: tuple[Objective, ...] = field("Objectives", ())


class Term(Item):
    """A word of the house."""

    term: Line = field("Word")
    means: Text = field("Meaning")
    also: Annotated[tuple[Line, ...], Many] = field("Other words for it", ())
    trap: Text | None = field("What it is mistaken for", None)
    see: Annotated[tuple[Line, ...], Many] = field("Related words", ())


class GlossaryFile(Part):
    """`glossary.yml`."""

    terms: tuple[Term, ...] = field("Words", ())
