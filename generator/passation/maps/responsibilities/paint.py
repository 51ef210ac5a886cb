"""A responsibility map as SVG: parties as panels, the border between them, and what crosses it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from passation.maps.figure import Pieces, Plan
from passation.maps.laid import Laid
from passation.maps.lettering import Lettering
from passation.maps.palette import INK, LOOKS, MUTED, PAPER
from passation.maps.responsibilities.board import (
    ALONE,
    HEAD_AIR,
    LEAVING,
    Block,
    Board,
    Form,
    Line,
)
from passation.maps.responsibilities.parties import Party
from passation.maps.responsibilities.rows import dot, party_key
from passation.maps.shapes import Placed, Rect, around
from passation.maps.svg import border, group, polygon, rectangle, shape, texts
from passation.model.actor import Side
from passation.table import Link, Target

_HEAD: Final = 9.0
_AIR: Final = 12.0
"""Above what stands below both sides."""


def plan(name: str, board: Board, link: Link) -> Plan:
    """A responsibility map in the form of its board."""

    def painted(laid: Laid) -> Pieces:
        framed = _room(laid, board)
        return _paint(framed, board, link), framed.size

    return Plan(dot(name, board), painted)


def _room(laid: Laid, board: Board) -> Laid:
    """The same places with room for the panels, none above the first, and for what stands below both sides."""
    edge = board.form.edge
    framed = laid.framed(edge + 2, edge / 2 + 2 - HEAD_AIR, edge + 2)
    if not board.across:
        return framed
    below = Rect(2, framed.height - 2 + _AIR, framed.width - 4, board.alone_block.height)
    return replace(framed, height=below.bottom + 2, nodes={**framed.nodes, ALONE: below})


def _paint(laid: Laid, board: Board, link: Link) -> Iterator[str]:
    """From back to front: panels, the border, links, boxes."""
    inside = [line.inside.key for lines in board.lines.values() for line in lines]
    below = [*([LEAVING] if board.leaving else []), *([ALONE] if board.alone and not board.across else [])]
    yield _panel(laid, board, None, [*inside, *below])
    for party in board.parties:
        yield _panel(laid, board, party, [line.outside.key for line in board.lines[party.key]])
    lines = [line for each in board.lines.values() for line in each]
    if lines:
        x = laid.nodes[lines[0].passing.key].middle
        stroke = {"stroke": MUTED, "stroke-width": "1.5", "stroke-dasharray": "10 5"}
        foot = laid.nodes[ALONE].y - _AIR if board.across else laid.height - 2
        yield group("frontier", (shape("line", "", stroke, x1=x, x2=x, y1=2, y2=foot),))
    for line in lines:
        yield _crossing(laid, line, board.form)
        yield _box(laid, board, line.inside, "internal", link(Target("actor", line.held.sop.owner)))
        yield _box(laid, board, line.outside, line.held.party.side, link(_target(line)))
    if board.leaving is not None and board.at is not None:
        goal = link(Target("process", board.at.wave.process))
        yield _box(laid, board, board.leaving, "internal", goal)
    if board.alone:
        yield _box(laid, board, board.alone_block, "internal", None)


def _target(line: Line) -> Target:
    return Target("process", line.held.sop.id)


def _panel(laid: Laid, board: Board, party: Party | None, keys: list[str]) -> str:
    head = laid.nodes[party_key(party)]
    title, word = board.head(party)
    edge = board.form.edge
    top = head.y + HEAD_AIR - edge / 2
    held = around([head, *(laid.nodes[key] for key in keys)])
    rect = Rect(held.x - edge, top, held.width + 2 * edge, held.bottom + edge - top)
    side: Side = party.side if party else "internal"
    look = LOOKS[side]
    badge = Rect(held.x, top + 9 + title.height, word.width + 16, 19)
    parts = (
        rectangle("area", rect, {"fill": look.tint, "fill-opacity": "0.7", **border(look)}, rx=8),
        rectangle("badge", badge, {"fill": look.stroke}, rx=9.5),
        *texts(Placed(title, held.x, top + 6), Placed(word, badge.middle, badge.y + 2, "word", "middle")),
    )
    return group(f"lane side-{side}", parts)


def _crossing(laid: Laid, line: Line, form: Form) -> str:
    """The line from who answers to what is held, and how often the work passes back or forth."""
    start, middle, goal = (laid.nodes[block.key] for block in (line.inside, line.passing, line.outside))
    y = goal.y + goal.height / 2
    wide = bool(line.held.passages)
    stroke = {"stroke": INK, "stroke-width": "2.4" if wide else "1.4"}
    parts = [
        shape("line", "", stroke, x1=start.right, x2=goal.x - _HEAD * 0.8, y1=y, y2=y),
        polygon("head", ((goal.x, y), (goal.x - _HEAD, y - 4.2), (goal.x - _HEAD, y + 4.2)), {"fill": INK}),
    ]
    if line.passing.texts:
        parts += _chip(line.passing.texts, middle.middle, y, 4 if form.upright else 8)
    return group("edge handover" if wide else "edge", parts)


def _chip(said: Sequence[Lettering], x: float, y: float, pad: float) -> Iterator[str]:
    """How often, and over which channels, in one frame around a point."""
    wide, high = max(text.width for text in said), sum(text.height for text in said)
    chip = Rect(x - wide / 2 - pad, y - high / 2 - 3, wide + 2 * pad, high + 6)
    yield rectangle("chip", chip, {"fill": PAPER, "stroke": INK, "stroke-width": "1"}, rx=9)
    top = y - high / 2
    for text in said:
        yield from texts(Placed(text, x, top, "", "middle"))
        top += text.height


def _box(laid: Laid, board: Board, block: Block, side: Side, href: str | None) -> str:
    rect, pad = laid.nodes[block.key], board.form.pad
    line = {**border(LOOKS[side]), **({"stroke-width": "3.5"} if block.moving else {})}
    parts = [rectangle("shape", rect, {"fill": PAPER, **line}, rx=5)]
    y = rect.y + (rect.height - block.height) / 2 + 8
    for text in block.texts:
        parts += texts(Placed(text, rect.x + pad, y, "note" if text.weight == 400 and text.size < 13 else ""))
        y += text.height
    return group(f"held side-{side}", parts, href)
