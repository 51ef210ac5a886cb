"""A card as SVG: lines first, then its blocks over them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.maps.cards.blocks import GAP, INSIDE, PAD, Line, Placed
from passation.maps.cards.board import Board, Way
from passation.maps.palette import INK, LINE, LOOKS, PAPER
from passation.maps.shapes import Placed as Text
from passation.maps.shapes import Rect
from passation.maps.svg import border, group, polygon, polyline, rectangle, texts
from passation.table import Link

_PANEL: Final = {"fill": "#f3f5f7", "stroke": "#8a949e", "stroke-width": "1"}
_BODY: Final = {"fill": PAPER, "stroke": INK, "stroke-width": "2"}
_HEAD: Final = 8.0


def paint(board: Board, link: Link) -> Iterator[str]:
    """From back to front."""
    yield from map(_way, board.ways)
    for placed in board.blocks:
        yield _block(placed, link)


def _way(way: Way) -> str:
    (x, y), (to_x, to_y) = way.points
    if not way.arrow:
        return group(
            "edge", (polyline(way.points, {"stroke": LINE, "stroke-width": "1.3", "stroke-dasharray": "2 4"}),)
        )
    across, down = (to_x > x) - (to_x < x), (to_y > y) - (to_y < y)
    foot = (to_x - across * _HEAD, to_y - down * _HEAD)
    head = (way.points[1], (foot[0] - down * 4, foot[1] + across * 4), (foot[0] + down * 4, foot[1] - across * 4))
    line = polyline((way.points[0], foot), {"stroke": LINE, "stroke-width": "1.6"})
    return group("edge", (line, polygon("head", head, {"fill": LINE})))


def _block(placed: Placed, link: Link) -> str:
    body = placed.block.key == "process"
    rect, block = placed.rect, placed.block
    panel = rectangle("shape" if body else "panel", rect, _BODY if body else _PANEL, rx=10 if body else 5)
    parts, y = [panel], rect.y + PAD - 2
    for place, head in enumerate(block.heads):
        parts += texts(Text(head, rect.x + PAD, y, "note" if place else ""))
        y += head.height
    y += 2 + GAP / 2
    for line in block.lines:
        parts.append(_line(line, Rect(rect.x + PAD, y, rect.width - 2 * PAD, line.height), link))
        y += line.height + GAP
    return group("terminal" if body else "part", parts)


def _line(line: Line, rect: Rect, link: Link) -> str:
    href = link(line.item.target) if line.item.target is not None else None
    side, x, y = line.item.side, rect.x, rect.y
    parts = []
    if side is not None:
        look = LOOKS[side]
        parts.append(rectangle("shape", rect, {"fill": look.tint, **border(look)}, rx=4))
        x, y = x + INSIDE, y + INSIDE - 3
    parts.append(group("name", texts(Text(line.name, x, y))))
    if line.note is not None:
        parts += texts(Text(line.note, x, y + line.name.height, "note"))
    return group(f"tile side-{side}" if side is not None else "item", parts, href)
