"""Documents to items: each file validated by its model, faulty items set aside, every id and place remembered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from passation.finding import Finding, Severity, say
from passation.frozen import dataclass
from passation.load.document import Document
from passation.model.actor import ActorsFile
from passation.model.base import Part
from passation.model.channel import ChannelsFile
from passation.model.company import Company
from passation.model.contract import ContractsFile
from passation.model.data import DataFile
from passation.model.dataroom import DataroomFile, LockFile, QaFile, SettingsFile
from passation.model.kpi import KpisFile
from passation.model.planning import (
    DiagnosticFile,
    GlossaryFile,
    IdeasFile,
    ObjectivesFile,
    ObligationsFile,
    QuestionsFile,
    RisksFile,
    RoadmapFile,
)
from passation.model.sop import Sop, Translation
from passation.model.tool import ToolsFile

SCHEMA_VERSION: Final = 1

COMPANY_FILES: Final[Mapping[str, type[Part]]] = {
    "company.yml": Company,
    "actors.yml": ActorsFile,
    "tools.yml": ToolsFile,
    "data.yml": DataFile,
    "channels.yml": ChannelsFile,
    "kpis.yml": KpisFile,
    "contracts.yml": ContractsFile,
    "objectives.yml": ObjectivesFile,
    "glossary.yml": GlossaryFile,
    "roadmap.yml": RoadmapFile,
    "ideas.yml": IdeasFile,
    "questions.yml": QuestionsFile,
    "diagnostic.yml": DiagnosticFile,
    "risks.yml": RisksFile,
    "obligations.yml": ObligationsFile,
    "settings.yml": SettingsFile,
    "dataroom/dataroom.yml": DataroomFile,
    "dataroom/qa.yml": QaFile,
    "dataroom/lock.yml": LockFile,
}
"""The files of `cartography/` and the model of each."""
SOP_MODEL: Final[type[Sop]] = Sop
TRANSLATION_MODEL: Final[type[Translation]] = Translation


@dataclass(frozen=True)
class Reading:
    """A file as typed values, or None when it has faults; the faults; what it says, raw."""

    document: Document
    value: Any
    findings: tuple[Finding, ...] = field(default=())

    @property
    def raw(self) -> dict[str, Any]:
        """The file's plain values, empty when it could not be read."""
        return self.document.data or {}


def read(document: Document, model: type[BaseModel]) -> Reading:
    """Validates one document against its model; every fault is a finding with its place."""
    found = list(document.findings)
    if document.data is None:
        return Reading(document, None, tuple(found))
    data = dict(document.data)
    version = data.pop("schema", None)
    if _is_newer(version):
        return Reading(document, None, (*found, _newer(document, version)))
    if not data and not found and any(each.is_required() for each in model.model_fields.values()):
        return Reading(document, None, (_empty(document, model),))
    if version is not None and version != str(SCHEMA_VERSION):
        said = say("`schema` is the version of the format.")
        found.append(Finding("SCH107", Severity.ERROR, document.origin / "schema", said, say("Write `schema: 1`.")))
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        from passation.load.faults import faults  # noqa: PLC0415  # all that explains and mends comes with it

        return Reading(document, None, (*found, *faults(error, model, document)))
    is_faulty = any(each.severity is Severity.ERROR for each in found)
    return Reading(document, None if is_faulty else value, tuple(found))


def _is_newer(version: object) -> bool:
    return isinstance(version, str) and version.isdecimal() and len(version) < 6 and int(version) > SCHEMA_VERSION


def _newer(document: Document, version: object) -> Finding:
    said = say("This file is written for a newer format ({version}).", version=version)
    cure = say("Install a newer passation to read it.")
    return Finding("SCH107", Severity.ERROR, document.origin / "schema", said, cure)


def _empty(document: Document, model: type[BaseModel]) -> Finding:
    cure = say("Start with the five keys of a process (`id`, `title`, `owner`, `result`, `steps`), or delete the file.")
    if model is not SOP_MODEL:
        cure = say("Write at least `name: …` in it.")
    return Finding("YML109", Severity.ERROR, document.origin, say("The file is empty."), cure)
