"""On a grey print the sides are told apart by their borders: measured on the dots of the pieces of every map."""

from __future__ import annotations

import functools
import struct
import zlib
from collections.abc import Mapping
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from passation.edition import Edition
from passation.maps import MAPS
from passation.maps.palette import LOOKS, PAPER
from passation.maps.shapes import Rect
from passation.maps.svg import border, picture, rectangle
from passation.tools.pdf import svg_to_png
from passation.words import Words

SCALE = 4
"""Dots to a unit of a drawing."""
MARGIN = 12 * SCALE
"""Dots around a drawing."""
LOOK = ("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray")
SHAPES = {"shape", "area", "head"}
WITHOUT = {"usage"}
"""Maps of tools and information: nothing on them stands on a side."""


def grey(png: bytes) -> list[bytes]:
    """The rows of a picture, a byte a dot: the light that a grey print keeps of each colour (ITU-R BT.601)."""
    wide, high = struct.unpack(">II", png[16:24])
    place, packed = 8, b""
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        packed += png[place + 8 : place + 8 + size] if png[place + 4 : place + 8] == b"IDAT" else b""
        place += size + 12
    raw, line, rows = zlib.decompress(packed), wide * 4 + 1, []
    before = bytearray(line - 1)
    for row in range(high):
        before = unfiltered(raw[row * line], bytearray(raw[row * line + 1 : (row + 1) * line]), before)
        colours = zip(before[0::4], before[1::4], before[2::4], strict=True)
        rows.append(bytes((299 * r + 587 * g + 114 * b) // 1000 for r, g, b in colours))
    return rows


def unfiltered(kind: int, row: bytearray, above: bytearray) -> bytearray:
    """A row as it was before PNG wrote differences (its specification, 9.2)."""
    for place, value in enumerate(row):
        left, up = (row[place - 4] if place > 3 else 0), above[place]
        corner = above[place - 4] if place > 3 else 0
        near = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
        row[place] = (value + (0, left, up, (left + up) // 2, near)[kind]) % 256
    return row


def longest_dash(shape: Mapping[str, str]) -> int:
    """The longest unbroken stroke in the upper border of a rectangle, in units of the drawing; 99: it has no gap."""
    return _longest_dash(tuple(_paint(shape).items()))


@functools.cache
def _longest_dash(paint: tuple[tuple[str, str], ...]) -> int:
    svg = picture(
        [rectangle("shape", Rect(2, 2, 140, 20), dict(paint))], (144, 24), figure="f", title="t", desc="", lang="fr"
    )
    row = grey(svg_to_png(svg, scale=SCALE))[MARGIN + 2 * SCALE]
    dots = row[MARGIN + 3 * SCALE : -MARGIN - 3 * SCALE]
    middle = (max(row) + min(row)) / 2
    dark = [len(list(run)) for is_dark, run in groupby(dots, lambda each: each < middle) if is_dark]
    return 99 if max(dark) == len(dots) else round(max(dark) / SCALE)


def dashes(svg: str) -> dict[str, int]:
    """For each side on a map, the longest dash of its border; 0 where nothing with a border says the side."""
    found: dict[str, int] = {}
    for group in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g"):  # noqa: S314 - our own drawing
        side = next((each[5:] for each in group.get("class", "").split() if each.startswith("side-")), None)
        shapes = [each for each in group if each.tag.endswith("}rect") and each.get("class") in SHAPES]
        if side is not None and "share" not in group.get("class", ""):
            found.setdefault(side, 0)
            if shapes and not found[side]:
                found[side] = longest_dash(shapes[0].attrib)
    return found


def drawn(name: str, edition: Edition, link: Any) -> list[str]:
    process = "FIN-012" if MAPS[name].process == "must" else None
    drawings = MAPS[name].draw(edition, Words("fr"), process, link)
    return [svg for drawing in drawings for svg in (drawing.svg, drawing.narrow) if svg]


@pytest.mark.parametrize("name", sorted({*MAPS} - WITHOUT))
def test_in_grey_every_side_of_a_map_has_a_border_of_its_own(name: str, sample: Edition, link: Any) -> None:
    for svg in drawn(name, sample, link):
        found = dashes(svg)
        assert 0 not in found.values()
        assert len(found) == len(set(found.values())), found


@pytest.mark.parametrize("name", sorted(WITHOUT))
def test_maps_without_sides_show_none(name: str, sample: Edition, link: Any) -> None:
    assert [{}] * len(drawn(name, sample, link)) == [dashes(svg) for svg in drawn(name, sample, link)]


def test_all_six_sides_differ_in_grey_wherever_they_meet() -> None:
    found = {side: longest_dash({"fill": PAPER, **border(look)}) for side, look in LOOKS.items()}

    assert {"internal": 99, "external": 7, "mixed": 12, "partner": 18, "customer": 2, "system": 1} == found


def test_on_a_bar_the_shares_inside_mixed_and_outside_differ_in_grey(sample: Edition, link: Any) -> None:
    full = {}
    for bar in ET.fromstring(drawn("landscape", sample, link)[0]).iter("{http://www.w3.org/2000/svg}g"):  # noqa: S314 - ours
        if bar.get("class", "").startswith("share"):
            top = float(bar[0].get("y", 0)) - 4
            pieces = (rectangle("bar", _moved(each.attrib, top), _paint(each.attrib)) for each in bar)
            svg = picture(pieces, (80, 16), figure="f", title="t", desc="", lang="fr")
            across = [row[MARGIN + 40 * SCALE] for row in grey(svg_to_png(svg, scale=SCALE))]
            full[bar.get("class", "").partition("side-")[2]] = round(sum(each < 160 for each in across) / SCALE)

    assert {"internal": 2, "mixed": 4, "external": 7} == full  # of a bar 6 high, with its border


def _moved(shape: Mapping[str, str], top: float) -> Rect:
    return Rect(10, float(shape["y"]) - top, 60, float(shape["height"]))


def _paint(shape: Mapping[str, str]) -> dict[str, str]:
    return {name: shape[name] for name in LOOK if name in shape}
