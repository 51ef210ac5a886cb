"""A table of marks as a picture: rows read from the left, column heads turned, a mark in each crossing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import INK, LOOKS, PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import Paint, border, group, rectangle, shape, text, texts, turned
from passation.model.actor import Side
from passation.table import Cell, Link, Table

_ROW_HEAD: Final = 280.0
_COLUMN: Final = 50.0
_HEAD_ROOM: Final = 150.0
"""Most that a column head may take, read upwards."""
_LINE: Final = "#c3cad1"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a mark looks; what it says is its letter. `full`: dark, its letter light."""

    css: str
    paint: Paint
    full: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A matrix drawn: its pieces and its size."""

    parts: tuple[str, ...]
    width: float
    height: float


def matrix(table: Table, sides: Sequence[tuple[Side, str]], marks: Mapping[str, Mark], link: Link) -> Picture:
    """Draws a table whose first column names the rows; `sides` of the other columns, `marks` by the text of a cell."""
    names = (fit(name, _HEAD_ROOM, 2, SMALL, 700) for name in table.columns[1:])
    heads = [_Head(name, *side) for name, side in zip(names, sides, strict=True)]
    top = max((head.length for head in heads), default=0.0) + 26
    parts = list(_heads(heads, top))
    y = top
    for row in table.rows:
        label = fit(row[0].text, _ROW_HEAD - 12, 2, BODY)
        height = label.height + 10
        parts.append(_row(row, label, Rect(1, y, _ROW_HEAD + len(heads) * _COLUMN, height), marks, link))
        y += height
    return Picture(tuple(parts), _ROW_HEAD + len(heads) * _COLUMN + 2, y + 1)


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a column: a name, and the word of its side."""

    name: Lettering
    side: Side
    word: str

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Texts and weights, from left to right when the head is turned."""
        return [*((line, "700") for line in self.name.lines), (self.word, "400")]

    @property
    def length(self) -> float:
        """What it takes upwards."""
        return max(self.name.width, fit(self.word, _HEAD_ROOM, 1, SMALL).width)


def _heads(heads: Sequence[_Head], top: float) -> Iterator[str]:
    for place, head in enumerate(heads):
        look = LOOKS[head.side]
        rect = Rect(_ROW_HEAD + place * _COLUMN + 2, 1, _COLUMN - 4, top - 6)
        panel = rectangle("head", rect, {"fill": look.tint, **border(look)}, rx=5)
        first = rect.middle - (len(head.lines) - 1) * head.name.leading / 2 + SMALL * 0.36
        said = []
        for each, (line, weight) in enumerate(head.lines):
            at = (first + each * head.name.leading, rect.bottom - 8)
            said.append(turned(text(line, (0, 0), SMALL, "", {"font-weight": weight}), at))
        yield group(f"lane side-{head.side}", (panel, *said))


def _row(row: tuple[Cell, ...], label: Lettering, rect: Rect, marks: Mapping[str, Mark], link: Link) -> str:
    line = shape("line", "rule", {"stroke": _LINE}, x1=rect.x, x2=rect.right, y1=rect.bottom, y2=rect.bottom)
    href = link(row[0].target) if row[0].target is not None else None
    parts = [line, group("name", texts(Placed(label, rect.x + 4, rect.y + 5)), href)]
    for place, cell in enumerate(row[1:]):
        if cell.text:
            x = _ROW_HEAD + place * _COLUMN + _COLUMN / 2
            parts.append(_mark(cell.text, x, rect.y + rect.height / 2, marks[cell.text]))
    return group("row", parts)


def _mark(said: str, x: float, y: float, mark: Mark) -> str:
    style = {"font-weight": "700", "text-anchor": "middle", "fill": PAPER if mark.full else INK}
    letter = text(said, (x, y + 4.2), SMALL, "word" if mark.full else "", style)
    return group(f"mark {mark.css}", (rectangle("shape", Rect(x - 15, y - 10, 30, 20), mark.paint, rx=4), letter))
