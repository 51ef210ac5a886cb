"""The report as SARIF 2.1.0: for code scanning, and for editors and dashboards that read it.

Source of the format: https://docs.oasis-open.org/sarif/sarif/v2.1.0/ . Columns count characters. A finding keeps its
fingerprint when lines move, so that a dashboard knows it again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote

from passation import __version__
from passation.finding import Finding, Related, Repair, Severity, in_order
from passation.report.look import Look
from passation.report.sentences import place_of, repair_of, said, whole
from passation.rules import concealed, explain, fingerprints
from passation.source import Place
from passation.words import Words

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_FINGERPRINT: Final = "passation/v1"


def as_sarif(findings: Sequence[Finding], words: Words, look: Look) -> str:
    """One document with one run: the rules that were broken, explained, and the findings in order of place."""
    ordered = in_order(findings)
    codes = sorted({each.code for each in ordered})
    results = [
        _result(finding, codes.index(finding.code), line, words, look.above)
        for finding, line in zip(ordered, fingerprints(ordered), strict=True)
    ]
    driver = {
        "name": "passation",
        "semanticVersion": __version__,
        "language": words.language,
        "rules": [_rule(code, words) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "passation/check/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "results": results,
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, words: Words) -> Mapping[str, Any]:
    known = explain(code, words)
    if known is None:
        return {"id": code}
    text = "\n\n".join((*known.what, *known.why, *known.cure))
    return {
        "id": code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": "\n\n".join(known.what) or known.title},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(finding: Finding, rule: int, fingerprint: str, words: Words, above: str) -> Mapping[str, Any]:
    found: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": whole(finding, words)},
        "locations": [{"physicalLocation": _location(finding.place, above)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if (repair := repair_of(finding)) is not None and repair.is_safe:
        found["fixes"] = [_fix(repair, words.say(finding.cure or finding.message), above)]
    if finding.related:
        found["relatedLocations"] = [
            _related(number, each, words, above) for number, each in enumerate(finding.related, 1)
        ]
    return found


def _fix(repair: Repair, text: str, above: str) -> Mapping[str, Any]:
    """A safe repair; a dashboard offers it with a button, so that none of the others is among them."""
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in repair.edits
    ]
    change = {"artifactLocation": _file(above + repair.edits[0].path), "replacements": replacements}
    return {"description": {"text": concealed(text)}, "artifactChanges": [change]}


def _related(number: int, related: Related, words: Words, above: str) -> Mapping[str, Any]:
    message = {"text": said(related.message, words)}
    return {"id": number, "physicalLocation": _location(place_of(related), above), "message": message}


def _location(place: Place, above: str) -> Mapping[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column}
    if place.width:
        region["endColumn"] = place.column + place.width
    return {"artifactLocation": _file(above + place.path), "region": region}


def _file(path: str) -> Mapping[str, Any]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}
