"""Registers on paper: columns as wide as their texts ask for, matrices with their heads turned."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.dossier.blocks import Block, Run, grid, joined, linked
from passation.dossier.desk import Desk
from passation.table import Cell, Table

MATRICES: Final = {"raci": 18, "accesses": 10}
"""Registers whose columns are roles, and how many of them fit on a page: letters are narrower than words."""
_LYING = 10
"""Roles whose names fit across; of more, they read upwards."""
_LEAST, _MOST = 5.0, 34.0
"""Letters a line that a column of a list gets."""


def printed(desk: Desk, name: str, table: Table) -> Iterator[Block]:
    """A register as one table, or as several where it has more columns than a page can hold."""
    if name in MATRICES:
        yield from _matrix(desk, table, MATRICES[name])
        return
    rows = [[_run(desk, cell) for cell in row] for row in table.rows]
    yield grid(list(table.columns), rows, _widths(table), size=8.2 if len(table.columns) < 8 else 7.4)


def _matrix(desk: Desk, table: Table, many: int) -> Iterator[Block]:
    others = range(1, len(table.columns))
    parts = -(-len(others) // many)
    share = -(-len(others) // parts)  # parts alike, rather than one full and one nearly empty
    for start in others[::share]:
        places = [0, *others[start - 1 : start - 1 + share]]
        turned = share > _LYING
        yield grid(
            [table.columns[place] for place in places],
            [[_run(desk, row[place]) for place in places] for row in table.rows],
            [5 if turned else 2.5, *(1 for _ in places[1:])],
            centred=True,
            turned=turned,
            size=7.4 if share > 6 else 8.2,
        )


def _run(desk: Desk, cell: Cell) -> Run:
    if cell.parts:
        return joined((_run(desk, part) for part in cell.parts), "")
    where = desk.link(cell.target) if cell.target else None
    return linked(cell.text, where.removeprefix("#") if where else None)


def _widths(table: Table) -> list[float]:
    """Parts of the line: between the longest word and the average text, so that short columns stay short.

    Cells that say nothing do not make a column narrow for those that do.
    """
    widths = []
    for place, head in enumerate(table.columns):
        texts = [row[place].text for row in table.rows] or [""]
        longest_word = max(len(word) for text in (*texts, head) for word in text.split(" "))
        said = [text for text in texts if len(text) > 1] or [""]
        average = sum(map(len, said)) / len(said)
        widths.append(min(max(longest_word, average**0.75 * 1.5, _LEAST), _MOST))
    return widths
