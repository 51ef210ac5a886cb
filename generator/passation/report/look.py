"""What a report needs beside its findings: the texts that excerpts are cut from, and whether there are colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from passation.finding import Finding
from passation.rules import concealed
from passation.source import Origin


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks. `texts` are the files as they were read, by path: findings without an origin need them."""

    colour: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)

    def line_of(self, finding: Finding) -> str:
        """The line of the file that a finding points at, secrets concealed; empty where there is none to show."""
        place = finding.place
        if isinstance(finding.where, Origin):
            return concealed(finding.where.source.line(place.line))
        lines = self.texts.get(place.path, "").split("\n")
        return concealed(lines[place.line - 1].rstrip("\r")) if place.line <= len(lines) else ""
