"""What stands in a PDF, ours or anybody's: the text of its pages, and every string and stream of every object.

Old revisions, alternative texts, outlines, addresses, names, forms and attachments are objects like any other, so
walking all of them needs no knowledge of where a writer may hide something. Slow to import: see `decoded.py`.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Final

import pypdf
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from passation.tools.pdf_pages import NotOurs, read_back

PAGE: Final = "page"
"""Begins the place of each page's text."""
MAX_OBJECTS: Final = 200_000
_SHAPES: Final = frozenset({"/Image", "/CIDFontType0C", "/Type1C", "/OpenType"})


class Damaged(ValueError):  # noqa: N818  # says what it is, and reads well after "except"
    """Not a PDF that can be read to its end."""


def pdf_parts(data: bytes) -> Iterator[tuple[str, str | bytes]]:
    """Texts, and streams still to be decoded, each with its place.

    Raises:
        Damaged: while iterating, for a file that is broken or needs a password.
    """
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise Damaged("a password is needed")
        for number, said in enumerate(_pages(data, reader), 1):
            yield f"{PAGE} {number}", said
        yield from _walk("trailer", reader.trailer)
        for number in _numbers(reader):
            yield from _walk(f"object {number}", reader.get_object(IndirectObject(number, 0, reader)))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise Damaged(str(fault)) from fault


def _pages(data: bytes, reader: pypdf.PdfReader) -> Iterable[str]:
    """The text of each page; a print of ours is read ten times faster."""
    try:
        return read_back(data).pages
    except NotOurs:
        return (page.extract_text() for page in reader.pages)


def _numbers(reader: pypdf.PdfReader) -> list[int]:
    """Every object of the file, those that nothing refers to included."""
    listed = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    if len(listed) > MAX_OBJECTS:
        raise Damaged("more objects than any output has")
    return sorted(listed)


def _walk(place: str, value: object) -> Iterator[tuple[str, str | bytes]]:
    """The strings and the stream of one object; the objects it refers to have their own turn."""
    said: list[str] = []
    waiting = [value]
    while waiting:
        match waiting.pop():
            case DictionaryObject() as each:
                waiting += [part for key in each for part in (key, each.raw_get(key))]
                if isinstance(each, StreamObject) and not _is_shapes(each):
                    yield f"{place} (stream)", each.get_data()
            case ArrayObject() as each:
                waiting += list(each)
            case NameObject() as each:
                said.append(str(each))
            case TextStringObject() as each:
                said += [str(each), each.original_bytes.decode("utf-8", "replace")]
            case ByteStringObject() as each:
                said += [each.decode("latin-1"), each.decode("utf-8", "replace")]
            case _:
                pass
    yield place, "\n".join(said)


def _is_shapes(stream: StreamObject) -> bool:
    """Glyphs and pixels: no texts; what they are called stands beside them."""
    kind = str(stream.get("/Subtype", ""))
    return kind in _SHAPES or any(key in stream for key in ("/Length1", "/Length2", "/Length3"))
