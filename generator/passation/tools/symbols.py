"""A small font of our own for the signs that Roboto lacks: arrows, ticks, boxes and a few shapes.

They are drawn here as polygons, so that a drawing, a page and a print show the same arrow, and its
width is known before it is drawn. Units are 1/2048 of the type size, as in Roboto; turns are eighths
of a circle, counter-clockwise.
"""

import io
import math
from collections.abc import Iterable, Iterator

from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # it has no types
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]  # it has no types
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]  # it has no types

Point = tuple[float, float]
Outline = tuple[Point, ...]
"""Corners around the origin: clockwise fills, counter-clockwise makes a hole."""
Sign = tuple[Outline, ...]

_NAMES = {
    "familyName": "Passation Symbols",
    "styleName": "Regular",
    "fullName": "Passation Symbols Regular",
    "psName": "PassationSymbols-Regular",
}
_UNITS = 2048
_ADVANCE = 1840
_CENTRE = (920, 700)
"""Half way between the foot of a line and the top of its capitals."""
_STROKE = 150
_MADE = 3_850_070_400
"""1 January 2026, in seconds since 1904: a font must say a date, and never today's."""


def build() -> bytes:
    """Give the font as a TrueType file, the same bytes each time."""
    signs = dict(sorted((_arrows() | _shapes() | _ticks()).items()))
    names = {ord(char): f"uni{ord(char):04X}" for char in signs}
    glyphs = {names[ord(char)]: _glyph(sign) for char, sign in signs.items()}
    glyphs = {".notdef": _glyph(signs["□"]), **glyphs}
    builder = FontBuilder(_UNITS, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap(names)
    builder.setupGlyf(glyphs)
    table = builder.font["glyf"]
    builder.setupHorizontalMetrics({name: (_ADVANCE, table[name].xMin) for name in glyphs})
    builder.setupHorizontalHeader(ascent=1900, descent=-500)
    builder.setupNameTable(_NAMES)
    builder.setupOS2(
        sTypoAscender=1900,
        sTypoDescender=-500,
        usWinAscent=1900,
        usWinDescent=500,
        sCapHeight=1456,
        sxHeight=1082,
        fsType=0,
        fsSelection=0x40,
        achVendID="NONE",
    )
    builder.setupPost()
    builder.updateHead(created=_MADE, modified=_MADE)
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _arrows() -> dict[str, Sign]:
    head = _clockwise(((200, 370), (740, 0), (200, -370)))
    arrow = (head, _bar((-740, 0), (210, 0)))
    chevron = (_bar((230, 440), (707, -53)), _bar((230, -440), (707, 53)))
    shafts = (_bar((-740, 150), (520, 150)), _bar((-740, -150), (520, -150)))
    links = (_bar((-520, 150), (520, 150)), _bar((-520, -150), (520, -150)))
    double = (*chevron, *shafts)
    both = (head, _bar((-210, 0), (210, 0)), *_turned((head,), 4))
    arrows = {char: _turned(arrow, turn) for turn, char in enumerate("→↗↑↖←↙↓↘")}
    arrows |= {heavy: arrows[light] for heavy, light in zip("➡⬆⬅⬇➔➜", "→↑←↓→→", strict=True)}
    doubles = {char: _turned(double, 2 * turn) for turn, char in enumerate("⇒⇑⇐⇓")}
    two_way = {"↔": both, "↕": _turned(both, 2), "⇔": (*chevron, *links, *_turned(chevron, 4))}
    return arrows | doubles | two_way


def _shapes() -> dict[str, Sign]:
    (square,) = _turned((_polygon(4, 800),), 1)
    diamond, disc, star = _polygon(4, 700), _polygon(48, 580), _star()
    full = {"■": square, "◆": diamond, "●": disc, "★": star, "⭐": star}
    hollow = {"□": square, "◇": diamond, "○": disc, "☆": star, "◦": _polygon(48, 320)}
    triangle = (_polygon(3, 660),)
    return {
        **{char: (outline,) for char, outline in full.items()},
        **{char: _ring(outline) for char, outline in hollow.items()},
        **{char: _turned(triangle, 2 * turn) for turn, char in enumerate("▶▲◀▼")},
        **{char: _turned(triangle, turn) for turn, char in ((0, "►"), (4, "◄"))},
        **{char: _turned(_ring(*triangle), turn) for turn, char in ((2, "△"), (6, "▽"))},
    }


def _ticks() -> dict[str, Sign]:
    box = _turned(_ring(_polygon(4, 800)), 1)
    tick = (_bar((-480, 20), (-130, -330)), _bar((-200, -370), (480, 380)))
    cross = (_bar((-420, -420), (420, 420)), _bar((-420, 420), (420, -420)))
    exclamation = (_bar((0, 640), (0, -300)), _bar((0, -560), (0, -740)))
    warning = (*_turned(_ring(_polygon(3, 900)), 2), _bar((0, 260), (0, -90)), _bar((0, -150), (0, -290)))
    return {
        **dict.fromkeys("✓✔", tick),
        **dict.fromkeys("✕✖✗✘❌", cross),
        **dict.fromkeys("☑✅", (*box, *_small(tick))),
        **dict.fromkeys("☒❎", (*box, *_small(cross))),
        "☐": box,
        "❗": exclamation,
        "⚠": warning,
    }


def _glyph(sign: Sign) -> Glyph:
    pen = TTGlyphPen(None)
    for outline in sign:
        first, *others = [(round(x + _CENTRE[0]), round(y + _CENTRE[1])) for x, y in outline]
        pen.moveTo(first)
        for point in others:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def _polygon(corners: int, radius: float) -> Outline:
    """Give a regular polygon with its first corner on the right."""
    angles = (math.tau * corner / corners for corner in range(corners))
    return _clockwise((radius * math.cos(angle), radius * math.sin(angle)) for angle in angles)


def _star() -> Outline:
    angles = ((math.pi * (corner / 5 + 0.5), 290 if corner % 2 else 720) for corner in range(10))
    return _clockwise((radius * math.cos(angle), radius * math.sin(angle)) for angle, radius in angles)


def _bar(start: Point, end: Point) -> Outline:
    """Give a stroke from one point to the other, with square ends."""
    share = _STROKE / 2 / math.dist(start, end)
    dx, dy = (end[1] - start[1]) * share, (start[0] - end[0]) * share
    (x1, y1), (x2, y2) = start, end
    return _clockwise(((x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x2 - dx, y2 - dy), (x2 + dx, y2 + dy)))


def _ring(outline: Outline) -> Sign:
    """Give the outline with a hole that leaves one stroke of it."""
    nearest = min(abs(x1 * y2 - x2 * y1) / math.dist((x1, y1), (x2, y2)) for (x1, y1), (x2, y2) in _sides(outline))
    (hole,) = _scaled((outline,), 1 - _STROKE / nearest)
    return outline, hole[::-1]


def _clockwise(points: Iterable[Point]) -> Outline:
    outline = tuple(points)
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(outline))
    return outline if area < 0 else outline[::-1]


def _sides(outline: Outline) -> Iterator[tuple[Point, Point]]:
    return zip(outline, (*outline[1:], outline[0]), strict=True)


def _small(sign: Sign) -> Sign:
    return _scaled(sign, 0.68)


def _scaled(sign: Sign, factor: float) -> Sign:
    return tuple(tuple((x * factor, y * factor) for x, y in outline) for outline in sign)


def _turned(sign: Sign, eighths: int) -> Sign:
    cos, sin = math.cos(eighths * math.pi / 4), math.sin(eighths * math.pi / 4)
    return tuple(tuple((x * cos - y * sin, x * sin + y * cos) for x, y in outline) for outline in sign)
