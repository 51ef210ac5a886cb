"""Everything a company wrote, read through one interface: the manual has it whole, an edition has what may be seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

from passation.model.actor import Actor, Organisation, Training
from passation.model.base import Part, unwritten
from passation.model.channel import Channel, Emergency, Escalation, Report, Ritual
from passation.model.company import Company, Objective
from passation.model.contract import Contract
from passation.model.data import DataObject
from passation.model.dataroom import DataroomFile, LockFile, QaFile
from passation.model.flow import Graph
from passation.model.kpi import Incident, Kpi, Measure
from passation.model.planning import (
    DiagnosticFile,
    Idea,
    Obligation,
    QuestionsFile,
    Risk,
    Stage,
    Term,
    Wave,
)
from passation.model.sop import Sop, Translation
from passation.model.tool import AccessReview, Tool

KINDS: Final[Mapping[str, str]] = {
    "process": "sops",
    "actor": "actors",
    "organisation": "organisations",
    "tool": "tools",
    "data": "data",
    "channel": "channels",
    "ritual": "rituals",
    "report": "reports",
    "escalation": "escalations",
    "emergency": "emergencies",
    "kpi": "kpis",
    "contract": "contracts",
    "objective": "objectives",
    "idea": "ideas",
    "risk": "risks",
}
"""The kinds of item that have an id, and the collection that holds them."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a process: a template, a form, a picture. `path` is relative to the company's root."""

    process: str
    name: str
    path: str
    data: bytes


@dataclass(frozen=True)
class Content:
    """A company's items. Mappings are by id, in the order of the files (processes: by id)."""

    company: Company
    sops: Mapping[str, Sop] = field(default_factory=dict)
    domain_of: Mapping[str, str] = field(default_factory=dict)
    """Folder of each process."""
    graphs: Mapping[str, Graph] = field(default_factory=dict)
    """Order of the steps of each process; an edition's has hidden steps folded away."""
    actors: Mapping[str, Actor] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    trainings: tuple[Training, ...] = ()
    tools: Mapping[str, Tool] = field(default_factory=dict)
    access_review: AccessReview | None = None
    data: Mapping[str, DataObject] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    rituals: Mapping[str, Ritual] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    escalations: Mapping[str, Escalation] = field(default_factory=dict)
    emergencies: Mapping[str, Emergency] = field(default_factory=dict)
    kpis: Mapping[str, Kpi] = field(default_factory=dict)
    measures: Mapping[str, tuple[Measure, ...]] = field(default_factory=dict)
    """By indicator, oldest first."""
    incidents: tuple[Incident, ...] = ()
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    objectives: Mapping[str, Objective] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    stages: tuple[Stage, ...] = ()
    waves: tuple[Wave, ...] = ()
    ideas: Mapping[str, Idea] = field(default_factory=dict)
    questions: QuestionsFile = unwritten(QuestionsFile)
    diagnostic: DiagnosticFile = unwritten(DiagnosticFile)
    risks: Mapping[str, Risk] = field(default_factory=dict)
    obligations: tuple[Obligation, ...] = ()
    dataroom: DataroomFile = unwritten(DataroomFile)
    qa: QaFile = unwritten(QaFile)
    lock: LockFile = unwritten(LockFile)
    attachments: Mapping[tuple[str, str], Attachment] = field(default_factory=dict)
    """By (process id, file name)."""
    pieces: Mapping[str, bytes] = field(default_factory=dict)
    """The company's own documents for the data room, by path below `cartography/dataroom/`."""
    translations: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    """By (process id, language)."""

    def find(self, kind: str, item_id: str) -> Any:
        """The item of a kind and id, or None."""
        return getattr(self, KINDS[kind]).get(item_id)

    def items(self) -> Iterator[tuple[str, str, Part]]:
        """Every item that has an id, as (kind, id, item)."""
        for kind, name in KINDS.items():
            for item_id, item in getattr(self, name).items():
                yield kind, item_id, item

    def values(self) -> Iterator[tuple[str, Any]]:
        """Every collection, as (name, value)."""
        for each in fields(Content):
            yield each.name, getattr(self, each.name)

    def name_of(self, kind: str, item_id: str) -> str:
        """How readers call an item; its id when it is unknown."""
        item = self.find(kind, item_id)
        if item is None:
            return item_id
        said = vars(item)  # not getattr: pydantic takes its time to say that there is no such field
        return str(said.get("name") or said.get("title") or item_id)

    def template_text(self, process: str, name: str) -> str | None:
        """The text of a template file beside a process, or None when it is not text or not there."""
        attachment = self.attachments.get((process, name))
        if attachment is None:
            return None
        try:
            return attachment.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None
