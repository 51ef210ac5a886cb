"""Readings to a manual: items gathered by kind and id, doubled ids and dangling references found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from passation.finding import Finding, Related, Severity, say
from passation.load.read import Reading
from passation.load.references import dangling
from passation.model.actor import ActorsFile
from passation.model.channel import ChannelsFile
from passation.model.content import KINDS, Attachment
from passation.model.contract import ContractsFile
from passation.model.data import DataFile
from passation.model.dataroom import DataroomFile, LockFile, QaFile, SettingsFile
from passation.model.flow import graph_of
from passation.model.kpi import Incident, KpisFile, Measure
from passation.model.manual import Manual
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
from passation.model.sop import Sop
from passation.model.tool import ToolsFile
from passation.source import Origin, Trail

_COLLECTIONS: Final[Mapping[str, tuple[str, str]]] = {
    "actor": ("actors.yml", "actors"),
    "organisation": ("actors.yml", "organisations"),
    "tool": ("tools.yml", "tools"),
    "data": ("data.yml", "data"),
    "channel": ("channels.yml", "channels"),
    "ritual": ("channels.yml", "rituals"),
    "report": ("channels.yml", "reports"),
    "escalation": ("channels.yml", "escalations"),
    "emergency": ("channels.yml", "emergencies"),
    "kpi": ("kpis.yml", "kpis"),
    "contract": ("contracts.yml", "contracts"),
    "objective": ("objectives.yml", "objectives"),
    "idea": ("ideas.yml", "ideas"),
    "risk": ("risks.yml", "risks"),
}
"""Where the items of each kind stand: file and key."""
_UNNAMED: Final[Mapping[str, tuple[str, str]]] = {
    "training": ("actors.yml", "trainings"),
    "term": ("glossary.yml", "terms"),
    "stage": ("roadmap.yml", "stages"),
    "wave": ("roadmap.yml", "waves"),
    "obligation": ("obligations.yml", "obligations"),
}
"""Items that are known by their position."""


@dataclass
class Parts:
    """What was read, file by file, before it is one manual."""

    company: dict[str, Reading] = field(default_factory=dict)
    sops: list[tuple[str, str, Reading]] = field(default_factory=list)
    translations: dict[tuple[str, str], Reading] = field(default_factory=dict)
    attachments: dict[tuple[str, str], Attachment] = field(default_factory=dict)
    pieces: dict[str, bytes] = field(default_factory=dict)
    measures: dict[str, tuple[Measure, ...]] = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def file(self, name: str, model: type[Any]) -> Any:
        """A company file's value; an empty one when the file is absent or faulty."""
        reading = self.company.get(name)
        return reading.value if reading is not None and reading.value is not None else model()


def assemble(parts: Parts) -> tuple[Manual | None, list[Finding]]:
    """One manual of all readings; None when anything in them stops an output."""
    findings = [*parts.findings, *_doubled(parts), *_misnamed(parts), *_dangling(parts), *_missing_files(parts)]
    company = parts.company.get("company.yml")
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    if company is None or company.value is None or broken:
        return None, findings
    return _manual(parts), findings


def _manual(parts: Parts) -> Manual:
    sops = dict(sorted((reading.value.id, reading.value) for _, _, reading in parts.sops if reading.value))
    named = {KINDS[kind]: _by_id(parts, kind) for kind in _COLLECTIONS}
    roadmap, actors = parts.file("roadmap.yml", RoadmapFile), parts.file("actors.yml", ActorsFile)
    company = parts.company["company.yml"].value
    named["objectives"] = {**{each.id: each for each in company.objectives}, **named["objectives"]}
    return Manual(
        company=company,
        sops=sops,
        domain_of={reading.value.id: domain for domain, _, reading in parts.sops if reading.value},
        graphs={number: graph_of(sop.steps) for number, sop in sops.items()},
        **named,
        trainings=actors.trainings,
        access_review=parts.file("tools.yml", ToolsFile).access_review,
        measures=parts.measures,
        incidents=parts.incidents,
        terms=parts.file("glossary.yml", GlossaryFile).terms,
        stages=roadmap.stages,
        waves=roadmap.waves,
        questions=parts.file("questions.yml", QuestionsFile),
        diagnostic=parts.file("diagnostic.yml", DiagnosticFile),
        obligations=parts.file("obligations.yml", ObligationsFile).obligations,
        dataroom=parts.file("dataroom/dataroom.yml", DataroomFile),
        qa=parts.file("dataroom/qa.yml", QaFile),
        lock=parts.file("dataroom/lock.yml", LockFile),
        attachments=parts.attachments,
        pieces=parts.pieces,
        translations={key: reading.value for key, reading in parts.translations.items() if reading.value},
        settings=parts.file("settings.yml", SettingsFile),
        origins=dict(_origins(parts)),
    )


_MODELS: Final[Mapping[str, type[Any]]] = {
    "actors.yml": ActorsFile,
    "tools.yml": ToolsFile,
    "data.yml": DataFile,
    "channels.yml": ChannelsFile,
    "kpis.yml": KpisFile,
    "contracts.yml": ContractsFile,
    "objectives.yml": ObjectivesFile,
    "ideas.yml": IdeasFile,
    "risks.yml": RisksFile,
    "roadmap.yml": RoadmapFile,
    "glossary.yml": GlossaryFile,
    "obligations.yml": ObligationsFile,
}


def _by_id(parts: Parts, kind: str) -> dict[str, Any]:
    name, key = _COLLECTIONS[kind]
    return {item.id: item for item in getattr(parts.file(name, _MODELS[name]), key)}


def _origins(parts: Parts) -> Iterator[tuple[tuple[str, str | int], Origin]]:
    for _, _, reading in parts.sops:
        yield ("process", reading.value.id), reading.document.origin
    for name, reading in parts.company.items():
        yield ("file", name), reading.document.origin
    for kind, (name, key) in _COLLECTIONS.items():
        if name in parts.company:
            origin = parts.company[name].document.origin / key
            for index, item in enumerate(getattr(parts.file(name, _MODELS[name]), key)):
                yield (kind, item.id), origin / index
    for kind, (name, key) in _UNNAMED.items():
        if name in parts.company:
            for index in range(len(getattr(parts.file(name, _MODELS[name]), key))):
                yield (kind, index), parts.company[name].document.origin.at(key, index)
    company = parts.company["company.yml"]
    for index, objective in enumerate(company.value.objectives):
        yield ("objective", objective.id), company.document.origin.at("objectives", index)


def _raw_ids(parts: Parts, kind: str) -> Iterator[tuple[str, Origin]]:
    """The ids that files give to items of a kind, faulty files included, so that one fault is one finding."""
    if kind == "process":
        for _, number, reading in parts.sops:
            said = reading.raw.get("id")
            yield (said if isinstance(said, str) else number), reading.document.origin / "id"
        return
    name, key = _COLLECTIONS[kind]
    places = [(name, key)] + ([("company.yml", "objectives")] if kind == "objective" else [])
    for file, where in places:
        if file not in parts.company:
            continue
        listed = parts.company[file].raw.get(where)
        for index, item in enumerate(listed if isinstance(listed, list) else ()):
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield item["id"], parts.company[file].document.origin.at(where, index, "id")


def _doubled(parts: Parts) -> Iterator[Finding]:
    for kind in KINDS:
        seen: dict[str, Origin] = {}
        for item_id, origin in _raw_ids(parts, kind):
            if item_id in seen:
                yield _double(item_id, origin, seen[item_id])
            seen.setdefault(item_id, origin)
    for _, _, reading in parts.sops:
        if reading.value is not None:
            yield from _doubled_labels(reading.value, reading.document.origin)


def _doubled_labels(sop: Sop, origin: Origin) -> Iterator[Finding]:
    for key, items in (("steps", sop.steps), ("templates", sop.templates)):
        seen: dict[str, Origin] = {}
        for index, item in enumerate(items):
            here = origin.at(key, index, "id")
            if item.id is not None and item.id in seen:
                yield _double(item.id, here, seen[item.id])
            elif item.id is not None:
                seen[item.id] = here


def _double(item_id: str, here: Origin, first: Origin) -> Finding:
    said = say("`{id}` is already taken.", id=item_id)
    related = (Related(first, say("It is first used here.")),)
    return Finding("SCH106", Severity.ERROR, here, said, say("Give one of the two another id."), related=related)


def _misnamed(parts: Parts) -> Iterator[Finding]:
    """The id in a process file must be the one of its name: links and numbers go by it."""
    for _, number, reading in parts.sops:
        said_id = reading.raw.get("id")
        if reading.value is not None and said_id != number:
            said = say("The file is called {number}, but its `id` is `{id}`.", number=number, id=str(said_id))
            where = reading.document.origin / "id"
            yield Finding("SCH108", Severity.ERROR, where, said, say("Rename the file, or correct the id."))


def _dangling(parts: Parts) -> Iterator[Finding]:
    known = {
        kind: frozenset(name for name, _ in _raw_ids(parts, kind)) for kind in KINDS if not _unreadable(parts, kind)
    }
    readings: Iterable[Reading] = [*parts.company.values(), *(reading for _, _, reading in parts.sops)]
    for reading in readings:
        if reading.value is not None:
            yield from dangling(reading.value, reading.document.origin, known)


def _unreadable(parts: Parts, kind: str) -> bool:
    """Whether the file that holds a kind could not be read at all: what refers to it is not wrong for that."""
    reading = parts.company.get(_COLLECTIONS[kind][0]) if kind in _COLLECTIONS else None
    return reading is not None and reading.document.data is None


def _missing_files(parts: Parts) -> Iterator[Finding]:
    """Templates, screenshots and external documents that name a file which is not there."""
    for _, _, reading in parts.sops:
        sop: Sop | None = reading.value
        if sop is None:
            continue
        wanted: list[tuple[Trail, str | None]] = [
            (("templates", index, "file"), each.file) for index, each in enumerate(sop.templates)
        ]
        wanted += [
            (("steps", index, "screenshot", "src"), shot.src)
            for index, step in enumerate(sop.steps)
            if (shot := getattr(step, "screenshot", None)) is not None
        ]
        for trail, name in wanted:
            if name is not None and (sop.id, name) not in parts.attachments:
                cure = say("Put it into the folder that has the name of the process file, or correct the name.")
                said = say("The file `{name}` is not there.", name=name)
                yield Finding("SCH109", Severity.ERROR, reading.document.origin.at(*trail), said, cure)
    dataroom = parts.company.get("dataroom/dataroom.yml")
    if dataroom is not None and dataroom.value is not None:
        for index, piece in enumerate(dataroom.value.external_documents):
            if piece.path not in parts.pieces:
                said = say("The file `{name}` is not there.", name=piece.path)
                where = dataroom.document.origin.at("external_documents", index, "path")
                cure = say("Put it below cartography/dataroom/pieces/, or correct the path.")
                yield Finding("SCH109", Severity.ERROR, where, said, cure)
