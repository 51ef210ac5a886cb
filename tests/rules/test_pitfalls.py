"""Every pitfall of the founding documents is caught: `docs/pitfalls.md` says by which rules, and cannot lie."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from passation.finding import in_order
from passation.load.folder import load
from passation.rules import BY_CODE, check

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "pitfalls.md"
TODAY = dt.date(2026, 11, 9)
PITFALLS = (
    *(f"S0-{number}" for number in range(1, 8)),
    *["S1"] * 4,
    *(f"S3-{number}" for number in range(1, 6)),
    *(f"S4-{number}" for number in range(1, 5)),
)
ROW = re.compile(r"^\| (S\d(?:-\d)?) \| « (.+) » \| (.+) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, list[str]]]:
    """The table of the page: pitfall, quotation, codes."""
    return [(name, quote, codes.split(", ")) for name, quote, codes in ROW.findall(PAGE.read_text("utf-8"))]


def test_the_page_names_every_pitfall_and_only_rules_that_exist() -> None:
    assert PITFALLS == tuple(name for name, _, _ in rows())
    assert [] == [code for _, _, codes in rows() for code in codes if code not in BY_CODE]


def test_a_company_that_falls_into_all_seven_is_told_of_each() -> None:
    loaded = load(HERE / "pitfalls")
    assert loaded.manual is not None
    found = {each.code for each in check(loaded.manual, TODAY)}

    assert dict.fromkeys(PITFALLS[:7], True) == {
        name: not found.isdisjoint(codes) for name, _, codes in rows() if name.startswith("S0-")
    }


def test_all_that_it_is_told_and_nothing_else() -> None:
    loaded = load(HERE / "pitfalls")
    assert loaded.manual is not None

    assert [
        "warning CONT102 actors.yml:4",
        "warning COM101 actors.yml:8",
        "info COM103 actors.yml:8",
        "warning COM104 actors.yml:8",
        "info ROI101 company.yml:2",
        "error ROAD104 roadmap.yml:3",
        "warning ROAD102 roadmap.yml:3",
        "error ROAD104 roadmap.yml:4",
        "warning ROAD101 roadmap.yml:4",
        "warning EXT108 COM-001-emails.yml:4",
        "warning KPI102 COM-001-emails.yml:4",
        "warning EXT107 COM-001-emails.yml:5",
        "info FLOW105 COM-001-emails.yml:12",
        "error ACC101 COM-001-emails.yml:12",
        "warning EXT108 FIN-001-relances.yml:4",
        "warning KPI102 FIN-001-relances.yml:4",
    ] == [
        f"{each.severity.word} {each.code} {Path(each.place.path).name}:{each.place.line}"
        for each in in_order([*loaded.findings, *check(loaded.manual, TODAY)])
    ]
