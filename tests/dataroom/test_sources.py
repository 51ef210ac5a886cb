"""The sources that come with the closing: as the reader's edition has them, and read again as the same process."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
import yaml

from passation.dataroom import Delivery
from passation.dataroom.sources import source
from passation.edition import Edition
from passation.load.folder import load

COMPANY = Path(__file__).parent / "company"
Deliveries = Callable[[str], Delivery]


def sources(made: Delivery) -> dict[str, bytes]:
    return {path.rpartition("/")[2]: data for path, data in made.bag.items() if path.endswith(".yml")}


def test_they_come_with_the_closing_only(delivery: Deliveries) -> None:
    assert {
        "vendeur": [],
        "curieux": [],
        "groupe": [],
        "acquereur": [],
        "notaire": ["07.02.02_FIN-001_relances-des-factures-impayees_v1.1_2026-09-01_CONF_fr.yml"],
    } == {each: list(sources(delivery(each))) for each in ("vendeur", "curieux", "groupe", "acquereur", "notaire")}


def test_they_are_read_again_as_the_same_process(edition: Callable[[str], Edition], tmp_path: Path) -> None:
    company = copytree(COMPANY, tmp_path / "company")
    shown = edition("notaire").sops["FIN-001"]
    file = company / "sops" / "finance" / "FIN-001-relances.yml"
    file.write_bytes(source(shown))
    loaded = load(company)

    assert loaded.manual is not None, loaded.findings
    assert shown.model_dump() == loaded.manual.sops["FIN-001"].model_dump()


@pytest.mark.parametrize(
    "text", ["&ancre *alias !!python/object:os.system", "oui: non # rien", '"\n- {}', "12:30", "1_000"]
)
def test_no_text_becomes_anything_else(text: str, edition: Callable[[str], Edition]) -> None:
    shown = edition("notaire").sops["FIN-001"].model_copy(update={"title": text})

    assert text == yaml.safe_load(source(shown))["title"]
