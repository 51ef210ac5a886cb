"""Findings as text: for people, for machines, for a pull request. One file a format; `REPORTS` lists them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from passation.finding import Finding
from passation.report.as_concise import as_concise
from passation.report.as_github import as_github
from passation.report.as_gitlab import as_gitlab
from passation.report.as_json import as_json
from passation.report.as_jsonl import as_jsonl
from passation.report.as_junit import as_junit
from passation.report.as_markdown import as_markdown
from passation.report.as_sarif import as_sarif
from passation.report.as_text import as_text
from passation.report.look import Look
from passation.words import Words

Report = Callable[[Sequence[Finding], Words, Look], str]
"""Findings in, the whole report out, ready to be printed; nothing is read and nothing is written."""

REPORTS: Final[Mapping[str, Report]] = {
    "text": as_text,
    "concise": as_concise,
    "json": as_json,
    "jsonl": as_jsonl,
    "github": as_github,
    "gitlab": as_gitlab,
    "sarif": as_sarif,
    "junit": as_junit,
    "markdown": as_markdown,
}
"""Every format by its name on the command line. All are stable but those for people: `text`, `concise`, `markdown`."""
