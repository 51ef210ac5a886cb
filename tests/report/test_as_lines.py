"""The reports of one line a finding: for editors and logs, and for machines that read line by line."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft7Validator, Draft202012Validator

from passation.finding import Finding, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

SCHEMAS = files("passation") / "schemas"
SCHEMA = json.loads((SCHEMAS / "finding.schema.json").read_text("utf-8"))
OWNER = Finding("OWN101", Severity.WARNING, Place("sops/a.yml", 3, 5, 4), say("Nobody\npilots it."), say("Name one."))
EMPTY = Finding("YML109", Severity.ERROR, Place("sops/vide.yml"), say("The file is empty."))


def report(name: str, *findings: Finding) -> str:
    return REPORTS[name](findings, Words("en"), Look())


def test_a_line_says_where_how_grave_what_and_the_cure() -> None:
    expected = """\
sops/a.yml:3:5: warning OWN101: Nobody pilots it. → Name one.
sops/vide.yml:1:1: error YML109: The file is empty.
"""
    assert expected == report("concise", EMPTY, OWNER)


@pytest.mark.parametrize("name", ["concise", "jsonl"])
def test_nothing_to_report_is_no_line(name: str) -> None:
    assert "" == report(name)


@pytest.mark.parametrize("name", ["concise", "jsonl"])
def test_whatever_an_author_wrote_a_finding_is_one_line(name: str) -> None:
    evil = Finding("X1", Severity.ERROR, Place("a\nb\x1b.yml"), say("{it}", it="\r\n::error::\u2028\x85"))

    assert 1 == len(report(name, evil).split("\n")) - 1
    assert "\x1b" not in report(name, evil)


@pytest.mark.parametrize("validator", [Draft202012Validator, Draft7Validator], ids=["2020-12", "draft-07"])
def test_each_line_is_a_finding_of_the_json_report_and_follows_its_schema(validator: Any) -> None:
    lines = [json.loads(line) for line in report("jsonl", EMPTY, OWNER).splitlines()]
    validator.check_schema(SCHEMA)

    assert json.loads(report("json", EMPTY, OWNER))["findings"] == lines
    assert [] == [error.message for line in lines for error in validator(SCHEMA).iter_errors(line)]
    assert not validator(SCHEMA).is_valid({**lines[0], "severity": "fatal"})


def test_both_schemas_say_the_same_of_a_finding() -> None:
    whole = json.loads((SCHEMAS / "findings.schema.json").read_text("utf-8"))

    assert whole["definitions"] == SCHEMA["definitions"]
