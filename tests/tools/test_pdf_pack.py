"""A packed PDF is the same document in fewer bytes."""

import datetime as dt
import io
import re
import shutil
import subprocess
from pathlib import Path

import pypdf
import pytest

from passation.tools import pdf_pack
from passation.tools.pdf import compile_pdf
from passation.tools.pdf_pack import packed

TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(font: "Roboto", lang: "fr")
= #data.title
#link(<end>)[Vers la fin]
#table(columns: 3, table.header[a][b][c], ..range(data.cells).map(n => [cellule #n]))
= Conclusion à l’œuvre <end>
"""


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    """Set a document of many cells."""
    template = tmp_path / "page.typ"
    template.write_text(TEMPLATE, "utf-8")
    return compile_pdf(template, {"title": "Registre été", "cells": 400}, timestamp=dt.date(2026, 9, 1))


def plainly(value: object) -> str:
    """Show a value of a PDF, references by their number only."""
    return re.sub(r"IndirectObject\((\d+), 0, \d+\)", r"\1 R", str(value))


def read(pdf: bytes) -> dict[str, object]:
    """Give what a reader finds in a PDF."""
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    assert reader.xmp_metadata is not None
    return {
        "text": [page.extract_text() for page in reader.pages],
        "title": reader.metadata and reader.metadata.title,
        "made": reader.metadata and reader.metadata.creation_date,
        "outline": [plainly(each) for each in reader.outline],
        "language": reader.root_object["/Lang"],
        "marked": reader.root_object["/MarkInfo"],
        "claims": reader.xmp_metadata.rdf_root.toxml(),
        "links": [str(each.get_object()["/Rect"]) for page in reader.pages for each in page.get("/Annots", [])],
    }


def test_a_packed_document_reads_as_before_and_takes_less_than_half(plain: bytes) -> None:
    small = packed(plain)

    assert read(plain) == read(small)
    assert len(small) < len(plain) / 2


@pytest.mark.parametrize("in_a_stream", [1, 7, 100_000])
def test_streams_of_any_length_hold_the_same_objects(
    in_a_stream: int, plain: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pack, "_IN_A_STREAM", in_a_stream)  # one alone is often too short to get any shorter

    assert read(plain) == read(packed(plain))


def test_packing_gives_the_same_bytes_each_time(plain: bytes) -> None:
    assert packed(plain) == packed(plain)


def test_a_second_opinion_finds_no_fault_in_a_packed_document(plain: bytes, tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    (tmp_path / "small.pdf").write_bytes(packed(plain))
    run = subprocess.run([qpdf, "--check", tmp_path / "small.pdf"], capture_output=True, text=True, check=False)

    assert 0 == run.returncode, run.stdout + run.stderr


def test_every_object_of_the_document_is_still_there(plain: bytes) -> None:
    before, after = (pypdf.PdfReader(io.BytesIO(pdf)) for pdf in (plain, packed(plain)))
    numbers = {number for table in before.xref.values() for number in table}

    assert len(numbers) > 400
    assert [] == [
        number
        for number in sorted(numbers - {0})
        if plainly(before.get_object(number)) != plainly(after.get_object(number))
    ]


@pytest.mark.parametrize("other", [b"", b"hello", b"%PDF-1.7\n%x\n", packed.__name__.encode()])
def test_what_typst_did_not_write_is_refused(other: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF"):
        packed(other)


def test_a_packed_document_is_not_packed_again(plain: bytes) -> None:
    with pytest.raises(ValueError, match="not a PDF with a plain list"):
        packed(packed(plain))


def test_a_list_of_places_that_lies_is_refused(plain: bytes) -> None:
    moved = plain.replace(b"\n%\x80\x80\x80\x80\n\n", b"\n%\x80\x80\x80\x80\n\n\n\n\n", 1)

    with pytest.raises(ValueError, match=r"no object at|not a PDF"):
        packed(moved)
