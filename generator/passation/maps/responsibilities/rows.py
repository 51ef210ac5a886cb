"""A responsibility map as a grid: the company on the left, parties outside on the right, what passes in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.maps.grid import Grid, GridBox, GridRow, filled
from passation.maps.palette import LOOKS
from passation.maps.responsibilities.board import ALONE, HEAD_AIR, LEAVING, Board, Line
from passation.maps.responsibilities.parties import Party

INSIDE: Final = "inside"


def grid_of(name: str, board: Board) -> Grid:
    """The grid of a responsibility map."""
    links = [
        pair
        for lines in board.lines.values()
        for line in lines
        for pair in ((line.inside.key, line.passing.key), (line.passing.key, line.outside.key))
    ]
    form = board.form
    widths = (form.inside, form.between, form.outside) if board.held else (form.inside,)
    return Grid(name, list(_rows(board)), widths, (2 * form.edge, 10.0), links)


def _rows(board: Board) -> Iterator[GridRow]:
    inside, first = heading(board, None), True
    for party in board.parties:
        yield GridRow(head_height(board, party), (inside if first else None, None, heading(board, party)))
        first = False
        for line in board.lines[party.key]:
            yield GridRow(max(line.inside.height, line.passing.height, line.outside.height), tuple(boxes(line)))
    if first:
        yield GridRow(head_height(board, None), (inside,))
    if board.leaving is not None:
        yield GridRow(board.leaving.height, (GridBox(LEAVING, board.leaving.lines, filled(LOOKS["internal"])),))
    if board.alone and not board.across:
        yield GridRow(board.alone_block.height, (GridBox(ALONE, board.alone_block.lines, filled(LOOKS["internal"])),))


def boxes(line: Line) -> Iterator[GridBox]:
    """Who answers, what passes, what is held outside."""
    yield GridBox(line.inside.key, line.inside.lines, filled(LOOKS["internal"]))
    yield GridBox(line.passing.key, line.passing.lines, {"shape": "plaintext"})
    yield GridBox(line.outside.key, line.outside.lines, filled(LOOKS[line.held.party.side]))


def heading(board: Board, party: Party | None) -> GridBox:
    """The box that holds the title of a panel; None is the company itself."""
    title, word = board.head(party)
    return GridBox(party_key(party), [*title.lines, *word.lines], {"shape": "plaintext"})


def party_key(party: Party | None) -> str:
    """Name of the box that holds the title of a panel."""
    return INSIDE if party is None else f"party {party.key}"


def head_height(board: Board, party: Party | None) -> float:
    """What that box takes, with the air above it."""
    return HEAD_AIR + board.head(party)[0].height + 22
