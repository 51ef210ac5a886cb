"""Tables and what their cells point to: one value for the page, the PDF, the sheet and the map's text twin."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from passation.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """Something of the edition that a cell, a box of a map or a link leads to."""

    kind: str
    """A kind of `model.content.KINDS`, or `domain`, or `page` for a page of its own."""
    id: str
    step: str = ""
    """Step id, for a step of a process."""


Link = Callable[[Target], str | None]
"""Where a target is found from the page being made; None where it has no address."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text, what it leads to, and the word that says its state (never a colour alone)."""

    text: str
    target: Target | None = None
    mark: str = ""
    """A class of the theme: `inside`, `outside`, `warn`…; the text says the same."""
    parts: tuple[Cell, ...] = ()
    """Pieces that say the text one after the other, where several of them lead somewhere."""
    anchor: str = ""
    """Of the first cell of a row: what a drawing on the same page calls the row by."""


def joined(cells: Iterable[Cell], between: str = ", ") -> Cell:
    """Several cells as one, each piece leading where it led."""
    each = list(cells)
    parts = [part for cell in each for part in (Cell(between), cell)][1:]
    return Cell("".join(part.text for part in parts), parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption; every row has as many cells as there are columns. `row_headers`: first cell heads."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_headers: bool = True

    def __post_init__(self) -> None:
        """A row of another length is our fault."""
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"uneven table: {self.caption}")
