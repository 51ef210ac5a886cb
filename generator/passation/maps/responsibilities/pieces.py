"""What responsibility maps are painted of: panels of parties, boxes on them, and what crosses the border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.maps.laid import Laid
from passation.maps.lettering import SMALL, Lettering, fit
from passation.maps.palette import INK, LOOKS, MUTED, PAPER
from passation.maps.responsibilities.board import HEAD_AIR, Block, Board, Form, Line
from passation.maps.responsibilities.parties import Party
from passation.maps.responsibilities.rows import party_key
from passation.maps.shapes import Placed, Rect, around
from passation.maps.svg import border, group, polygon, rectangle, shape, texts
from passation.model.actor import Side
from passation.table import Link, Target

_HEAD: Final = 9.0
_BADGE: Final = 18.0
"""Height of the word on the edge of what moves."""
_ABOVE: Final = 7.0
"""How far it stands out, so that it touches neither the box's texts nor what stands above."""


def panel(laid: Laid, board: Board, party: Party | None, keys: Sequence[str]) -> str:
    """A party around its boxes; None is the company itself."""
    head = laid.nodes[party_key(party)]
    title, word = board.head(party)
    edge = board.form.edge
    held = around([head, *(laid.nodes[key] for key in keys)])
    top = panel_top(head, board.form)
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


def panel_top(head: Rect, form: Form) -> float:
    """Where the panel begins whose title stands in `head`."""
    return head.y + HEAD_AIR - form.edge / 2


def frontier(x: float, top: float, foot: float) -> str:
    """The border of the company."""
    stroke = {"stroke": MUTED, "stroke-width": "1.5", "stroke-dasharray": "10 5"}
    return group("frontier", (shape("line", "", stroke, x1=x, x2=x, y1=top, y2=foot),))


def line_of(laid: Laid, board: Board, line: Line, link: Link) -> Iterator[str]:
    """Who answers, what crosses the border, what is held outside."""
    yield _crossing(laid, line, board.form)
    yield box(laid, board.form, line.inside, "internal", link(Target("actor", line.held.sop.owner)))
    yield box(laid, board.form, line.outside, line.held.party.side, link(Target("process", line.held.sop.id)))


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


def box(laid: Laid, form: Form, block: Block, side: Side, href: str | None) -> str:
    """A box with its texts; what moves has a heavy line and a word on its upper edge."""
    rect, pad = laid.nodes[block.key], form.pad
    line = {**border(LOOKS[side]), **({"stroke-width": "3.5"} if block.moving else {})}
    parts = [rectangle("shape", rect, {"fill": PAPER, **line}, rx=5)]
    y = rect.y + (rect.height - block.height) / 2 + 8
    for text in block.texts:
        parts += texts(Placed(text, rect.x + pad, y, "note" if text.weight == 400 and text.size < 13 else ""))
        y += text.height
    if block.moving:
        word = fit(block.moving, rect.width - 2 * pad - 14, 1, SMALL, 700)
        badge = Rect(rect.right - pad - word.width - 14, rect.y - _ABOVE, word.width + 14, _BADGE)
        parts.append(rectangle("badge", badge, {"fill": LOOKS[side].stroke}, rx=_BADGE / 2))
        parts += texts(Placed(word, badge.middle, badge.y + 1.5, "word", "middle"))
    return group(f"held side-{side}", parts, href)
