"""A text is read back wherever it may hide in a file of ours."""

import base64
import gzip
import io
import json
import zipfile
import zlib

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # it has no stubs

from passation.tools.pdf_text import Unreadable
from passation.tools.readback import read_back

SECRET = "Cession à l’été & «\u00a0plus\u00a0»"


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
    "address.html": b'<a href="?q=Cession%20%C3%A0%20l%E2%80%99%C3%A9t%C3%A9%20%26%20%C2%AB%C2%A0plus%C2%A0%C2%BB">',
    "sitemap.xml.gz": gzip.compress(SECRET.encode()),
    "book.xlsx": workbook(),
    "bag.zip": zipped(inner=zipped(deep=SECRET.encode())),
    "comment.zip": zipped(nothing=b""),
    "style.css": b'a{background:url("data:text/plain;base64,' + base64.b64encode(SECRET.encode()) + b'")}',
    "text.png": picture(b"iTXt", b"Comment\x00\x00\x00\x00\x00" + SECRET.encode()),
    "packed.png": picture(b"zTXt", b"Comment\x00\x00" + zlib.compress(SECRET.encode("latin-1", "replace"))),
    SECRET: b"",
}


@pytest.mark.parametrize("path", HIDING_PLACES)
def test_a_text_is_read_back_wherever_it_hides(path: str) -> None:
    wanted = {SECRET, SECRET.encode("latin-1", "replace").decode("latin-1")}

    assert any(each in text for text in read_back(path, HIDING_PLACES[path]) for each in wanted)


def test_a_picture_s_pixels_and_a_font_are_only_searched_for_signs() -> None:
    assert ["font.woff", "name of it", "name of it"] == list(read_back("font.woff", b"\xff\x00\x01name of it\x00\x02"))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 broken",
        b"PK\x03\x04 broken",
        b"\x1f\x8b broken",
        zipped(a=zipped(b=zipped(c=zipped(d=zipped(e=zipped(f=b"")))))),
        picture(b"zTXt", b"Comment\x00\x00broken"),
        b"data:text/plain;base64,AAAAAAAAAAAAAAAAA",
    ],
    ids=["pdf", "zip", "gzip", "too deep", "png", "base64"],
)
def test_what_cannot_be_looked_into_is_said(data: bytes) -> None:
    with pytest.raises(Unreadable):
        list(read_back("x", data))
