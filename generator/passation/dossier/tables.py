"""Registers on paper: columns as wide as their texts ask for, matrices with their heads turned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.dossier.blocks import Block, Run, grid, joined, linked, said
from passation.dossier.columns import widths
from passation.dossier.desk import Desk
from passation.dossier.heights import MM
from passation.dossier.rooms import ROOMS
from passation.dossier.sets import whole
from passation.table import Cell, Table

MATRICES: Final = {"raci": 18, "accesses": 10}
"""Registers whose columns are roles, and how many of them fit on a page: letters are narrower than words."""
_MANY: Final = 8
"""Columns from which on the letters of a list are smaller."""
_LYING = 10
"""Roles whose names fit across; of more, they read upwards."""
_NOTHING: Final = "—"
"""What a cell says that has nothing to say."""


def printed(desk: Desk, name: str, table: Table, room: float) -> Iterator[Block]:
    """A register as one table `room` millimetres wide, or as several where it has more columns than a page can hold."""
    if name in MATRICES:
        yield from _matrix(desk, table, MATRICES[name])
    else:
        yield listed(desk, table, room)


def listed(desk: Desk, table: Table, room: float) -> Block:
    """A list, its columns as wide as their texts ask for; one that says nothing in any row is left out."""
    places = [place for place in range(len(table.columns)) if place == 0 or _says(table, place)]
    head = [table.columns[place] for place in places]
    texts = [[row[place].text for place in places] for row in table.rows]
    size = 8.2 if len(head) < _MANY else 7.4
    rows = [[_run(desk, row[place]) for place in places] for row in table.rows]
    return grid(head, rows, widths(head, texts, room * MM, size), size=size)


def fitting(head: list[Run], rows: list[list[Run]], *, centred: bool = False, size: float = 8.6) -> Block:
    """A table across an upright page, its columns as wide as their texts ask for; without those that say nothing."""
    kept = [place for place in range(len(head)) if place == 0 or any(row[place] for row in rows)]
    texts = [[said(row[place]) for place in kept] for row in [head, *rows]]
    found = iter(widths(texts[0], texts[1:], ROOMS["tall"][0] * MM, size))
    parts = [next(found) if place in kept else 0.0 for place in range(len(head))]
    return grid(head, rows, parts, centred=centred, size=size)


def _says(table: Table, place: int) -> bool:
    return any(row[place].text not in ("", _NOTHING) for row in table.rows)


def _matrix(desk: Desk, table: Table, many: int) -> Iterator[Block]:
    others = range(1, len(table.columns))
    parts = -(-len(others) // many)
    share = -(-len(others) // parts)  # parts alike, rather than one full and one nearly empty
    for start in others[::share]:
        places = [0, *others[start - 1 : start - 1 + share]]
        turned = share > _LYING
        chunk = grid(
            [table.columns[place] for place in places],
            [[_run(desk, row[place]) for place in places] for row in table.rows],
            [5 if turned else 2.5, *(1 for _ in places[1:])],
            centred=True,
            turned=turned,
            size=7.4 if share > 6 else 8.2,
        )
        yield from [chunk] if start == 1 else whole([chunk], ROOMS["wide"])  # the first stands under its title


def _run(desk: Desk, cell: Cell) -> Run:
    if cell.parts:
        return joined((_run(desk, part) for part in cell.parts), "")
    where = desk.link(cell.target) if cell.target else None
    return linked(cell.text, where.removeprefix("#") if where else None)
