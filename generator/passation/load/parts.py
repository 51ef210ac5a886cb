"""What was read, file by file, before it is one manual; and where the items of each kind stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from passation.finding import Finding
from passation.load.memory import Memory
from passation.load.read import COMPANY_FILES, Reading
from passation.model.base import unwritten
from passation.model.content import Attachment
from passation.model.kpi import Incident, Measure
from passation.source import Place

COLLECTIONS: Final[Mapping[str, tuple[str, str]]] = {
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
UNNAMED: Final[Mapping[str, tuple[str, str]]] = {
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

    instead: Mapping[str, bytes] = field(default_factory=dict)
    """Files as they would be, by path: read in place of what lies on the disk."""
    company: dict[str, Reading] = field(default_factory=dict)
    sops: list[tuple[str, str, Reading]] = field(default_factory=list)
    translations: dict[tuple[str, str], Reading] = field(default_factory=dict)
    attachments: dict[tuple[str, str], Attachment] = field(default_factory=dict)
    pieces: dict[str, bytes] = field(default_factory=dict)
    measures: dict[str, tuple[Measure, ...]] = field(default_factory=dict)
    incidents: tuple[tuple[Place, Incident], ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    strangers: dict[str, bytes] = field(default_factory=dict)
    """Files whose name nobody knows, by path, and how they begin."""
    claimed_numbers: dict[str, str] = field(default_factory=dict)
    """Processes that are not read because of their file's name: number by path of the stranger."""
    claimed_files: dict[str, str] = field(default_factory=dict)
    """Company files that are not read because of their name: right name by path of the stranger."""
    memory: Memory | None = None
    """What was read before, for whoever reads again and again."""
    renamed: dict[str, str] = field(default_factory=dict)
    """Folders of attachments that lost the name of their process, each with the right one."""

    def file(self, name: str) -> Any:
        """A company file's value; an empty one when the file is absent or faulty."""
        reading = self.company.get(name)
        return reading.value if reading is not None and reading.value is not None else unwritten(COMPANY_FILES[name])
