"""How wide a text is in the shipped fonts, where to break it, and which characters they can draw.

A width is the sum of the advances of its characters. Kerning is left out: it mostly pulls letters
together, so a text is never noticeably wider than it was said to be.
"""

import functools
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

from passation.tools import fonts
from passation.tools.cache import cached

Weight = Literal[400, 500, 700]

MISSING = "□"
"""Drawn in place of what no shipped font can draw."""

VARIATION_SELECTORS = range(0xFE00, 0xFE10)
"""Invisible: they ask for a coloured or a plain form of the sign before them."""

_FACES: Mapping[Weight, str] = {
    400: "Roboto-Regular.ttf",
    500: "Roboto-Medium.ttf",
    700: "Roboto-Bold.ttf",
}
_LAYOUT = "\t\n\r"
"""Drawn by no font, and not meant to be: they separate words."""
_SELECTORS = dict.fromkeys(map(chr, VARIATION_SELECTORS), 0.0)
_BREAKABLE = re.compile(r"[ \t\n\r]+")
_UNBREAKABLE = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{FIGURE SPACE}\N{WORD JOINER}"
_SEPARATORS = "-/_.@"
"""A word too long for a line is rather broken after one of these."""


def width(text: str, size: float, weight: Weight = 400) -> float:
    """Give the width of a line of text, in the unit of `size` (points or pixels).

    A character that no shipped font has counts as the box that stands for it.
    """
    return _length(text, weight) * size


def wrap(text: str, max_width: float, size: float, weight: Weight = 400) -> list[str]:
    """Break a text into lines no wider than `max_width`, in the unit of `size`.

    Lines break at spaces, never at or beside a no-break space. A word wider than a line is cut, after
    a separator if it has one there; no hyphen is added, so that an address can be copied. A line may
    be wider only where nothing in it can be cut. A text of spaces gives no line.
    """
    room, space = max_width / size, _length(" ", weight)
    lines: list[str] = []
    used = room
    for word in filter(None, _BREAKABLE.split(text)):
        for count, piece in enumerate(_pieces(word, room, weight)):
            length = _length(piece, weight)
            if lines and not count and used + space + length <= room:
                lines[-1] += f" {piece}"
                used += space + length
            else:
                lines.append(piece)
                used = length
    return lines


def covers(char: str) -> bool:
    """Say whether a shipped font draws this character; tab and line ends need no drawing."""
    return char in _advances(400) or char in _LAYOUT


def signs() -> frozenset[str]:
    """Give the characters that our own font draws and Roboto does not."""
    return frozenset(_font_advances(fonts.SYMBOLS))


def drawable(text: str) -> str:
    """Give the text with a box for every character that no shipped font draws."""
    missing = [char for char in set(text) if not covers(char)]
    return text.translate(dict.fromkeys(map(ord, missing), MISSING)) if missing else text


@functools.lru_cache(maxsize=8192)
def _length(text: str, weight: Weight) -> float:
    """Give the length of a text of size 1; the words of a language come back and back."""
    advances = _advances(weight)
    box = advances[MISSING]
    return sum([advances.get(char, box) for char in text])


def _pieces(word: str, room: float, weight: Weight) -> Iterator[str]:
    if _length(word, weight) <= room:  # nearly every word: nothing to look for
        yield word
        return
    advances = _advances(weight)
    is_held = any(char in _UNBREAKABLE for char in word)
    while (end := _first_cut(word, room, advances, is_held=is_held)) < len(word):
        yield word[:end]
        word = word[end:]
    yield word


def _first_cut(word: str, room: float, advances: Mapping[str, float], *, is_held: bool) -> int:
    """Say how many characters to put on a line: all of them when they fit, or cannot be cut."""
    length, fitting, separated = 0.0, 0, 0
    for end, char in enumerate(word):
        if end and _may_cut(word[end - 1], char, is_held=is_held):
            if length > room:
                return separated or fitting or end
            fitting = end
            separated = end if word[end - 1] in _SEPARATORS else separated
        length += advances.get(char, advances[MISSING])
    return len(word) if length <= room else separated or fitting or len(word)


def _may_cut(before: str, after: str, *, is_held: bool) -> bool:
    """Say whether a word may be cut here; one held together by spaces may be an amount."""
    if before in _UNBREAKABLE or after in _UNBREAKABLE or unicodedata.combining(after):
        return False
    return not (is_held and before.isdigit() and after.isdigit())


@functools.cache
def _advances(weight: Weight) -> Mapping[str, float]:
    """Give the advance of every character that the shipped fonts draw, as a share of the size."""
    return {**_SELECTORS, **_font_advances(fonts.SYMBOLS), **_font_advances(_FACES[weight])}


@functools.cache
def _font_advances(name: str) -> Mapping[str, float]:
    data = fonts.font_bytes(name)

    def read() -> bytes:
        from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; 0.1 s to load, for a table kept in a file

        font = TTFont(io.BytesIO(data), lazy=True)
        units, advances = font["head"].unitsPerEm, font["hmtx"]
        glyphs = [pair for pair in sorted(font.getBestCmap().items()) if pair[0] >= ord(" ")]
        return json.dumps({chr(code): advances[glyph][0] / units for code, glyph in glyphs}).encode()

    table: dict[str, float] = json.loads(cached("advances", "2", hashlib.sha256(data).digest(), read))
    return table
