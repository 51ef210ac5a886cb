"""Reading back what any file of ours says: names, texts, markup, metadata, and what is packed into it.

Each text is given in every way in which it may be written (escaped in JSON, in HTML, in addresses), so that a search
needs one spelling only. Nothing is run, and nothing is unpacked to the disk.
"""

import base64
import binascii
import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from urllib.parse import unquote

from passation.tools.pdf_text import Unreadable, pdf_text

_TAG = re.compile(r"<[^<>]*>")
_EMBEDDED = re.compile(r"data:[\w.+/-]*;base64,([A-Za-z0-9+/=]{16,})")
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_SIGNS = re.compile(rb"[\x20-\x7e\x80-\xff]{4,}|(?:[\x20-\x7e\xa0-\xff]\x00){4,}|(?:\x00[\x20-\x7e\xa0-\xff]){4,}")
_PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt", b"eXIf")
_DEEPEST = 4
_MOST = 512 * 1024**2
"""Bytes of everything that is packed into one file."""


def read_back(path: str, data: bytes, depth: int = 0) -> Iterator[str]:
    """Every text of a file, its name first.

    Raises:
        Unreadable: something in it cannot be looked into; what was read before has been given.
    """
    yield path
    if depth > _DEEPEST:
        raise Unreadable("packed too deeply")
    if data.startswith(b"%PDF-"):
        yield pdf_text(data)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _archive(path, data, depth)
    elif data.startswith(b"\x1f\x8b"):
        yield from read_back(path, _unzipped(data), depth + 1)
    elif data.startswith(b"\x89PNG"):
        yield from _picture(data)
    else:
        yield from _text(path, data, depth)


def _archive(path: str, data: bytes, depth: int) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST:
                raise Unreadable("too much is packed into it")
            yield from _signs(archive.comment)
            for entry in archive.infolist():
                yield from _signs(entry.comment + entry.extra)
                yield from read_back(f"{path}/{entry.filename}", archive.read(entry), depth + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error) as fault:
        raise Unreadable(str(fault)) from fault


def _unzipped(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as file:
            return file.read(_MOST)
    except (OSError, EOFError, zlib.error) as fault:
        raise Unreadable(str(fault)) from fault


def _picture(data: bytes) -> Iterator[str]:
    """The texts of a PNG; its pixels are not read."""
    place = 8
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        body = data[place + 8 : place + 8 + length]
        if kind in _PNG_TEXTS:
            yield from _signs(body)
            yield from (_inflated(body[at + 2 :]) for at in [body.find(b"\x00")] if kind == b"zTXt")
        place += length + 12


def _inflated(data: bytes) -> str:
    try:
        return zlib.decompressobj().decompress(data, _MOST).decode("latin-1")
    except zlib.error as fault:
        raise Unreadable(str(fault)) from fault


def _text(path: str, data: bytes, depth: int) -> Iterator[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield from _signs(data)
        return
    yield text
    if _JSON_ESCAPE.search(text):
        text = _JSON_ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
        yield text
    if "%" in text:
        yield unquote(text)
    if "&" in text:
        yield html.unescape(text)
    if "<" in text:
        yield html.unescape(_TAG.sub(" ", text))
        yield html.unescape(_TAG.sub("", text))
    for found in _EMBEDDED.finditer(text):
        try:
            yield from read_back(path, base64.b64decode(found[1]), depth + 1)
        except binascii.Error as fault:
            raise Unreadable(str(fault)) from fault


def _signs(data: bytes) -> Iterator[str]:
    """What looks like text in bytes that are none: runs of letters, one or two bytes each."""
    for found in _SIGNS.finditer(data):
        yield found[0].replace(b"\x00", b"").decode("latin-1")
        if b"\x00" not in found[0]:
            yield found[0].decode("utf-8", "ignore")
