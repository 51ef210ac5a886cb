"""The data room: recipients, index, external documents, what is disclosed on purpose; the lock of its numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from passation.model.base import Item, Part, field
from passation.model.company import Phase
from passation.model.refs import ItemRef, Many
from passation.model.scalars import Date, Id, LevelWord, Line, Text
from passation.values import Level


class Recipient(Part):
    """Who receives a bag."""

    id: Id = field("Name used on the command line")
    name: Line = field("Name on the watermark")
    phase: Phase = field("Phase of the sale")
    nda: Date | None = field("Day the confidentiality undertaking was signed", None)
    until: Date | None = field("Last day of access", None)
    language: Literal["fr", "en"] | None = field("Language of the bag (default: the company's)", None)
    withheld: Literal["none", "count", "labelled"] = field("What it learns about what is hidden", "count")


class ExternalDocument(Part):
    """A document of the company's own, put into the bag."""

    index: Line = field("Number in the index")
    title: Line = field("Title")
    path: Line = field("File below cartography/dataroom/")
    level: LevelWord = field("Level", Level.CONFIDENTIAL)
    phase: Phase = field("First phase that receives it", "confirmatory")


class Disclosure(Part):
    """Something above the recipient's level, given on purpose."""

    item: ItemRef = field("What is given")
    to: Annotated[tuple[Id, ...], Many] = field("To which recipients")
    from_phase: Phase = field("From which phase on", "confirmatory")
    reason: Text = field("Why")


class DataroomFile(Part):
    """`dataroom/dataroom.yml`; secret as a whole."""

    project: Line | None = field("Code name of the sale", None, level=Level.SECRET)
    index: dict[Line, Line] = field("Titles of the sections, by two-digit number", {}, level=Level.SECRET)
    phases: Annotated[tuple[Phase, ...], Many] = field("Phases of this sale", (), level=Level.SECRET)
    recipients: tuple[Recipient, ...] = field("Who receives a bag", (), level=Level.SECRET)
    external_documents: tuple[ExternalDocument, ...] = field("The company's own documents", (), level=Level.SECRET)
    disclose: tuple[Disclosure, ...] = field("What is given on purpose", (), level=Level.SECRET)


class Exchange(Item):
    """A question of a recipient and its answer."""

    id: Id = field("Name of the question")
    date: Date | None = field("Day it was asked", None)
    requester: Id = field("Recipient who asked")
    question: Text = field("Question")
    answer: Text | None = field("Answer", None)
    answer_ref: Line | None = field("Index number that answers", None)
    answered_on: Date | None = field("Day of the answer", None)
    status: Literal["open", "answered", "declined", "duplicate"] = field(
        "open, answered, declined or duplicate", "open"
    )
    visibility: Literal["requester", "all"] = field("requester or all", "requester")


class QaFile(Part):
    """`dataroom/qa.yml`; secret as a whole, each bag shows its recipient's own."""

    questions: tuple[Exchange, ...] = field("Questions and answers", (), level=Level.SECRET)


class LockFile(Part):
    """`dataroom/lock.yml`: numbers, allotted once and never moved."""

    numbers: dict[Line, Line] = field("Number of each piece, by piece", {}, level=Level.SECRET)
    withdrawn: dict[Line, Line] = field("Numbers withdrawn, never used again", {}, level=Level.SECRET)


class SettingsFile(Part):
    """`settings.yml`: how strict the rules are; for samples, the day it is."""

    severity: dict[Line, Literal["error", "warning", "info", "off"]] = field("Severity by rule", {})
    folders: dict[Line, dict[Line, Literal["error", "warning", "info", "off"]]] = field(
        "Severity by rule, per folder", {}
    )
    baseline: Annotated[tuple[Line, ...], Many] = field("Findings of an old handbook that do not fail", ())
    today: Date | None = field("For a sample: the day it is", None)
