"""Findings as text: for people, for machines, for a pull request. One file a format; `REPORTS` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from passation.finding import Finding
from passation.report.as_github import as_github
from passation.report.as_json import as_json
from passation.report.as_text import as_text
from passation.report.look import Look
from passation.words import Words

Report = Callable[[Sequence[Finding], Words, Look], str]
"""Findings in, the whole report out, ready to be printed; nothing is read and nothing is written."""

REPORTS: Final[Mapping[str, Report]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
"""Every format by its name on the command line. Those for machines are stable; `text` is not."""
