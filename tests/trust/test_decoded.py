"""A scanner that overlooks something is worse than none: each way to say a word in a file is found."""

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import openpyxl
import pypdf
import pytest
from pypdf.annotations import FreeText
from pypdf.generic import (
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NullObject,
    StreamObject,
    TextStringObject,
)

from passation.tools import decoded as module
from passation.tools.decoded import Undecodable, decoded, plain

WORD = "Équerre-Ébauche"


def finds(path: str, data: bytes, word: str = WORD) -> bool:
    return any(word in text for _, text in decoded(path, data))


def zipped(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


ENTITIES = "".join(f"&#{ord(char)};" for char in WORD)
HEX_ENTITIES = "".join(f"&#x{ord(char):x};" for char in WORD)
TEXTS = {
    "plain": WORD,
    "byte order mark": f"\ufeff{WORD}",
    "attribute": f'<img alt="{WORD}">',
    "comment": f"<!-- {WORD} -->",
    "named entity": "&Eacute;querre-&Eacute;bauche",
    "entities": f"<p>{ENTITIES}</p>",
    "hex entities": f'<p title="{HEX_ENTITIES}">',
    "split by tags": "Éque<b>rre</b>-<i>Ébau</i>che",
    "soft hyphens": "Éq\u00aduerre-\u200bÉbauche",
    "soft hyphen entities": "Éq&shy;uerre-&#8203;Ébauche",
    "address": f'<a href="/x/{quote(WORD)}">',
    "json": json.dumps({"a": WORD}),
    "script": "x = '\\xC9querre-\\u{c9}bauche'",
    "style": 'a::before{content:"\\C9 querre-\\0000C9bauche"}',
    "json slash": json.dumps(WORD).replace("-", "\\u002d"),
}


@pytest.mark.parametrize("way", TEXTS)
def test_a_word_is_found_however_a_text_spells_it(way: str) -> None:
    assert finds("page.html", TEXTS[way].encode())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_a_word_is_found_in_other_encodings(encoding: str) -> None:
    assert finds("note.txt", f"a {WORD} b".encode(encoding))


def test_words_apart_by_any_space_are_read_with_one() -> None:
    assert "Menuiserie Vallier SAS" == plain("Menuiserie\u00a0Vallier\n  <b>SAS</b>")


@pytest.mark.parametrize("path", [f"a/{WORD}.html", f"{WORD}/index.html"])
def test_a_word_in_a_files_name_is_found(path: str) -> None:
    assert finds(path, b"")


# Containers


def in_zip(data: bytes) -> bytes:
    return zipped(a=data)


CONTAINERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "zip": in_zip,
    "zip in zip": lambda data: in_zip(in_zip(data)),
    "gzip in zip": lambda data: in_zip(gzip.compress(data)),
    "data address": lambda data: b"url(data:text/css;charset=utf-8;base64," + base64.b64encode(data) + b")",
    "zip in a data address": lambda data: b'<a href="data:;base64,' + base64.b64encode(in_zip(data)) + b'">',
}


@pytest.mark.parametrize("way", CONTAINERS)
def test_a_word_is_found_in_containers(way: str) -> None:
    data = CONTAINERS[way](ENTITIES.encode())

    assert ENTITIES.encode() not in data
    assert finds("a.bin", data)


def test_names_comments_and_extra_fields_of_an_archive_are_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.comment = b"du tout"
        info = zipfile.ZipInfo("nom-du-fichier.txt")
        info.comment = b"du membre"
        info.extra = struct.pack("<HH", 0x7075, 9) + b"champ-sup"
        archive.writestr(info, b"")

    for word in ("du tout", "nom-du-fichier", "du membre", "champ-sup"):
        assert finds("a.zip", stream.getvalue(), word)


def test_what_was_deleted_from_an_archive_and_left_in_it_is_found() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("ancien.txt", "Ce qui reste")
        archive.filelist.clear()
        archive.writestr("nouveau.txt", "Autre chose")

    assert ["nouveau.txt"] == zipfile.ZipFile(stream).namelist()
    assert finds("a.zip", stream.getvalue(), "Ce qui reste")


def test_every_part_of_a_workbook_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Cellule"
    sheet.title = "Feuille"
    hidden = book.create_sheet("Cachée")
    hidden.sheet_state = "hidden"
    hidden["B2"] = "Secrète"
    book.properties.creator = "Auteur"
    stream = io.BytesIO()
    book.save(stream)

    for word in ("Cellule", "Feuille", "Cachée", "Secrète", "Auteur"):
        assert finds("a.xlsx", stream.getvalue(), word)


# Pictures


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize(
    "inside",
    [
        chunk(b"tEXt", b"Comment\x00" + WORD.encode("latin-1")),
        chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(WORD.encode("latin-1"))),
        chunk(b"iTXt", b"Comment\x00\x00\x00fr\x00\x00" + WORD.encode()),
        chunk(b"iTXt", b"Comment\x00\x01\x00fr\x00\x00" + zlib.compress(WORD.encode())),
        chunk(b"eXIf", b"II*\x00" + WORD.encode()),
        chunk(b"IEND", b"") + WORD.encode(),
    ],
    ids=["tEXt", "zTXt", "iTXt", "packed iTXt", "eXIf", "after the end"],
)
def test_what_a_picture_says_beside_its_pixels_is_found(inside: bytes) -> None:
    assert finds("a.png", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", bytes(13)) + inside)


def test_what_a_photograph_says_beside_its_pixels_is_found() -> None:
    assert finds("a.jpg", b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00" + WORD.encode() + b"\xff\xd9")


# PDF


def pdf(change: Callable[[pypdf.PdfWriter], object]) -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def stream_of(data: bytes) -> StreamObject:
    made = StreamObject()
    made.set_data(data)
    return made.flate_encode()


PLACES: dict[str, Callable[[pypdf.PdfWriter], object]] = {
    "title": lambda writer: writer.add_metadata({"/Title": WORD}),
    "own metadata": lambda writer: writer.add_metadata({"/Recipient": WORD}),
    "outline": lambda writer: writer.add_outline_item(title=WORD, page_number=0),
    "attachment": lambda writer: writer.add_attachment("a.txt", ENTITIES.encode()),
    "attachment's name": lambda writer: writer.add_attachment(WORD, b""),
    "attachment in an archive": lambda writer: writer.add_attachment("a.zip", zipped(a=WORD.encode())),
    "note": lambda writer: writer.add_annotation(0, FreeText(text=WORD, rect=(0, 0, 9, 9))),
    "destination": lambda writer: writer.add_named_destination(WORD, 0),
    "XMP": lambda writer: writer.root_object.update(
        {NameObject("/Metadata"): writer._add_object(stream_of(ENTITIES.encode()))}  # noqa: SLF001  # no public way
    ),
    "alternative text": lambda writer: writer.root_object.update(
        {NameObject("/StructTreeRoot"): DictionaryObject({NameObject("/Alt"): TextStringObject(WORD)})}
    ),
    "bytes": lambda writer: writer.root_object.update({NameObject("/X"): ByteStringObject(WORD.encode())}),
    "name": lambda writer: writer.root_object.update({NameObject("/Equerre"): NullObject()}),
    "nothing refers to it": lambda writer: writer._add_object(TextStringObject(WORD)),  # noqa: SLF001  # no public way
}


@pytest.mark.parametrize("way", PLACES)
def test_a_word_is_found_in_every_part_of_a_pdf(way: str) -> None:
    word = "Equerre" if way == "name" else WORD

    assert finds("a.pdf", pdf(PLACES[way]), word)


def test_a_word_of_an_earlier_revision_is_found() -> None:
    first = pdf(lambda writer: writer.add_metadata({"/Title": "Ancien titre"}))
    writer = pypdf.PdfWriter(io.BytesIO(first), incremental=True)
    writer.add_metadata({"/Title": "Autre titre"})
    stream = io.BytesIO()
    writer.write(stream)

    assert "Autre titre" == pypdf.PdfReader(stream).metadata.title  # type: ignore[union-attr]  # it has one
    assert finds("a.pdf", stream.getvalue(), "Autre titre")
    assert finds("a.pdf", stream.getvalue(), "Ancien titre")


# Faults are never silence


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gz", gzip.compress(b"abc" * 99)[:-12]),
        ("a.gz", b"\x1f\x8b\x08rien"),
        ("a.zip", zipped(a=b"abc" * 99)[:60]),
        ("a.zip", b"PK\x03\x04rien"),
        ("a.pdf", b"%PDF-1.7\nrien"),
        ("a.pdf", pdf(lambda writer: writer.encrypt("mot de passe"))),
    ],
    ids=["gz cut short", "gz of nothing", "zip cut short", "zip of nothing", "pdf of nothing", "pdf with a password"],
)
def test_what_cannot_be_read_to_its_end_is_told(name: str, data: bytes) -> None:
    with pytest.raises(Undecodable):
        list(decoded(name, data))


def test_a_bomb_is_told_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module._Budget, "__init__", lambda self: self.__dict__.update(left=1_000_000, members=50))  # noqa: SLF001  # a smaller bomb is as good
    bomb = gzip.compress(bytes(10_000_000))
    nested = b"fin"
    for _ in range(12):
        nested = in_zip(nested)
    many = zipped(**{f"m{number}": b"" for number in range(60)})

    for data in (bomb, in_zip(bytes(10_000_000)), nested, many, pdf(lambda writer: writer.add_attachment("b", bomb))):
        with pytest.raises(Undecodable):
            list(decoded("a", data))
