"""A responsibility map as SVG: parties as panels, the border between them, and what crosses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from passation.maps.figure import Pieces, Plan
from passation.maps.grid import planned
from passation.maps.laid import Laid
from passation.maps.responsibilities.board import ALONE, HEAD_AIR, LEAVING, Board
from passation.maps.responsibilities.pieces import box, frontier, line_of, panel
from passation.maps.responsibilities.rows import grid_of
from passation.maps.shapes import Rect
from passation.table import Link, Target

_AIR: Final = 12.0
"""Above what stands below both sides."""


def plan(name: str, board: Board, link: Link) -> Plan:
    """A responsibility map in the form of its board."""

    def painted(laid: Laid) -> Pieces:
        framed = _room(laid, board)
        return _paint(framed, board, link), framed.size

    return planned(grid_of(name, board), painted)


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
    yield panel(laid, board, None, [*inside, *below])
    for party in board.parties:
        yield panel(laid, board, party, [line.outside.key for line in board.lines[party.key]])
    lines = [line for each in board.lines.values() for line in each]
    if lines:
        foot = laid.nodes[ALONE].y - _AIR if board.across else laid.height - 2
        yield frontier(laid.nodes[lines[0].passing.key].middle, 2, foot)
    for line in lines:
        yield from line_of(laid, board, line, link)
    if board.leaving is not None and board.at is not None:
        yield box(laid, board.form, board.leaving, "internal", link(Target("process", board.at.wave.process)))
    if board.alone:
        yield box(laid, board.form, board.alone_block, "internal", None)
