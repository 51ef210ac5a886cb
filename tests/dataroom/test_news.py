"""What a second delivery says of the first: new, changed, gone, unchanged, by the numbers of the index."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from passation.dataroom import Delivery, deliver
from passation.dataroom.news import Earlier, earlier
from passation.dataroom.parcel import Refused
from passation.edition import Edition
from passation.model.manual import Manual
from passation.tools.pdf_pages import read_back
from passation.tools.writer import write, write_zip
from passation.tree import Tree
from passation.words import Words


@pytest.fixture
def before(delivery: Callable[[str], Delivery], tmp_path: Path) -> Path:
    """Give the folder of what the notary received first."""
    write(delivery("notaire").bag, tmp_path / "avant")
    return tmp_path / "avant"


def said(made: Delivery) -> list[str]:
    """What 00.04 says, without the marks of the page."""
    data = next(data for path, data in made.bag.items() if "/00.04_" in path)
    lines = [line.replace("\u00a0", " ") for page in read_back(data).pages for line in page.splitlines()]
    return [line for line in lines if re.match(r"[\d.]{5,}$|.*\(\d+\)$|Depuis", line)]


def again(edition: Edition, manual: Manual, since: Earlier) -> Delivery:
    return deliver(edition, Words("fr"), manual.lock, since=since)


def test_the_same_again_is_unchanged(edition: Callable[[str], Edition], manual: Manual, before: Path) -> None:
    found = said(again(edition("notaire"), manual, earlier(before, "notaire")))

    assert ["Nouveau dans cet envoi (0)", "Modifié (0)", "Plus dans cet envoi (0)", "Inchangé (23)"] == [
        line for line in found if "(" in line
    ]


def test_what_changed_came_or_went_is_named_by_its_number_and_nothing_else_moves(
    edition: Callable[[str], Edition], manual: Manual, before: Path
) -> None:
    now = edition("notaire")
    changed = now.sops["FIN-001"].model_copy(update={"result": "Chaque mardi, tout est relancé."})
    later = replace(now, sops={**now.sops, "FIN-001": changed}, digest="f" * 64, date=dt.date(2026, 10, 8))
    gone = {number: files for number, files in earlier(before, "notaire").files.items() if number != "08.01"}
    since = replace(earlier(before, "notaire"), files={**gone, "07.02.09": {"pdf": b"%PDF"}})
    found = said(again(later, manual, since))
    groups = " ".join(found).split(" Inchangé ")[0]

    assert (
        "Depuis l’envoi du 30 septembre 2026. Les numéros sont ceux de l’index. "
        "Nouveau dans cet envoi (1) 08.01 Modifié (2) 07.02 07.02.02 Plus dans cet envoi (1) 07.02.09"
    ) == groups


def test_an_archive_is_as_good_as_a_folder(delivery: Callable[[str], Delivery], before: Path, tmp_path: Path) -> None:
    write_zip(delivery("notaire").bag, tmp_path / "avant.zip")

    assert earlier(before, "notaire") == earlier(tmp_path / "avant.zip", "notaire")


def test_the_delivery_of_somebody_else_is_refused(before: Path) -> None:
    with pytest.raises(Refused, match="made for somebody else"):
        earlier(before, "acquereur")


def test_a_delivery_that_was_changed_is_refused(before: Path) -> None:
    next(iter(sorted(before.rglob("*.csv")))).write_bytes(b"")
    with pytest.raises(Refused, match="no longer what was sent"):
        earlier(before, "notaire")


def test_what_is_no_delivery_is_refused(tmp_path: Path) -> None:
    write(Tree({"index.html": b""}), tmp_path / "site")
    with pytest.raises(Refused, match="no data room"):
        earlier(tmp_path / "site", "notaire")


def test_without_an_earlier_delivery_nothing_is_said_of_one(delivery: Callable[[str], Delivery]) -> None:
    assert [] == [path for path in delivery("notaire").bag if "/00.04_" in path]
