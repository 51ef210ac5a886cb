"""Rows of a data flow as SVG: beside each other on a page, under each other on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.maps.dataflows.board import Node
from passation.maps.dataflows.rows import Item, Row, stack, stacked
from passation.maps.drawing import PHONE
from passation.maps.figure import Pieces
from passation.maps.palette import INK, LINE, LOOKS, PAPER
from passation.maps.shapes import Placed, Point, Rect
from passation.maps.svg import border, group, polygon, polyline, rectangle, texts
from passation.table import Link

ROOM: Final = 238.0
"""What a box of information takes across, on a page."""
PHONE_ROOM: Final = PHONE - 28
ROOMS: Final = (ROOM, 150.0)
PHONE_ROOMS: Final = (PHONE_ROOM, PHONE - 4)
"""What a box of information takes across and what a process does, on a page and on a phone."""
_BRIDGE: Final = 42.0
"""Between the boxes and the process."""
_BETWEEN: Final = 22.0
"""Between two rows."""
_EDGE: Final = 2.0
_PAD: Final = 8.0
_HEAD: Final = 8.0
_RAIL: Final = 10.0
"""Where the arrows run on a phone."""


def height(row: Row) -> float:
    """What a row takes on a page, with the air below it."""
    return row.height + _BETWEEN


def on_page(rows: Sequence[Row], link: Link) -> Pieces:
    """Information that goes in, the process, information that comes out, from left to right."""
    parts: list[str] = []
    process = _EDGE + ROOM + _BRIDGE
    y = _EDGE
    for row in rows:
        box = Rect(process, y + (row.height - row.process.height) / 2, row.process.width, row.process.height)
        parts += _beside(row.taken, Rect(_EDGE, y, ROOM, row.height), box, link, into=True)
        parts += _beside(row.given, Rect(box.right + _BRIDGE, y, ROOM, row.height), box, link, into=False)
        parts.append(_process(box, row.process, link))
        y += height(row)
    return parts, (2 * process + rows[0].process.width, y - _BETWEEN + _EDGE)


def _beside(items: Sequence[Item], room: Rect, process: Rect, link: Link, *, into: bool) -> Iterator[str]:
    """A stack in the middle of its room, each box joined to the process."""
    y = process.y + process.height / 2
    for top, item in stacked(items, room.y + (room.height - stack(items)) / 2):
        box = Rect(room.x, top, room.width, item.height)
        at = top + item.height / 2
        ends = [(box.right, at), (process.x, y)] if into else [(process.right, y), (box.x, at)]
        bend = (ends[0][0] + ends[1][0]) / 2 - (4 if into else -4)
        way = (ends[0], (bend, ends[0][1]), (bend, ends[1][1]), ends[1])
        yield _arrow(way if at != y else (ends[0], ends[1]), thick=item.thick)
        yield _box(box, item, link)


def on_phone(rows: Sequence[Row], link: Link) -> Pieces:
    """The same, from top to bottom."""
    parts: list[str] = []
    y = _EDGE
    for row in rows:
        start = y
        for top, item in stacked(row.taken, y):
            parts.append(_box(Rect(PHONE - _EDGE - PHONE_ROOM, top, PHONE_ROOM, item.height), item, link))
            y = top + item.height
        process = Rect(_EDGE, y + (14 if row.taken else 0), PHONE - 2 * _EDGE, row.process.height)
        y = process.bottom
        parts += _rail_in(row.taken, start, process)
        for top, item in stacked(row.given, y + 14):
            box = Rect(PHONE - _EDGE - PHONE_ROOM, top, PHONE_ROOM, item.height)
            at = top + item.height / 2
            parts += (
                _arrow(((_RAIL, process.bottom), (_RAIL, at), (box.x, at)), thick=item.thick),
                _box(box, item, link),
            )
            y = box.bottom
        parts.append(_process(process, row.process, link))
        y += _BETWEEN
    return parts, (PHONE, y - _BETWEEN + _EDGE)


def _rail_in(items: Sequence[Item], start: float, process: Rect) -> Iterator[str]:
    for top, item in stacked(items, start):
        at = top + item.height / 2
        yield _arrow(((PHONE - _EDGE - PHONE_ROOM, at), (_RAIL, at), (_RAIL, process.y)), thick=item.thick)


def _arrow(way: Sequence[Point], *, thick: bool) -> str:
    """Straight pieces, and a head where they end: to the right or downwards."""
    ink, width = (INK, "2.6") if thick else (LINE, "1.3")
    (x0, _), (x, y) = way[-2], way[-1]
    flat = x != x0
    head = (
        ((x, y), (x - _HEAD, y - 3.6), (x - _HEAD, y + 3.6))
        if flat
        else ((x, y), (x - 3.6, y - _HEAD), (x + 3.6, y - _HEAD))
    )
    foot = (x - _HEAD, y) if flat else (x, y - _HEAD)
    parts = (polyline((*way[:-1], foot), {"stroke": ink, "stroke-width": width}), polygon("head", head, {"fill": ink}))
    return group("edge handover" if thick else "edge", parts)


def _box(rect: Rect, item: Item, link: Link) -> str:
    paint = {"fill": PAPER, "stroke": INK if item.thick else "#8a949e", "stroke-width": "2" if item.thick else "1"}
    said = Placed(item.name, rect.x + _PAD, rect.y + _PAD - 1.5)
    note = Placed(item.parties, rect.x + _PAD, rect.y + _PAD - 1.5 + item.name.height, "note")
    parts = (rectangle("shape", rect, paint, rx=2), *texts(said, note))
    return group("tile chain" if item.thick else "tile", parts, link(item.target))


def _process(rect: Rect, node: Node, link: Link) -> str:
    look = LOOKS[node.side or "internal"]
    parts, y = [rectangle("shape", rect, {"fill": look.tint, **border(look)}, rx=5)], rect.y + _PAD - 1.5
    for text in node.texts:
        parts += texts(Placed(text, rect.x + _PAD, y))
        y += text.height
    return group(f"tile side-{node.side}", parts, link(node.target))
