"""The heads of a matrix's columns, turned to be read upwards, and what its rows and columns are, in its corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.frozen import dataclass
from passation.maps.lettering import ELLIPSIS, SMALL, Lettering, fit
from passation.maps.palette import LOOKS, Look
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import border, group, rectangle, text, texts, turned
from passation.model.actor import Side

_ROOMS: Final = (150.0, 190.0, 230.0)
"""What a head of two lines takes, read upwards: more where its name asks for it."""
_LONG_HEAD: Final = 230.0
"""Most that a head of one line may take."""
_THREE_LINES: Final = 43.0
"""What a column takes in which three lines stand side by side."""
_PLAIN: Final = {"fill": "#f3f5f7", "stroke": "#8a949e", "stroke-width": "1"}
"""The head of what stands on no side: a tool, a document."""


@dataclass(frozen=True, slots=True)
class Head:
    """A row or a column: its side, and the word for it; None: it stands on no side."""

    side: Side | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column: a name, and the word of its side."""

    name: Lettering
    head: Head

    @classmethod
    def of(cls, name: str, head: Head, column: float) -> Column:
        """In two lines; in one longer one where the column is too narrow for these and the word of a side."""
        if head.word and column < _THREE_LINES:
            return cls(fit(name, _LONG_HEAD, 1, SMALL, 700), head)
        tried = (fit(name, room, 2, SMALL, 700) for room in _ROOMS)
        whole = (each for each in tried if not each.lines[-1].endswith(ELLIPSIS))
        return cls(next(whole, fit(name, _ROOMS[-1], 2, SMALL, 700)), head)

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Texts and weights, from left to right when the head is turned."""
        word = [(self.head.word, "400")] if self.head.word else []
        return [*((line, "700") for line in self.name.lines), *word]

    @property
    def length(self) -> float:
        """What it takes upwards."""
        return max(self.name.width, fit(self.head.word, _ROOMS[0], 1, SMALL).width)


def heads(columns: Sequence[Column], top: float, left: float, width: float) -> Iterator[str]:
    """The heads side by side from `left` on, each in a column of that width, down to `top`."""
    for place, head in enumerate(columns):
        look: Look | None = LOOKS[head.head.side] if head.head.side is not None else None
        rect = Rect(left + place * width + 1.5, 1, width - 3, top - 6)
        paint = {"fill": look.tint, **border(look)} if look is not None else _PLAIN
        panel = rectangle("head" if look is not None else "panel", rect, paint, rx=5)
        lines = head.lines[: int((rect.width - 2) // (SMALL * 1.1))]
        leading = min(head.name.leading, (rect.width - 4) / len(lines))
        first = rect.middle - (len(lines) - 1) * leading / 2 + SMALL * 0.36
        said = []
        for each, (line, weight) in enumerate(lines):
            at = (first + each * leading, rect.bottom - 8)
            said.append(turned(text(line, (0, 0), SMALL, "", {"font-weight": weight}), at))
        yield group(f"lane side-{head.head.side}" if look is not None else "column", (panel, *said))


def corner(down: str, across: str, top: float, left: float) -> Iterator[str]:
    """What the rows are and, where it is said, what the columns are, in the corner between them."""
    rows = fit(f"{down} ↓" if across else down, left / 2 - 8, 1, SMALL, 500)
    yield from texts(Placed(rows, 5, top - 6 - rows.height, "note"))
    if across:
        columns = fit(f"{across} →", left / 2 - 8, 1, SMALL, 500)
        yield from texts(Placed(columns, left - 8, top - 6 - columns.height, "note", "end"))
