"""What a report needs beside its findings: the texts that excerpts are cut from, colours, the width of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Final

from passation.finding import Finding
from passation.frozen import dataclass
from passation.rules import concealed
from passation.source import Origin

PLAIN_WIDTH: Final = 80
"""Columns of a screen about which nothing is known."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a report looks. `texts` are the files as they were read, by path: findings without an origin need them."""

    colour: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    width: int = PLAIN_WIDTH
    reasons: bool = False
    """Whether faults of writing say why they matter, too: whoever mends a comma does not ask."""
    above: str = ""
    """Folders between the repository's root and the company's, such as `docs/company/`: SARIF, GitHub and GitLab find
    files from the repository's root. Every other report, and every fingerprint, begins at the company's folder, so that
    moving the company within the repository, or checking it elsewhere, opens no finding anew."""

    def line(self, finding: Finding, number: int) -> str:
        """A line of the file that a finding points at, secrets concealed; empty where there is none to show."""
        if isinstance(finding.where, Origin):
            return concealed(finding.where.source.line(number))
        lines = self.texts.get(finding.place.path, "").split("\n")
        return concealed(lines[number - 1].rstrip("\r")) if 0 < number <= len(lines) else ""
