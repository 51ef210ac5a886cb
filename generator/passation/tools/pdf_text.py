"""Reading back what a PDF of ours says: pages, outline, metadata, alternative texts. No layout, no foreign subtleties.

A second reader, `pypdf`, judges this one in the tests. What is encrypted, damaged or made otherwise is refused: a
reader that overlooks something is worse than none.
"""

import math
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_OBJECT = re.compile(rb"(?:^|[\r\n])(\d+) 0 obj\b")
_ENDS = re.compile(rb"\bstream\r?\n|\bendobj\b")
_LENGTH = re.compile(rb"/Length (\d+)")
_FONT = re.compile(rb"/([A-Za-z0-9_.]+) (\d+) 0 R")
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TOKEN = re.compile(
    rb"/(?P<font>[^\s/\[\]<>()]+)\s+(?P<size>[-\d.]+)\s+Tf"
    rb"|(?P<matrix>(?:[-\d.]+\s+){6})cm\b"
    rb"|(?P<literal>\()|(?<!<)<(?P<digits>[0-9A-Fa-f\s]+)>|(?P<line>\bET\b|\bT[dDm*])"
)
_MARK = re.compile(rb"\\.|[()]", re.DOTALL)
_CONTENTS = re.compile(rb"/Contents\s*(\d+ 0 R|\[[^\]]*\])")
_BEGINS = re.compile(rb"\bBT\b")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r?\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_MOST = 256 * 1024**2
"""Bytes of one unpacked stream."""


class Unreadable(ValueError):  # noqa: N818 - says what it is, and reads well after "except"
    """Not a PDF that this reader understands whole."""


class _Part(NamedTuple):
    """One object: its dictionary as written, and its unpacked stream."""

    head: bytes
    stream: bytes


Letters = Mapping[int, str]
"""Glyph → text of one font."""
Matrix = tuple[float, float, float, float, float, float]
"""Where and how glyphs are set: two vectors and a place."""


def pdf_text(data: bytes) -> str:
    """Everything a reader can get out of a PDF, one run of text or one string a line.

    Raises:
        Unreadable: not a PDF, encrypted, damaged, or made in a way that ours are not.
    """
    try:
        return "\n".join(_said(_parts(data)))
    except (ValueError, IndexError, OverflowError, zlib.error) as fault:
        raise Unreadable(str(fault)) from fault


def _said(parts: Mapping[int, _Part]) -> Iterator[str]:
    fonts = {number: _letters(parts, part.head) for number, part in parts.items() if b"/ToUnicode" in part.head}
    owners = _owners(parts)
    for number, part in parts.items():
        yield from _strings(part.head)
        if b"/Metadata" in part.head:
            yield part.stream.decode("utf-8", "replace")
        if _BEGINS.search(part.stream):
            yield _drawn(part.stream, _names(parts, owners.get(number, part.head), fonts))


def _parts(data: bytes) -> dict[int, _Part]:
    """Every object by its number, those that are packed together included; as many as the file says it has."""
    if not data.startswith(b"%PDF-") or b"/Encrypt" in data[-2048:]:
        raise Unreadable("not a PDF, or an encrypted one")
    parts: dict[int, _Part] = {}
    place = 0
    while begins := _OBJECT.search(data, place):
        ends = _ENDS.search(data, begins.end())
        if ends is None:
            raise Unreadable("an object without an end")
        head = data[begins.end() : ends.start()]
        stream, place = b"", ends.end()
        if ends[0].startswith(b"stream"):
            length = _LENGTH.search(head)
            place += int(length[1]) if length else len(data)
            if place > len(data):
                raise Unreadable("cut off")
            stream = _unpacked(head, data[ends.end() : place])
        parts[int(begins[1])] = _Part(head, stream)
    parts |= {number: part for holder in list(parts.values()) for number, part in _packed(holder)}
    heads = b"".join(part.head for part in parts.values() if b"/XRef" in part.head)
    size = re.findall(rb"/Size (\d+)", heads + data[-4096:])
    if not size or len(parts) != int(size[-1]) - 1:
        raise Unreadable("objects are missing")
    return parts


def _packed(holder: _Part) -> Iterator[tuple[int, _Part]]:
    """The objects that a stream of objects holds; none for any other object."""
    if b"/ObjStm" not in holder.head:
        return
    first = re.search(rb"/First (\d+)", holder.head)
    begin = int(first[1]) if first else 0
    pairs = [int(number) for number in holder.stream[:begin].split()]
    starts = [*(begin + offset for offset in pairs[1::2]), len(holder.stream)]
    for number, start, end in zip(pairs[::2], starts, starts[1:], strict=False):
        yield number, _Part(holder.stream[start:end], b"")


def _unpacked(head: bytes, data: bytes) -> bytes:
    return zlib.decompressobj().decompress(data, _MOST) if b"/FlateDecode" in head else data


def _letters(parts: Mapping[int, _Part], font: bytes) -> Letters:
    """The texts of a font's glyphs; `bfrange` is read as its first glyph counts on."""
    reference = re.search(rb"/ToUnicode (\d+) 0 R", font)
    table = parts[int(reference[1])].stream if reference and int(reference[1]) in parts else b""
    letters: dict[int, str] = {}
    for kind, body in re.findall(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", table, re.DOTALL):
        if kind == b"bfchar":
            letters |= {int(glyph, 16): _utf16(text) for glyph, text in _PAIR.findall(body)}
        else:
            for first, last, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", body):
                begin, start = int(first, 16), _utf16(text)
                letters |= {
                    begin + step: start[:-1] + chr(ord(start[-1]) + step) for step in range(int(last, 16) - begin + 1)
                }
    return letters


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _owners(parts: Mapping[int, _Part]) -> dict[int, bytes]:
    """The page that each stream of a page's content belongs to; other drawings own their fonts."""
    pages = ((_CONTENTS.search(part.head), part.head) for part in parts.values() if b"/Contents" in part.head)
    return {int(number): head for found, head in pages if found for number in re.findall(rb"(\d+) 0 R", found[1])}


def _names(parts: Mapping[int, _Part], owner: bytes, fonts: Mapping[int, Letters]) -> dict[bytes, Letters]:
    """Fonts by the name that a drawing calls them by."""
    for key in (b"/Resources", b"/Font"):
        named = (int(number) for number in re.findall(key + rb" (\d+) 0 R", owner))
        owner += b"".join(parts[number].head for number in named if number in parts)
    return {name: fonts[int(number)] for name, number in _FONT.findall(owner) if int(number) in fonts}


class _Run(NamedTuple):
    """Glyphs that are set without a new place between them, and where they begin."""

    glyphs: list[str]
    matrix: Matrix
    size: float

    def goes_on(self, before: "_Run | None") -> bool:
        """Whether it is the next glyph of a text whose glyphs are set one by one, as those of a map are."""
        if before is None or len(self.glyphs) != 1 or len(before.glyphs) != 1:
            return False
        a, b, _, _, x, y = self.matrix
        scale, dx, dy = math.hypot(a, b), x - before.matrix[4], y - before.matrix[5]
        along, across = dx * a + dy * b, abs(dx * b - dy * a)
        step = self.size * scale * scale
        return 0 < along < 1.6 * step and across < 0.2 * step


def _drawn(stream: bytes, names: Mapping[bytes, Letters]) -> str:
    """The runs of a drawing, one a line."""
    said, before = [], None
    for run in _runs(stream, names):
        said.append("".join(run.glyphs) if run.goes_on(before) else "\n" + "".join(run.glyphs))
        before = run
    return "".join(said)


def _runs(stream: bytes, names: Mapping[bytes, Letters]) -> Iterator[_Run]:
    glyphs: list[str] = []
    letters: Letters = {}
    matrix: Matrix = (1, 0, 0, 1, 0, 0)
    size = 0.0
    for kind, value in _tokens(stream):
        match kind:
            case "font":
                letters = names.get(value, {})
            case "size":
                size = float(value)
            case "matrix":
                a, b, c, d, x, y = map(float, value.split())
                matrix = (a, b, c, d, x, y)
            case "text":
                glyphs += [letters.get(int.from_bytes(value[at : at + 2], "big"), "") for at in range(0, len(value), 2)]
            case _ if glyphs:
                yield _Run(glyphs, matrix, size)
                glyphs = []


def _strings(head: bytes) -> Iterator[str]:
    """The strings of a dictionary: titles, alternative texts, dates, addresses."""
    for kind, raw in _tokens(head):
        if kind == "text":
            wide = raw.startswith(b"\xfe\xff")
            yield raw[2:].decode("utf-16-be", "replace") if wide else raw.decode("utf-8", "replace")


def _tokens(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Fonts by name, sizes, places, strings as bytes, and where runs end."""
    place = 0
    while found := _TOKEN.search(data, place):
        place = found.end()
        if found["font"] is not None:
            yield "font", found["font"]
            yield "size", found["size"]
        elif found["matrix"] is not None:
            yield "matrix", found["matrix"]
        elif found["digits"] is not None:
            digits = re.sub(rb"\s", b"", found["digits"])
            yield "text", bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
        elif found["line"] is not None:
            yield "line", b""
        else:
            end = _closing(data, place)
            yield "text", _ESCAPE.sub(_unescaped, data[place:end])
            place = end + 1


def _closing(data: bytes, place: int) -> int:
    """Where a string ends: parentheses may stand in it unescaped, as long as they are in pairs."""
    depth = 1
    for mark in _MARK.finditer(data, place):
        depth += (mark[0] == b"(") - (mark[0] == b")")
        if not depth:
            return mark.start()
    raise Unreadable("a string without an end")


def _unescaped(found: re.Match[bytes]) -> bytes:
    letter = found[1]
    if letter[:1] in b"01234567":
        return bytes([int(letter, 8) & 0xFF])
    return b"" if letter in {b"\n", b"\r\n"} else _LETTERS.get(letter, letter)
