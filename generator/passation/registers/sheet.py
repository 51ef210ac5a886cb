"""A register being made: short texts in, a table out, without the columns that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from passation.table import Cell, Table

Line = Sequence[str | Cell]


def sheet(caption: str, columns: Sequence[str], lines: Iterable[Line]) -> Table:
    """Give the table; a column that is empty in every row is left out, but never the first."""
    rows = [tuple(Cell(part) if isinstance(part, str) else part for part in line) for line in lines]
    kept = [place for place in range(len(columns)) if place == 0 or any(row[place].text for row in rows)]
    return Table(
        caption, tuple(columns[place] for place in kept), tuple(tuple(row[place] for place in kept) for row in rows)
    )
