"""The report for machines. Its schema is `schemas/findings.schema.json`; keys are only ever added."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from passation import __version__
from passation.finding import Finding, Related, Repair, Severity, in_order
from passation.report.look import Look
from passation.report.sentences import cure, place_of, repair_of, said
from passation.rules import concealed, fingerprints
from passation.source import Place
from passation.words import Words

VERSION = 1
"""Version of the format; another number means that something was renamed or taken away."""


def as_json(findings: Sequence[Finding], words: Words, look: Look) -> str:  # noqa: ARG001  # the seam is one signature
    """One document: the findings in order of place, and how many there are of each severity."""
    document = {
        "format": "passation/findings",
        "version": VERSION,
        "tool": f"passation {__version__}",
        "language": words.language,
        "counts": {each.word: sum(finding.severity is each for finding in findings) for each in reversed(Severity)},
        "findings": list(documents(findings, words)),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def documents(findings: Sequence[Finding], words: Words) -> Iterator[Mapping[str, Any]]:
    """Each finding as a document, in order of place."""
    ordered = in_order(findings)
    for finding, line in zip(ordered, fingerprints(ordered), strict=True):
        yield _finding(finding, line, words)


def _finding(finding: Finding, fingerprint: str, words: Words) -> Mapping[str, Any]:
    repair = repair_of(finding)
    return {
        "code": finding.code,
        "fingerprint": fingerprint,
        "severity": finding.severity.word,
        **_place(finding.place),
        "message": said(finding.message, words),
        "cure": cure(finding, words) or None,
        "fix": None if finding.fix is None else concealed(words.value(finding.fix)),
        "subject": {"kind": finding.subject[0], "id": finding.subject[1]} if finding.subject else None,
        "repair": None if repair is None else _repair(repair),
        "related": [_related(each, words) for each in finding.related],
    }


def _repair(repair: Repair) -> Mapping[str, Any]:
    return {"safe": repair.is_safe, "edits": [dataclasses.asdict(edit) for edit in repair.edits]}


def _place(place: Place) -> Mapping[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column, "width": place.width}


def _related(related: Related, words: Words) -> Mapping[str, Any]:
    return {**_place(place_of(related)), "message": said(related.message, words)}
