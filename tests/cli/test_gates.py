"""What `passation export dataroom` reads back before it writes: a bag that fails one look is not written at all."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdf
import pytest

from passation.cli import export_dataroom
from passation.dataroom.bag import bag
from passation.dataroom.room import Delivery, deliver
from passation.dossier import printing
from passation.tools.pdf import compile_pdf
from passation.tree import Tree
from passation.values import Level

DATAROOM = """\
project: Projet Érable
recipients: [{id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-01}]
"""
APPROVED = (
    'document: {status: approved, approver: dirigeante, history: [{version: "1.0", date: 2026-09-07, by: raf}]}\n'
)
LEVEL = "confidentiality: confidential\n"
SECRET = "Chaque nuit, la balance des comptes part chez le notaire de famille."
Tamper = Callable[[Delivery], Delivery]
pytestmark = pytest.mark.slow


@pytest.fixture
def for_sale(company: Path) -> Path:
    """Give a company that is being sold, and has something to hide."""
    (company / "cartography" / "dataroom").mkdir()
    (company / "cartography" / "dataroom" / "dataroom.yml").write_text(DATAROOM, "utf-8")
    text = (company / "sops" / "finance" / "FIN-001-relances.yml").read_text("utf-8") + APPROVED + LEVEL
    (company / "sops" / "finance" / "FIN-001-relances.yml").write_text(text, "utf-8")
    hidden = text.replace("FIN-001", "FIN-002").replace("Relances des factures", "Comptes de nuit")
    hidden = hidden.replace("Chaque lundi à 12 h, toute facture échue a une relance datée.", SECRET)
    (company / "sops" / "finance" / "FIN-002-nuit.yml").write_text(
        hidden.replace(LEVEL, "confidentiality: secret\n"), "utf-8"
    )
    return company


def with_file(name: str, data: bytes) -> Tamper:
    """The bag with one file more, sealed as it should be."""

    def tampered(made: Delivery) -> Delivery:
        payload = Tree({path[5:]: each for path, each in made.bag.items() if path.startswith("data/")})
        return replace(made, bag=bag(payload | {name: data}, {}))

    return tampered


def telling(made: Delivery) -> Delivery:
    return with_file("07/note.txt", SECRET.upper().encode())(made)


def named(made: Delivery) -> Delivery:
    return with_file("07/comptes-de-nuit.txt", b"")(made)


def locked(made: Delivery) -> Delivery:
    return with_file("07/contrat.pdf", b"%PDF-1.7 broken")(made)


def above(made: Delivery) -> Delivery:
    """The process is worth more than its phase gives, and nobody gave it on purpose."""
    held = {path: replace(each, level=Level.SECRET) if each.item else each for path, each in made.held.items()}
    return replace(made, held=held)


def changed(made: Delivery) -> Delivery:
    path = next(path for path in made.bag if path.endswith(".csv"))
    return replace(made, bag=Tree({**made.bag, path: made.bag[path] + b"\r\n"}))


def other(made: Delivery) -> Delivery:
    return replace(made, private=replace(made.private, seal="0" * 64))


@pytest.mark.parametrize(
    ("tamper", "code", "said"),
    [
        (telling, "DR101", "dit quelque chose de sops FIN-002."),
        (named, "DR101", "dit quelque chose de sops FIN-002."),
        (locked, "DR101", "ne peut pas être examiné"),
        (above, "DR101", "la phase donne au plus «\u00a0Confidentiel\u00a0»"),
        (changed, "DR103", "Ce fichier ne correspond pas au manifeste"),
        (other, "DR103", "Refait une seconde fois"),
    ],
)
def test_a_bag_that_tells_too_much_or_is_not_what_it_says_is_not_written(
    tamper: Tamper, code: str, said: str, passation: Any, for_sale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dataroom, "deliver", lambda *args, **more: tamper(deliver(*args, **more)))
    ran = passation("export", "dataroom", "--to", "acq-a", "-q", "--today", "2026-11-09")

    assert (1, "") == (ran.code, ran.out)
    assert f"erreur {code}" in ran.err
    assert said in ran.err
    assert SECRET not in ran.err
    assert not (for_sale / "build").exists()
    assert not (for_sale / "cartography" / "dataroom" / "lock.yml").exists()


def test_a_print_without_the_watermark_of_its_recipient_is_not_delivered(
    passation: Any, for_sale: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = printing._watermark  # noqa: SLF001  # the very place where a mark would be forgotten

    def forgotten(*args: Any, **more: Any) -> dict[str, str] | None:
        mark = marked(*args, **more)
        return mark and {**mark, "line": "", "big": "Acquéreur B"}

    monkeypatch.setattr(printing, "_watermark", forgotten)
    ran = passation("export", "dataroom", "--to", "acq-a", "-q", "--today", "2026-11-09")

    assert 1 == ran.code
    assert "La page 1 ne porte pas le filigrane de «\u00a0Acquéreur A\u00a0»." in ran.err
    assert "erreur DR103" in ran.err
    assert not (for_sale / "build").exists()


def test_the_same_company_untouched_is_delivered(passation: Any, for_sale: Path) -> None:
    ran = passation("export", "dataroom", "--to", "acq-a", "-q", "--today", "2026-11-09")

    assert (0, "") == (ran.code, ran.err)
    assert (for_sale / "build" / "dataroom" / "acq-a" / "bagit.txt").exists()


def test_a_confidential_pdf_of_the_company_is_delivered_with_the_watermark(passation: Any, for_sale: Path) -> None:
    pieces = for_sale / "cartography" / "dataroom" / "pieces"
    pieces.mkdir()
    (pieces / "bail.pdf").write_bytes(_printed(for_sale, "Bail commercial"))
    room = for_sale / "cartography" / "dataroom" / "dataroom.yml"
    room.write_text(
        f"{DATAROOM}external_documents: [{{index: '03.01', title: Bail, path: pieces/bail.pdf}}]\n", "utf-8"
    )

    ran = passation("export", "dataroom", "--to", "acq-a", "-q", "--today", "2026-11-09")

    assert (0, "") == (ran.code, ran.err)
    (found,) = (for_sale / "build" / "dataroom" / "acq-a" / "data").rglob("03*.pdf")
    (page,) = pypdf.PdfReader(found).pages
    assert "Bail commercial" in page.extract_text()
    assert "Acquéreur A" in page.extract_text()


def _printed(folder: Path, text: str) -> bytes:
    template = folder / "piece.typ"
    template.write_text(text, "utf-8")
    return compile_pdf(template, {}, timestamp=dt.date(2026, 11, 9), standards=())
