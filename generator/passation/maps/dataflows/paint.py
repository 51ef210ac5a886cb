"""A data flow as SVG: arrows first, then boxes over them."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from typing import Final

from passation.maps.dataflows.board import PAD, Board, Node
from passation.maps.laid import Laid
from passation.maps.palette import INK, LINE, LOOKS, PAPER
from passation.maps.shapes import Placed, Point, Rect
from passation.maps.svg import border, curve, group, polygon, rectangle, texts
from passation.table import Link

_EDGE: Final = 4.0
_HEAD: Final = 8.0


def room(laid: Laid) -> Laid:
    """The same places with a little air around them."""
    return laid.framed(_EDGE, _EDGE, _EDGE)


def paint(laid: Laid, board: Board, link: Link) -> Iterator[str]:
    """From back to front."""
    for arrow in board.arrows:
        for points in laid.edges.get(arrow, ()):
            yield _arrow(points, thick=arrow in board.thick)
    for node in board.nodes:
        yield _box(laid.nodes[node.key], node, link)


def _arrow(points: tuple[Point, ...], *, thick: bool) -> str:
    """A curve, and its head where it ends."""
    *line, tip = points
    ink, width = (INK, "2.6") if thick else (LINE, "1.3")
    last = line[-1]
    away = hypot(tip[0] - last[0], tip[1] - last[1]) or 1.0
    x, y = (tip[0] - last[0]) / away, (tip[1] - last[1]) / away
    foot = (tip[0] - x * _HEAD, tip[1] - y * _HEAD)
    head = (tip, (foot[0] - y * 3.6, foot[1] + x * 3.6), (foot[0] + y * 3.6, foot[1] - x * 3.6))
    parts = (curve(line, {"stroke": ink, "stroke-width": width}), polygon("head", head, {"fill": ink}))
    return group("edge handover" if thick else "edge", parts)


def _box(rect: Rect, node: Node, link: Link) -> str:
    if node.side is not None:
        look = LOOKS[node.side]
        shape = rectangle("shape", rect, {"fill": look.tint, **border(look)}, rx=14 if node.kind == "actor" else 5)
        css = f"tile side-{node.side}"
    else:
        stroke = "1.8" if node.kind == "domain" else "1"
        shape = rectangle("shape", rect, {"fill": PAPER, "stroke": "#8a949e", "stroke-width": stroke}, rx=2)
        css = "tile"
    parts, y = [shape], rect.y + PAD - 1.5
    for text in node.texts:
        parts += texts(Placed(text, rect.x + PAD, y, "note" if node.kind == "data" else ""))
        y += text.height
    return group(css, parts, link(node.target))
