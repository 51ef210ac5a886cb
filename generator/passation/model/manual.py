"""The whole company, as its authors wrote it, with the place of every item. Nothing above the gate may read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from passation.model.base import unwritten
from passation.model.content import Content
from passation.model.dataroom import SettingsFile
from passation.source import Origin


@dataclass(frozen=True)
class Manual(Content):
    """Everything that was read. `origins` are by (kind, id) or by (collection, position)."""

    settings: SettingsFile = unwritten(SettingsFile)
    origins: Mapping[tuple[str, str | int], Origin] = field(default_factory=dict)

    def origin(self, kind: str, key: str | int) -> Origin:
        """Where an item stands: `origin("process", "FIN-012") / "steps" / 3`."""
        return self.origins[kind, key]
