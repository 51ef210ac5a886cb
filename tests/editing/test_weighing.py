"""What is wrong with a text: at once in itself, however large the company; then in the whole of it."""

import datetime as dt
from pathlib import Path

import pytest

from passation.editing.desk import Desk
from passation.editing.weighing import Scales, alone
from passation.load.folder import gather, load, put_together
from passation.rules import check_all

TODAY = dt.date(2026, 11, 9)
FILE = "sops/finance/FIN-001-relances.yml"
OTHER = """\
schema: 1
id: FIN-002
title: Clôture
owner: raf
result: Le 5 du mois, le mois est clos.
steps:
  - {id: s10, call: FIN-001}
"""


@pytest.fixture
def two(root: Path) -> Path:
    """Give the company with a second process, which calls the first."""
    (root / "sops/finance/FIN-002-cloture.yml").write_text(OTHER, "utf-8")
    return root


def codes(scales: Scales, root: Path, text: str, *, whole: bool = False) -> list[str]:
    parts = gather(root)
    judged = scales.of_all(parts, FILE, text) if whole else scales.at_once(parts, FILE, "FIN-001", text)
    return [each.code for each in judged.findings]


def test_the_last_word_is_that_of_check(two: Path) -> None:
    text = (two / FILE).read_text("utf-8")
    loaded = load(two)
    found = check_all(loaded.findings, loaded.texts, loaded.manual, TODAY)

    assert sorted(each.code for each in found if each.place.path == FILE) == sorted(
        codes(Scales(TODAY), two, text, whole=True)
    )


def test_the_first_word_waits_for_no_other_process(two: Path) -> None:
    text = (two / FILE).read_text("utf-8")
    (two / "sops/finance/FIN-002-cloture.yml").write_text("title: [", "utf-8")
    judged = Scales(TODAY).at_once(gather(two), FILE, "FIN-001", text)

    assert 0 == judged.elsewhere
    assert {each.code for each in judged.findings} <= set(codes(Scales(TODAY), two, text))
    assert 1 == Scales(TODAY).of_all(gather(two), FILE, text).elsewhere


def test_what_the_text_names_comes_with_it_and_nothing_else(two: Path) -> None:
    parts = gather(two)
    text = (two / FILE).read_text("utf-8")
    calling = text.replace("do: Relancer chaque facture échue, minutes: 5", "call: FIN-002")

    few, more = alone(parts, FILE, text).manual, alone(parts, FILE, calling).manual

    assert few is not None
    assert more is not None
    assert (["FIN-001"], ["FIN-001", "FIN-002"]) == (list(few.sops), list(more.sops))


def test_a_process_that_is_not_beside_it_still_exists(two: Path) -> None:
    text = (two / FILE).read_text("utf-8").replace("aliases: [FIN-007]", "variant_of: FIN-002")

    assert "SCH105" not in codes(Scales(TODAY), two, text)
    assert "SCH105" in codes(Scales(TODAY), two, text.replace("FIN-002", "FIN-003"))


def test_what_only_the_whole_company_tells_stays_until_it_is_asked_again(two: Path) -> None:
    text = (two / FILE).read_text("utf-8")
    unfed = text.replace("minutes: 5", "inputs: [{data: balance}]")
    (two / "cartography/data.yml").write_text("data: [{id: balance, name: Balance}]\n", "utf-8")
    scales = Scales(TODAY)

    assert "MAP102" not in codes(scales, two, unfed)
    assert "MAP102" in codes(scales, two, unfed, whole=True)
    assert "MAP102" in codes(scales, two, unfed)
    codes(scales, two, text, whole=True)
    assert "MAP102" not in codes(scales, two, text)


def test_a_secret_is_told_at_once(two: Path) -> None:
    text = (two / FILE).read_text("utf-8").replace("chaque facture", "sur le compte FR14 2004 1010 0505 0001 3M02 606")

    assert "SEC101" in codes(Scales(TODAY), two, text)


def test_what_is_judged_changes_nothing_of_what_was_read(desk: Desk) -> None:
    parts = gather(desk.root)
    before = put_together(parts)
    Scales(TODAY).at_once(parts, FILE, "FIN-001", "id: FIN-001\n")

    assert before == put_together(parts)
