"""A watermark over the pages of a PDF that is not ours."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pytest

from passation.tools.pdf import compile_pdf
from passation.tools.pdf_stamp import NotStamped, sheets, stamped

_A4 = (595.28, 841.89)


def made(tmp_path: Path, source: str) -> bytes:
    template = tmp_path / "piece.typ"
    template.write_text(source, encoding="utf-8")
    return compile_pdf(template, {}, timestamp=date(2026, 11, 16), standards=())


@pytest.fixture
def contract(tmp_path: Path) -> bytes:
    return made(tmp_path, "Article 1\n#pagebreak()\nArticle 2\n#page(flipped: true)[Annexe]")


@pytest.fixture
def marks(tmp_path: Path) -> bytes:
    return made(
        tmp_path,
        "#page(width: 595.28pt, height: 841.89pt)[Acquéreur A copie 1]"
        "#page(width: 841.89pt, height: 595.28pt)[Acquéreur A copie 1 en large]",
    )


def texts(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def turned(pdf: bytes, angle: int) -> bytes:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(pdf)))
    for page in writer.pages:
        page.rotate(angle)
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def test_each_page_keeps_what_it_says_and_gets_the_mark_of_its_size(contract: bytes, marks: bytes) -> None:
    assert (_A4, _A4, _A4[::-1]) == sheets(contract)
    said = texts(stamped(contract, marks, (0, 0, 1)))
    for page, own, mark in zip(
        said, ("Article 1", "Article 2", "Annexe"), ("copie 1", "copie 1", "large"), strict=True
    ):
        assert own in page
        assert mark in page


def test_a_page_that_lies_on_its_side_is_marked_as_it_is_read(contract: bytes, marks: bytes) -> None:
    on_its_side = turned(contract, 90)
    assert (_A4[::-1], _A4[::-1], _A4) == sheets(on_its_side)
    assert all("copie 1" in page for page in texts(stamped(on_its_side, marks, (1, 1, 0))))


def test_the_same_file_and_marks_give_the_same_bytes(contract: bytes, marks: bytes) -> None:
    assert stamped(contract, marks, (0, 0, 1)) == stamped(contract, marks, (0, 0, 1))


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7\nnothing", b"\x00" * 100])
def test_a_file_that_is_no_pdf_is_not_marked(broken: bytes) -> None:
    with pytest.raises(NotStamped):
        sheets(broken)


def test_a_file_that_needs_a_password_is_not_marked(contract: bytes) -> None:
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(contract)))
    writer.encrypt("mot de passe", algorithm="RC4-128")
    done = io.BytesIO()
    writer.write(done)
    with pytest.raises(NotStamped):
        sheets(done.getvalue())
