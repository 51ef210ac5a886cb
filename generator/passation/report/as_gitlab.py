"""The report for a merge request on GitLab: a Code Quality report, `artifacts:reports:codequality`.

Source of the format: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from passation.finding import Finding, Severity, in_order
from passation.report.look import Look
from passation.report.sentences import whole
from passation.rules import fingerprints
from passation.words import Words

_SEVERITIES: Final = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(findings: Sequence[Finding], words: Words, look: Look) -> str:
    """One list; empty where there is nothing to say, so that GitLab sees what was mended."""
    ordered = in_order(findings)
    issues = [_issue(*each, words, look.above) for each in zip(ordered, fingerprints(ordered), strict=True)]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def _issue(finding: Finding, fingerprint: str, words: Words, above: str) -> Mapping[str, Any]:
    return {
        "description": whole(finding, words),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {"path": above + finding.place.path, "lines": {"begin": finding.place.line}},
    }
