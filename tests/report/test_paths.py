"""Machines that show findings beside the lines know files from the root of the repository; nobody else does."""

import json
import re

import pytest

from passation.finding import Edit, Finding, Related, Repair, Severity, say
from passation.report import REPORTS
from passation.report.look import Look
from passation.source import Place
from passation.words import Words

PATH = "sops/finance/FIN-001-relances.yml"
FINDINGS = [
    Finding(
        "SCH101",
        Severity.ERROR,
        Place(PATH, 3, 1, 5),
        say("The key `{key}` is missing.", key="title"),
        related=(Related(Place("cartography/actors.yml", 2, 1), say("It stands here, too.")),),
        repair=Repair((Edit(PATH, 3, 1, 3, 6, "title"),), is_safe=True),
    )
]


def paths(name: str, above: str) -> set[str]:
    """The paths of files that a report names, but for those in fingerprints."""
    report = REPORTS[name](FINDINGS, Words("fr"), Look(above=above))
    found = re.findall(r"[\w/%20-]*(?:sops|cartography)/[\w/-]+\.yml", report)
    return {path for path in found if not path.startswith("SCH101/")}


@pytest.mark.parametrize("name", ["sarif", "github", "gitlab"])
def test_a_company_below_the_root_is_named_from_there(name: str) -> None:
    assert {path.removeprefix("docs/company/") for path in paths(name, "docs/company/")} == paths(name, "")
    assert {"docs/company"} == {path[:12] for path in paths(name, "docs/company/")}


@pytest.mark.parametrize("name", sorted({*REPORTS} - {"sarif", "github", "gitlab"}))
def test_what_a_person_or_a_script_reads_begins_at_the_company(name: str) -> None:
    assert REPORTS[name](FINDINGS, Words("fr"), Look()) == REPORTS[name](FINDINGS, Words("fr"), Look(above="docs/"))


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_a_finding_keeps_its_fingerprint_where_the_company_moves(name: str) -> None:
    here, there = (
        json.dumps(json.loads(REPORTS[name](FINDINGS, Words("fr"), Look(above=above)))) for above in ("", "a b/")
    )

    assert re.findall(r"SCH101/[^\"]+", here) == re.findall(r"SCH101/[^\"]+", there)
    assert 1 == len(re.findall(r"SCH101/[^\"]+", here))


def test_a_folder_with_a_space_is_a_uri_in_sarif() -> None:
    assert '"uri": "nos%20fiches/sops/finance/' in REPORTS["sarif"](FINDINGS, Words("fr"), Look(above="nos fiches/"))
