"""A print of ours read back: how many pages it has, what stands on each, and what it says beside them.

Fast, because it reads only what `pdf_pack` writes, and strict: anything else is refused, never read in part. For any
other PDF there is `pdf_parts`.
"""

from __future__ import annotations

import functools
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Final

from passation.frozen import dataclass

_ROW: Final = 7
"""Bytes of a row of the list of places: kind, where, index."""
_END: Final = re.compile(rb"startxref\n(\d+)\n%%EOF\n\Z")
_TABLE: Final = re.compile(rb"\d+ 0 obj\n<</Type/XRef/Size (\d+)/W\[1 4 2\].*?/Length (\d+)>>\nstream\n", re.DOTALL)
_OBJECT: Final = re.compile(rb"(\d+) 0 obj\n(.*)\nendobj\n", re.DOTALL)
_STREAM: Final = re.compile(rb"(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_LENGTH: Final = re.compile(rb"/Length (\d+)(?! \d+ R)")
_PAGE: Final = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_KEY: Final = {name: re.compile(rb"/%s (\d+) 0 R" % name) for name in (b"Contents", b"Resources", b"ToUnicode")}
_FONTS: Final = re.compile(rb"/Font\s*<<(.*?)>>", re.DOTALL)
_NAMED: Final = re.compile(rb"/(\w+) (\d+) 0 R")
_CMAP: Final = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>(?! <)")
_INNER: Final = functools.reduce(
    lambda inner, _: rb"(?:[^()\\]|\\.|\(" + inner + rb"\))*", range(4), rb"(?:[^()\\]|\\.)*"
)
"""What stands between the brackets of a string: brackets that match stand as they are (7.3.4.2)."""
_STRING: Final = rb"\(" + _INNER + rb"\)"
_TEXT: Final = re.compile(
    rb"(?:/Span<</ActualText("
    + _STRING
    + rb"|<[0-9A-Fa-f]*>)>>BDC )?\d Tr/(\w+) ([\d.]+) Tf [-\d. ]+ Tm(?:\[((?:"
    + _STRING
    + rb"|<[0-9A-Fa-f]*>|[-\d. ])*)\]TJ|("
    + _STRING
    + rb"|<[0-9A-Fa-f]*>)Tj)(?:\nEMC)?( |(?=/Span)|\nET\n)",
    re.DOTALL,
)
"""What it stands for, where the glyphs do not say it; a font and its size; several strings or one; what follows."""
_PIECE: Final = re.compile(rb"\((" + _INNER + rb")\)|<([0-9A-Fa-f]*)>", re.DOTALL)
_GLYPH: Final = 4
"""Letters that one glyph never says: “ffi” is the longest."""
_LETTER: Final = 1.2
"""How far apart two letters of a word may begin, in sizes of their font."""
_BRACKET: Final = re.compile(rb"\\[()\\]")
_ODD: Final = re.compile(rb"\\[^0-7nrtbf]", re.DOTALL)


class NotOurs(ValueError):  # noqa: N818  # says what it is, and reads well after "except"
    """Not a PDF as our press leaves it."""


@dataclass(frozen=True, slots=True)
class ReadBack:
    """The texts of a print."""

    pages: tuple[str, ...]
    beside: str
    """Title, outline, alternative texts, addresses, names and metadata: every string that stands on no page."""


def read_back(pdf: bytes) -> ReadBack:
    """Give the texts of a print; raises NotOurs."""
    objects = _objects(pdf)
    fonts: dict[int, dict[int, str]] = {}
    pages = [body for body in objects.values() if _PAGE.search(_facts(body))]
    return ReadBack(
        tuple(_page(body, objects, fonts) for body in pages),
        "\n".join(text for body in objects.values() for text in _beside(body)),
    )


def page_count(pdf: bytes) -> int:
    """Give the number of pages of a print; raises NotOurs."""
    return sum(_PAGE.search(_facts(body)) is not None for body in _objects(pdf).values())


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Every object by its number, those in streams of objects included."""
    end = _END.search(pdf)
    table = _TABLE.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        raise NotOurs("no list of places as ours is")
    rows = pdf[table.end() : table.end() + int(table[2])]
    if len(rows) != int(table[1]) * _ROW:
        raise NotOurs("a list of places of another size")
    kinds = [(rows[at], int.from_bytes(rows[at + 1 : at + 5])) for at in range(0, len(rows), _ROW)]
    places = sorted(where for kind, where in kinds if kind == 1)
    found: dict[int, bytes] = {}
    for start, stop in zip(places, [*places[1:], end.start()], strict=True):
        whole = _OBJECT.fullmatch(pdf, start, stop)
        if whole is None:
            raise NotOurs(f"no object at {start}")
        found[int(whole[1])] = whole[2]
    for body in [each for each in found.values() if each.startswith(b"<</Type/ObjStm")]:
        found |= _inside(body)
    if len(found) != sum(kind != 0 for kind, _ in kinds):
        raise NotOurs("objects that the list does not name")
    return found


def _inside(body: bytes) -> Mapping[int, bytes]:
    """The objects of a stream of objects."""
    number = re.match(rb"<</Type/ObjStm/N (\d+)/First (\d+)", body)
    if number is None:
        raise NotOurs("a stream of objects of another make")
    data, first = _stream(body), int(number[2])
    head = [int(each) for each in data[:first].split()]
    starts = [first + each for each in head[1::2]]
    stops = [*starts[1:], len(data)]
    return {each: data[start:stop] for each, start, stop in zip(head[::2], starts, stops, strict=True)}


def _facts(body: bytes) -> bytes:
    """An object without its stream."""
    opened = _STREAM.match(body)
    return opened[1] if opened else body


def _stream(body: bytes) -> bytes:
    """The stream of an object, unpacked; empty without one."""
    opened = _STREAM.match(body)
    if opened is None:
        return b""
    length = _LENGTH.search(opened[1])
    if length is None:
        raise NotOurs("a stream of unknown length")
    data = body[opened.end() : opened.end() + int(length[1])]
    if b"/Filter" not in opened[1]:
        return data
    if b"/FlateDecode" not in opened[1] or b"/DecodeParms" in opened[1]:
        raise NotOurs("a stream packed another way")
    try:
        return zlib.decompress(data)
    except zlib.error as fault:
        raise NotOurs(f"a damaged stream: {fault}") from fault


def _page(body: bytes, objects: Mapping[int, bytes], fonts: dict[int, dict[int, str]]) -> str:
    """What a page says, a line for each piece of text, in the order in which it is painted."""
    listed = _FONTS.search(objects.get(_target(b"Resources", body), b""))
    named = {name: int(number) for name, number in _NAMED.findall(listed[1])} if listed else {}

    def known(font: bytes) -> dict[int, str]:
        return _letters(named.get(font, -1), objects, fonts)

    lines: list[str] = []
    last = (b"", 0.0)
    for (height, across), painted in _texts(_stream(objects[_target(b"Contents", body)])):
        said = "".join(
            _text(_strings(instead)) if instead else _spoken(_strings(several or one), known(font))
            for instead, font, _, several, one in painted
        )
        alone = len(painted) == 1 and len(said) < _GLYPH
        # The letters of a drawing are painted one by one.
        if alone and lines and height == last[0] and 0 < across - last[1] < _LETTER * float(painted[0][2]):
            lines[-1] += said
        else:
            lines.append(said)
        last = height, across
    return "\n".join(lines)


_Painted = tuple[bytes, bytes, bytes, bytes, bytes]


def _texts(content: bytes) -> Iterator[tuple[tuple[bytes, float], list[_Painted]]]:
    """Each text painted: where (down, across), and its parts."""
    before, *blocks = content.split(b"\nBT ")
    for block in blocks:
        place = before[: max(before.rfind(b" cm"), 0)].rsplit(b" ", 2)
        across, height = place[-2:] if len(place) == 3 else (b"0", b"0")
        yield (height, float(across)), list(_parts(block))
        before = block


def _parts(block: bytes) -> Iterator[_Painted]:
    at, follows = 0, b""
    while follows != b"\nET\n":
        found = _TEXT.match(block, at)
        if found is None:
            raise NotOurs("text painted another way")
        at, follows = found.end(), found[6]
        instead, font, size, several, one = found.group(1, 2, 3, 4, 5)
        yield instead, font, size, several, one


@functools.lru_cache(1 << 15)
def _strings(said: bytes) -> bytes:
    """What strings of PDF stand for, one after the other. Marks and the letters of drawings come again and again."""
    return b"".join(_unescaped(_literal(*each)) for each in _PIECE.findall(said))


def _spoken(glyphs: bytes, letters: dict[int, str]) -> str:
    return glyphs.decode("utf-16-be", "replace").translate(letters)


def _text(said: bytes) -> str:
    """A string that is text: in UTF-16 where it says so."""
    return said.decode("utf-16" if said.startswith(b"\xfe\xff") else "utf-8", "replace")


def _target(name: bytes, body: bytes) -> int:
    found = _KEY[name].search(body)
    if found is None:
        raise NotOurs(f"a page or font without {name.decode()}")
    return int(found[1])


def _letters(font: int, objects: Mapping[int, bytes], fonts: dict[int, dict[int, str]]) -> dict[int, str]:
    """What each glyph of a font says."""
    if font not in fonts:
        if font not in objects:
            raise NotOurs("a font that is not there")
        cmap = _stream(objects.get(_target(b"ToUnicode", objects[font]), b""))
        if b"beginbfrange" in cmap:
            raise NotOurs("a font that speaks in ranges")
        fonts[font] = {
            int(glyph, 16): bytes.fromhex(said.decode()).decode("utf-16-be", "replace")
            for glyph, said in _CMAP.findall(cmap.partition(b"endcodespacerange")[2])
        }
    return fonts[font]


def _literal(literal: bytes, hexed: bytes) -> bytes:
    """A string of PDF (7.3.4) as a literal one."""
    if not hexed:
        return literal
    return bytes.fromhex((hexed + b"0" * (len(hexed) % 2)).decode()).replace(b"\\", b"\\\\")


def _unescaped(literal: bytes) -> bytes:
    """What a literal string stands for: the escapes that our press writes are Python's, but for brackets."""
    if b"\\" not in literal:
        return literal
    if not _BRACKET.search(literal) and not _ODD.search(literal):
        return literal.decode("unicode_escape").encode("latin-1")
    parts = [part.replace(b"\\(", b"(").replace(b"\\)", b")") for part in literal.split(b"\\\\")]
    if any(_ODD.search(part) for part in parts):
        raise NotOurs("an escape that our press does not write")
    return b"\\\\".join(parts).decode("unicode_escape").encode("latin-1")


def _beside(body: bytes) -> Iterator[str]:
    """The strings of an object, and its metadata where it is such a stream."""
    facts = _facts(body)
    if b"/Subtype/XML" in facts or b"/Type/Metadata" in facts:
        yield _stream(body).decode("utf-8", "replace")
    yield from (_text(_unescaped(_literal(*each))) for each in _PIECE.findall(facts))
