"""A table of marks as a picture: rows read from the left, column heads turned, a mark in each crossing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Final

from passation.frozen import dataclass
from passation.maps.drawing import PHONE, TABLET, Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Column, Head, corner, heads
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import INK, LOOKS, MUTED, PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import Paint, border, group, rectangle, shape, text, texts
from passation.table import Cell, Link, Table

_LINE: Final = "#c3cad1"
_MARK: Final = 28.0
_BAND: Final = 34.0
"""What the title of some rows takes, with the air above it."""
_KEY_LINE: Final = 26.0
"""From one line of the key to the next."""
_LEAST_KEY: Final = PHONE - 2
"""What the key takes where the matrix is narrower."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a mark looks; what it says is its letter. `full`: dark, its letter light."""

    css: str
    paint: Paint
    full: bool = False


STRONG: Final = Mark("strong", {"fill": INK, "stroke": INK}, full=True)
FIRM: Final = Mark("firm", {"fill": MUTED, "stroke": MUTED}, full=True)
PLAIN: Final = Mark("plain", {"fill": PAPER, "stroke": INK, "stroke-width": "1.4"})
FAINT: Final = Mark("faint", {"fill": PAPER, "stroke": INK, "stroke-dasharray": "3 2"})
"""From the darkest to the lightest: in grey they stay apart."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the key: a mark, the letter in it, and what it means."""

    mark: Mark
    letter: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Room:
    """How wide the names of the rows and the columns are, and what a page leaves for all of them."""

    head: float = 280.0
    column: float = 50.0
    page: float = 960.0

    def holding(self, columns: int) -> Room:
        """The same room with columns as narrow as so many of them want, down to the width of a mark."""
        return replace(self, column=max(_MARK + 2, min(self.column, (self.page - self.head) / max(columns, 1))))


WIDE, NARROW = Room(), Room(120.0, 34.0, TABLET - 2)
"""On a page of 1280 pixels, and on a phone; what is too broad for it, on a tablet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A matrix drawn: its pieces and its size."""

    parts: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table to draw. Its first column names the rows; a cell has the mark of its `mark`, else of its text."""

    table: Table
    columns: Sequence[Head]
    marks: Mapping[str, Mark]
    link: Link
    rows: Sequence[Head] = ()
    """The sides of the rows, where they have some."""
    key: Sequence[Key] = ()
    across: str = ""
    """What the columns are, where the heads do not say it."""
    bands: Mapping[int, str] = field(default_factory=dict)
    """Titles above some of the rows, by their places."""

    def drawn(self, paper: Room = WIDE) -> Picture:
        """The pieces, and what they take."""
        room = paper.holding(len(self.columns))
        columns = [
            Column.of(name, head, room.column) for name, head in zip(self.table.columns[1:], self.columns, strict=True)
        ]
        width = room.head + len(columns) * room.column
        top = max((head.length for head in columns), default=0.0) + 26
        parts = [
            *corner(self.table.columns[0], self.across, top, room.head),
            *heads(columns, top, room.head, room.column),
        ]
        y = top
        for place, row in enumerate(self.table.rows):
            if place in self.bands:
                parts.append(_band(self.bands[place], y, width))
                y += _BAND
            side = self.rows[place] if self.rows else Head()
            label = fit(row[0].text, room.head - (24 if side.word else 12), 4 if paper is NARROW else 2, BODY)
            height = label.height + (26 if side.word else 10)
            parts.append(self._row(row, side, label, Rect(1, y, width, height), room))
            y += height
        below = max(width, _LEAST_KEY) if self.key else width
        parts += key_lines(self.key, below, y + 14)
        return Picture(tuple(parts), below + 2, y + 1 + key_height(self.key, below))

    def _row(self, row: tuple[Cell, ...], head: Head, label: Lettering, rect: Rect, room: Room) -> str:
        line = shape("line", "rule", {"stroke": _LINE}, x1=rect.x, x2=rect.right, y1=rect.bottom, y2=rect.bottom)
        href = self.link(row[0].target) if row[0].target is not None else None
        parts = [line, group("name", _name(head, label, rect, room), href)]
        for place, cell in enumerate(row[1:]):
            if cell.text:
                x = room.head + (place + 0.5) * room.column
                mark = self.marks.get(cell.mark) or self.marks[cell.text]
                drawn = _mark(cell.text, x, rect.y + rect.height / 2, mark)
                goal = self.link(cell.target) if cell.target is not None else None
                parts.append(drawn if goal is None else group("crossing", (drawn,), goal))
        return group("row", parts)


def both(figure: Figure, drawn: Matrix) -> Drawing:
    """The drawing for a page, with the one for a phone."""
    wide, narrow = drawn.drawn(), drawn.drawn(NARROW)
    return figure.both((wide.parts, (wide.width, wide.height)), (narrow.parts, (narrow.width, narrow.height)))


def _band(title: str, y: float, width: float) -> str:
    """The title of the rows below it, on a line."""
    said = fit(title, width - 8, 1, BODY, 700)
    line = shape("line", "rule", {"stroke": MUTED}, x1=1, x2=width, y1=y + _BAND, y2=y + _BAND)
    return group("band", (line, *texts(Placed(said, 5, y + _BAND - said.height - 4))))


def _name(head: Head, label: Lettering, rect: Rect, room: Room) -> list[str]:
    """The name of a row; where it has a side, in a panel of that side."""
    if head.side is None:
        return list(texts(Placed(label, rect.x + 4, rect.y + 5)))
    look = LOOKS[head.side]
    panel = rectangle(
        "head", Rect(rect.x, rect.y + 2, room.head - 8, rect.height - 4), {"fill": look.tint, **border(look)}, rx=5
    )
    word = Placed(fit(head.word, room.head - 24, 1, SMALL), rect.x + 8, rect.y + 5 + label.height, "note")
    return [group(f"lane side-{head.side}", (panel, *texts(Placed(label, rect.x + 8, rect.y + 5), word)))]


def _mark(said: str, x: float, y: float, mark: Mark) -> str:
    style = {"font-weight": "700", "text-anchor": "middle", "fill": PAPER if mark.full else INK}
    letter = [text(said, (x, y + 4.2), SMALL, "word" if mark.full else "", style)] if said else []
    box = rectangle("shape", Rect(x - _MARK / 2, y - 10, _MARK, 20), mark.paint, rx=4)
    return group(f"mark {mark.css}", (box, *letter))


def _broken(keys: Sequence[Key], width: float) -> list[list[tuple[Key, Lettering]]]:
    """The key in lines as wide as the picture."""
    lines: list[list[tuple[Key, Lettering]]] = []
    left = 0.0
    for key in keys:
        meaning = fit(key.meaning, max(width - 44, 120.0), 1, SMALL)
        taken = 44 + meaning.width + 18
        if not lines or left + taken - 18 > width:
            lines.append([])
            left = 0.0
        lines[-1].append((key, meaning))
        left += taken
    return lines


def key_lines(keys: Sequence[Key], width: float, top: float) -> Iterator[str]:
    """The key, from a height on."""
    for place, line in enumerate(_broken(keys, width)):
        x, y = 2.0, top + place * _KEY_LINE
        for key, meaning in line:
            mark = _mark(key.letter, x + 17, y + 10, key.mark)
            yield group("key", (mark, *texts(Placed(meaning, x + 40, y + 10 - meaning.height / 2))))
            x += 44 + meaning.width + 18


def key_height(keys: Sequence[Key], width: float) -> float:
    """What the key takes, with the air above it."""
    return len(_broken(keys, width)) * _KEY_LINE + 14 if keys else 0.0
