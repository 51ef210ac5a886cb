"""Code Quality for a merge request, whole, and against what GitLab says that it reads.

Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format . GitLab publishes no schema of it;
the constraints below are those of that page.
"""

import json

import pytest
from jsonschema import Draft202012Validator

from passation.finding import Finding, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

ISSUES = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./|/)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
OWNER = Finding("OWN101", Severity.WARNING, Place("sops/a.yml", 3, 5, 4), say("Nobody pilots it."), say("Name one."))
EMPTY = Finding("YML109", Severity.ERROR, Place("sops/vide.yml"), say("The file is empty."))
KNOWN = Finding("CONF104", Severity.INFO, Place("sops/a.yml", 9), say("It will be masked."))


def report(*findings: Finding) -> str:
    return REPORTS["gitlab"](findings, Words("en"), Look())


def test_each_finding_is_an_issue() -> None:
    expected = """\
[
  {
    "description": "Nobody pilots it.\\nName one.",
    "check_name": "OWN101",
    "fingerprint": "OWN101/sops/a.yml/ff8e7e7ea8d7",
    "severity": "minor",
    "location": {
      "path": "sops/a.yml",
      "lines": {
        "begin": 3
      }
    }
  }
]
"""
    assert expected == report(OWNER)


@pytest.mark.parametrize("findings", [(), (OWNER,), (OWNER, EMPTY, KNOWN)], ids=["none", "one", "three"])
def test_a_report_is_one_that_gitlab_reads(findings: tuple[Finding, ...]) -> None:
    issues = json.loads(report(*findings))

    assert [] == [error.message for error in Draft202012Validator(ISSUES).iter_errors(issues)]
    assert len(findings) == len(issues)


def test_gravities_are_those_that_gitlab_knows() -> None:
    issues = json.loads(report(OWNER, EMPTY, KNOWN))

    assert {"OWN101": "minor", "YML109": "critical", "CONF104": "info"} == {
        issue["check_name"]: issue["severity"] for issue in issues
    }
