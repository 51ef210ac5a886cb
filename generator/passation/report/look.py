"""What a report needs beside its findings: the texts that excerpts are cut from, and whether there are colours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from passation.finding import Finding
from passation.rules import concealed
from passation.source import Origin

_STEERING: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]"
)
"""Control, bidirectional and zero-width characters, and surrogates: what could steer a terminal or hide in a line."""


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


def harmless(text: str) -> str:
    """A text that cannot steer a terminal: what would becomes a visible sign, one for one. Line ends stay."""
    return _STEERING.sub(_sign, text)


def one_line(text: str) -> str:
    """The same on one line."""
    return harmless(text).replace("\n", " ")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
