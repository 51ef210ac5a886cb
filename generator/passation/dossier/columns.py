"""Columns as wide as their texts ask for: of the widths that fill a line, those that make the table shortest.

Texts are measured in the shipped font. A column gives way where that costs the table no line, and else where it costs
the fewest; none becomes narrower than its longest word. Numbers of lines are reckoned here from the length of a text,
which is enough to compare; `heights.py` breaks the lines in earnest.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from passation.frozen import dataclass
from passation.tools.measure import width

INSET: Final = 5.0
"""Points on either side of a cell's text; `blocks.typ` draws them."""
HEAD: Final = 0.92
"""Size of a head's letters, of those of its table."""
KERNED: Final = 1.006
"""How much longer than measured a text may be: kerning is left out, and is not always negative."""
_LOST: Final = 1.07
"""What a text over several lines loses at their ends."""
_STEP: Final = 3.0
"""Points that a column gives way at least."""
_HIGH: Final = 3
"""The smaller, the more is done for the sake of the highest rows."""
_SHARES: Final = 12
"""Of what is too wide, a column gives way one part at a time."""

Texts = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Column:
    """How long each of its texts is in one line, and how wide its longest word, in points."""

    lengths: tuple[float, ...]
    word: float

    def asked(self) -> float:
        """The width at which every text is one line."""
        return max(self.lengths)

    def lines(self, room: float) -> list[int]:
        """Lines that each text takes."""
        return [1 if length <= room else -int(-length * _LOST // room) for length in self.lengths]


def widths(head: Sequence[str], rows: Texts, room: float, size: float) -> list[float]:
    """The width of each column in points, its insets included: all together fill `room`, or are the longest words.

    Args:
        head: what each column is.
        rows: the texts of each row.
        room: points across.
        size: of the letters, in points.
    """
    words: dict[str, float] = {}
    columns = [_column(head[place], [row[place] for row in rows], size, words) for place in range(len(head))]
    free = room - 2 * INSET * len(columns)
    found = _fitted(columns, free)
    more = max(0.0, free - sum(found)) / sum(found)
    return [round(each * (1 + more) + 2 * INSET, 2) for each in found]


def _column(head: str, texts: Sequence[str], size: float, words: dict[str, float]) -> _Column:
    def long(text: str) -> float:
        if text not in words:
            words[text] = width(text, size) * KERNED
        return words[text]

    named, *parts = (width(each, size * HEAD, 500) * KERNED for each in (head, *head.split(" ")))
    lengths = tuple(long(text) for text in texts)
    return _Column((named, *lengths), max([1.0, *parts, *(long(word) for text in texts for word in text.split(" "))]))


def _fitted(columns: Sequence[_Column], free: float) -> list[float]:
    """The widths of the texts: as asked where all of them fit, else narrowed one after the other."""
    least = [column.word for column in columns]
    others = sum(least)
    now = [max(word, min(column.asked(), free - others + word)) for column, word in zip(columns, least, strict=True)]
    lines = [column.lines(each) for column, each in zip(columns, now, strict=True)]
    while (excess := sum(now) - free) > 0:
        step = min(max(_STEP, excess / _SHARES), excess)
        ways = [place for place, each in enumerate(now) if each > least[place]]
        if not ways:
            break
        narrower = {place: max(least[place], now[place] - step) for place in ways}
        thinner = {place: columns[place].lines(narrower[place]) for place in ways}
        place = min(ways, key=lambda way: (_cost(lines, way, thinner[way]), -now[way], way))
        now[place], lines[place] = narrower[place], thinner[place]
    return now


def _cost(lines: Sequence[list[int]], place: int, instead: list[int]) -> int:
    """How long the table would be, were the lines of one column others; a high row weighs more than two low ones."""
    rows = map(max, instead, *(each for other, each in enumerate(lines) if other != place), instead)
    return sum(row * (row + _HIGH) for row in rows)
