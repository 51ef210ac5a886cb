"""`passation leak-check`: a hidden text is found wherever it hides in an output."""

import base64
import gzip
import io
import json
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no stubs

SECRET = "Cession à l’été & «\u00a0plus\u00a0» tard"


def zipped(**files: bytes) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = SECRET.encode()
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def workbook() -> bytes:
    whole = io.BytesIO()
    book = xlsxwriter.Workbook(whole, {"in_memory": True})
    book.set_properties({"comments": SECRET})
    book.add_worksheet("Feuille").write_string("A1", SECRET)
    book.close()
    return whole.getvalue()


def picture(kind: bytes, body: bytes) -> bytes:
    chunk = len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
    return b"\x89PNG\r\n\x1a\n" + chunk


HIDING_PLACES = {
    "plain.txt": SECRET.encode(),
    "bom.csv": b"\xef\xbb\xbf" + SECRET.encode(),
    "escaped.json": json.dumps({"text": SECRET}).encode(),
    "search.js": b"var docs = " + json.dumps([SECRET]).encode(),
    "page.html": b"<p title='x'>" + SECRET.replace("&", "&amp;").replace("é", "&eacute;").encode() + b"</p>",
    "split.html": SECRET.replace("&", "&amp;").replace("Cession", "Ce<wbr>ss<b>ion</b>").encode(),
    "attribute.svg": b'<svg><g id="' + SECRET.replace("&", "&amp;").encode() + b'"/></svg>',
    "address.html": f'<a href="?q={quote(SECRET)}">'.encode(),
    "sitemap.xml.gz": gzip.compress(SECRET.encode()),
    "book.xlsx": workbook(),
    "bag.zip": zipped(inner=zipped(deep=SECRET.encode())),
    "comment.zip": zipped(nothing=b""),
    "style.css": b'a{background:url("data:text/plain;base64,' + base64.b64encode(SECRET.encode()) + b'")}',
    "text.png": picture(b"iTXt", b"Comment\x00\x00\x00\x00\x00" + SECRET.encode()),
    "packed.png": picture(b"zTXt", b"Comment\x00\x00" + zlib.compress(SECRET.encode("latin-1", "replace"))),
    "cession-a-l-ete-plus-tard.txt": b"",
}


@pytest.fixture
def hiding(company: Path) -> Path:
    """Give a company whose secret process has the secret for its result."""
    text = (company / "sops" / "finance" / "FIN-001-relances.yml").read_text("utf-8")
    text = text.replace("FIN-001", "FIN-002").replace("title: Relances des factures", "title: Relances de nuit")
    text = text.replace("result: Chaque lundi à 12 h, toute facture échue a une relance datée.", f"result: {SECRET}")
    (company / "sops" / "finance" / "FIN-002-nuit.yml").write_text(text + "confidentiality: secret\n", "utf-8")
    (company / "sortie").mkdir()
    return company / "sortie"


@pytest.mark.parametrize("path", HIDING_PLACES)
def test_a_text_is_found_wherever_it_hides(path: str, passation: Any, hiding: Path) -> None:
    (hiding / "index.html").write_text("<p>Relances des factures</p>", "utf-8")
    (hiding / path).write_bytes(HIDING_PLACES[path])
    ran = passation("leak-check", "sortie", "--audience", "equipe", "-q")

    assert 1 == ran.code
    assert re.fullmatch(re.escape(path) + r"(!\S*)? révèle sops FIN-002", ran.out.splitlines()[0])


@pytest.mark.parametrize("path", ["page.html", "book.xlsx"])
def test_one_file_may_be_searched_alone(path: str, passation: Any, hiding: Path) -> None:
    (hiding / path).write_bytes(HIDING_PLACES[path])

    assert 1 == passation("leak-check", f"sortie/{path}", "--audience", "equipe").code
    assert 0 == passation("leak-check", f"sortie/{path}", "--audience", "direction").code


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x1f\x8b broken"],
    ids=["pdf", "zip", "gzip"],
)
def test_what_cannot_be_looked_into_is_said_and_is_no_success(data: bytes, passation: Any, hiding: Path) -> None:
    (hiding / "fichier.bin").write_bytes(data)
    ran = passation("leak-check", "sortie", "--audience", "equipe")

    assert (1, "fichier.bin n’a pas pu être examiné") == (ran.code, ran.out.splitlines()[0])


def test_an_empty_output_is_no_success(passation: Any, hiding: Path) -> None:
    assert hiding.is_dir()
    assert (2, "", "Erreur\u00a0: sortie ne contient aucun fichier\u00a0: rien n’a été cherché.\n") == passation(
        "leak-check", "sortie", "--audience", "equipe"
    )


def test_a_link_is_not_followed(passation: Any, hiding: Path) -> None:
    (hiding / "lien").symlink_to("/etc/passwd")

    assert (2, "") == passation("leak-check", "sortie", "--audience", "equipe")[:2]


def test_a_recipient_is_an_audience_too(passation: Any, hiding: Path) -> None:
    (hiding.parent / "cartography" / "dataroom").mkdir()
    (hiding.parent / "cartography" / "dataroom" / "dataroom.yml").write_text(
        "recipients: [{id: acq-a, name: Acquéreur A, phase: nda, nda: 2026-10-01}]\n", "utf-8"
    )
    (hiding / "note.txt").write_text(SECRET, "utf-8")

    assert 1 == passation("leak-check", "sortie", "--audience", "acq-a").code
