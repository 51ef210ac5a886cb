"""The report for machines, whole, and against its published schema."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from passation import __version__
from passation.finding import Edit, Finding, Related, Repair, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

SCHEMA = json.loads((files("passation") / "schemas" / "findings.schema.json").read_text("utf-8"))
WHOLE = Finding(
    "EXT104",
    Severity.WARNING,
    Place("sops/a.yml", 3, 5, 4),
    say("An outside step without control."),
    cure=say("Add one."),
    fix="control: {kind: sample}",
    related=(Related(Place("cartography/actors.yml", 7, 3), say("It stands here.")),),
    subject=("process", "FIN-012"),
    repair=Repair((Edit("sops/a.yml", 3, 5, 3, 9, "raf"),), is_safe=True),
)
BARE = Finding("YML109", Severity.ERROR, Place("sops/vide.yml"), say("The file is empty."))


def report(*findings: Finding) -> str:
    return REPORTS["json"](findings, Words("en"), Look())


def test_every_finding_says_all_it_knows_under_stable_keys() -> None:
    expected = f"""\
{{
  "format": "passation/findings",
  "version": 1,
  "tool": "passation {__version__}",
  "language": "en",
  "counts": {{
    "error": 1,
    "warning": 1,
    "info": 0
  }},
  "findings": [
    {{
      "code": "EXT104",
      "fingerprint": "EXT104/FIN-012/074008c016cf",
      "severity": "warning",
      "path": "sops/a.yml",
      "line": 3,
      "column": 5,
      "width": 4,
      "message": "An outside step without control.",
      "cure": "Add one.",
      "fix": "control: {{kind: sample}}",
      "subject": {{
        "kind": "process",
        "id": "FIN-012"
      }},
      "repair": {{
        "safe": true,
        "edits": [
          {{
            "path": "sops/a.yml",
            "line": 3,
            "column": 5,
            "end_line": 3,
            "end_column": 9,
            "text": "raf"
          }}
        ]
      }},
      "related": [
        {{
          "path": "cartography/actors.yml",
          "line": 7,
          "column": 3,
          "width": 0,
          "message": "It stands here."
        }}
      ]
    }},
    {{
      "code": "YML109",
      "fingerprint": "YML109/sops/vide.yml/fcac007bda9d",
      "severity": "error",
      "path": "sops/vide.yml",
      "line": 1,
      "column": 1,
      "width": 0,
      "message": "The file is empty.",
      "cure": null,
      "fix": null,
      "subject": null,
      "repair": null,
      "related": []
    }}
  ]
}}
"""
    assert expected == report(BARE, WHOLE)


@pytest.mark.parametrize("findings", [(), (BARE,), (WHOLE, BARE)], ids=["none", "bare", "whole"])
@pytest.mark.parametrize("validator", [Draft202012Validator, Draft7Validator], ids=["2020-12", "draft-07"])
def test_a_report_follows_its_published_schema(findings: tuple[Finding, ...], validator: Any) -> None:
    validator.check_schema(SCHEMA)

    assert [] == [error.message for error in validator(SCHEMA).iter_errors(json.loads(report(*findings)))]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("severity", "fatal"),
        ("line", 0),
        ("path", None),
        ("cure", 1),
        ("related", None),
        ("repair", {}),
        ("new", "key"),
    ],
)
def test_the_published_schema_refuses_what_no_report_holds(key: str, value: object) -> None:
    document = json.loads(report(WHOLE))
    document["findings"][0][key] = value

    assert not Draft202012Validator(SCHEMA).is_valid(document)


def test_a_machine_reads_what_an_author_wrote_unchanged() -> None:
    evil = "\x1b[31m \u202e “quoted” \\ \n</script>"
    [finding] = json.loads(report(Finding("X1", Severity.ERROR, Place("a\nb.yml"), say("{it}", it=evil))))["findings"]

    assert ("a\nb.yml", evil) == (finding["path"], finding["message"])


def test_a_repair_that_would_repeat_a_secret_is_not_told() -> None:
    edit = Edit("a.yml", 1, 1, 1, 2, 'title: "FR14 2004 1010 0505 0001 3M02 606"')
    secret = Finding("X1", Severity.ERROR, Place("a.yml"), say("It."), repair=Repair((edit,)))

    assert "2004" not in report(secret)
    assert json.loads(report(secret))["findings"][0]["repair"] is None
