"""Every text that somebody can get out of a file: as it is written, with its escapes read, and from inside containers.

For scanners of finished outputs: what is not found here is taken for absent, so a file that cannot be opened to the
end is a fault, never silence. Nothing is written, started or fetched; expansion is bounded.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

Text = tuple[str, str]
"""Where a text stands (a path, `archive.zip!member`, `page.html (text)`), and the text."""

MAX_EXPANDED: Final = 1_000_000_000
"""Bytes that the containers of one file may unpack to, all together."""
MAX_MEMBERS: Final = 100_000
MAX_DEPTH: Final = 8
_TAG: Final = re.compile(r"<[^<>]*>")
_DATA_URI: Final = re.compile(r"data:[\w.+/-]*(?:;[\w=.-]+)*;base64,([A-Za-z0-9+/=\s]+)")
_JS_ESCAPE: Final = re.compile(r"\\u\{([0-9a-fA-F]{1,6})\}|\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(/)")
_CSS_ESCAPE: Final = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?")
_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES: Final = re.compile(r"\s+")
_PNG: Final = b"\x89PNG\r\n\x1a\n"


class Undecodable(ValueError):  # noqa: N818  # says what it is, and reads well after "except"
    """A file that cannot be read to its end: damaged, encrypted, or larger inside than any output is."""


@dataclass
class _Budget:
    """What may still be unpacked."""

    left: int = MAX_EXPANDED
    members: int = field(default=MAX_MEMBERS)

    def take(self, count: int) -> None:
        self.left -= count
        self.members -= 1
        if self.left < 0 or self.members < 0:
            raise Undecodable("more inside than any output has")


def decoded(path: str, data: bytes) -> Iterator[Text]:
    """Every text of a file, the file's path first.

    Raises:
        Undecodable: while iterating, for a damaged, encrypted or exploding container.
    """
    yield path, path
    yield from _of(path, data, _Budget(), 0)


def _of(path: str, data: bytes, budget: _Budget, depth: int) -> Iterator[Text]:
    if depth > MAX_DEPTH:
        raise Undecodable(f"containers within containers: {path}")
    if data.startswith(b"\x1f\x8b"):
        yield from _of(f"{path}!", _gunzipped(data, budget), budget, depth + 1)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip(path, data, budget, depth)
    elif b"%PDF-" in data[:1024]:
        yield from _pdf(path, data, budget, depth)
    elif data.startswith(_PNG):
        yield from _png(path, data, budget)
    elif b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _binary(path, data)
    else:
        yield from _text(path, data, budget, depth)


def _text(path: str, data: bytes, budget: _Budget, depth: int) -> Iterator[Text]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    said = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    yield path, said
    for name, read in (
        ("text", plain(said)),
        ("entities", _INVISIBLE.sub("", html.unescape(said))),
        ("escapes", _unescaped(said)),
        ("addresses", unquote(said)),
    ):
        if read != said:
            yield f"{path} ({name})", read
    if "\ufffd" in said:
        yield f"{path} (latin-1)", data.decode("latin-1")
    for number, found in enumerate(_DATA_URI.finditer(said), 1):
        inner = _from_base64(found[1])
        budget.take(len(inner))
        yield from _of(f"{path}!data-{number}", inner, budget, depth + 1)


def plain(said: str) -> str:
    """A text as it is read: no tags, entities and addresses decoded, nothing invisible, one space between words."""
    bare = _INVISIBLE.sub("", unquote(html.unescape(_TAG.sub("", said))))
    return _SPACES.sub(" ", bare)


def _unescaped(said: str) -> str:
    """The escapes of JSON, scripts and style sheets read."""

    def read(found: re.Match[str]) -> str:
        if found[4]:
            return "/"
        return _letter(found[1] or found[2] or found[3])

    joined = _JS_ESCAPE.sub(read, said).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CSS_ESCAPE.sub(lambda found: _letter(found[1]), joined)


def _letter(digits: str) -> str:
    code = int(digits, 16)
    return chr(code) if code <= 0x10FFFF else "\ufffd"


def _from_base64(said: str) -> bytes:
    try:
        return base64.b64decode(_SPACES.sub("", said), validate=False)
    except binascii.Error:
        return b""  # not base64 after all: the text itself was given


def _binary(path: str, data: bytes) -> Iterator[Text]:
    """Letters in bytes that are no text: each encoding in which a name may stand."""
    yield f"{path} (latin-1)", data.decode("latin-1")
    yield f"{path} (utf-8)", data.decode("utf-8", "replace")
    for start in (0, 1):
        for name in ("utf-16-le", "utf-16-be"):
            yield f"{path} ({name})", data[start:].decode(name, "replace")


def _gunzipped(data: bytes, budget: _Budget) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            inner = stream.read(max(budget.left, 0) + 1)
    except (OSError, EOFError, zlib.error) as fault:
        raise Undecodable(f"a damaged archive: {fault}") from fault
    budget.take(len(inner))
    return inner


def _zip(path: str, data: bytes, budget: _Budget, depth: int) -> Iterator[Text]:
    """Names, comments, extra fields and members; and the bytes between them, where something may be left behind."""
    yield from _binary(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield f"{path} (comment)", archive.comment.decode("utf-8", "replace")
            for info in archive.infolist():
                place = f"{path}!{info.filename}"
                yield place, info.filename
                yield f"{place} (comment)", info.comment.decode("utf-8", "replace")
                yield from _binary(f"{place} (extra)", info.extra)
                budget.take(info.file_size)
                with archive.open(info) as member:
                    inner = member.read(info.file_size + 1)
                yield from _of(place, inner, budget, depth + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, zlib.error) as fault:
        raise Undecodable(f"a damaged or encrypted archive: {path}: {fault}") from fault


def _png(path: str, data: bytes, budget: _Budget) -> Iterator[Text]:
    """The text chunks of a picture, packed or not; a picture's own pixels say nothing that is searched for."""
    place = len(_PNG)
    while place + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[place : place + 8])
        chunk = data[place + 8 : place + 8 + length]
        place += length + 12
        if kind in {b"IDAT", b"PLTE"}:
            continue
        if kind == b"IEND":
            break
        yield from _binary(f"{path} ({kind.decode('latin-1')})", chunk)
        for start in _packed(kind, chunk):
            try:
                inner = zlib.decompressobj().decompress(chunk[start:], max(budget.left, 0) + 1)
            except zlib.error:
                continue  # not packed, or damaged: its bytes were given
            budget.take(len(inner))
            yield from _binary(f"{path} ({kind.decode('latin-1')})", inner)
    yield from _binary(f"{path} (after the end)", data[place:])


def _packed(kind: bytes, chunk: bytes) -> Iterator[int]:
    """Where packed text may begin in a chunk: after the keyword, and in `iTXt` after its language and translation."""
    if kind not in {b"zTXt", b"iTXt", b"iCCP"}:
        return
    place = chunk.find(b"\x00")
    yield place + 2
    if kind == b"iTXt":
        language = chunk.find(b"\x00", place + 3)
        yield chunk.find(b"\x00", language + 1) + 1


def _pdf(path: str, data: bytes, budget: _Budget, depth: int) -> Iterator[Text]:
    from passation.tools.pdf_parts import Damaged, pdf_parts  # noqa: PLC0415  # pypdf takes a second to load

    yield from _binary(path, data)
    try:
        for place, part in pdf_parts(data):
            if isinstance(part, str):
                yield f"{path} ({place})", part
            else:
                budget.take(len(part))
                yield from _of(f"{path}!{place}", part, budget, depth + 1)
    except Damaged as fault:
        raise Undecodable(f"a damaged or encrypted PDF: {path}: {fault}") from fault
