"""A part of a card as a block: its heading, and its items one below the other, each in the border of its side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.frozen import dataclass
from passation.maps.cards.parts import Item, Key, Part
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.maps.shapes import Rect
from passation.words import Words

PAD: Final = 12.0
GAP: Final = 6.0
"""Between two items."""
INSIDE: Final = 7.0
"""Between the border of an item and its words."""
MOST: Final = 8
"""Items of a block; of more, it says how many are left, and the words under the drawing name them all. The block of
the process itself counts its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """An item of a block, its words broken to fit."""

    item: Item
    name: Lettering
    note: Lettering | None

    @property
    def height(self) -> float:
        """What it takes, with its border where it has one."""
        words = self.name.height + (self.note.height if self.note is not None else 0)
        return words + (2 * INSIDE - 4 if self.item.side is not None else 0)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of so much width."""

    key: Key
    heads: tuple[Lettering, ...]
    lines: tuple[Line, ...]
    width: float

    @property
    def height(self) -> float:
        """What its headings and its items take."""
        items = sum(line.height for line in self.lines) + GAP * len(self.lines)
        return PAD + sum(each.height for each in self.heads) + items + PAD


@dataclass(frozen=True, slots=True)
class Placed:
    """A block in its place, which may be higher than it needs."""

    block: Block
    rect: Rect


def block(words: Words, part: Part, width: float) -> Block:
    """A part broken to fit a width."""
    room = width - 2 * PAD
    title = fit(part.title, room, 2, SMALL if part.name else BODY, 700)
    heads = (fit(part.name, room, 4, BODY, 700), title) if part.name else (title,)
    return Block(part.key, heads, tuple(_lines(words, part, width)), width)


def _lines(words: Words, part: Part, width: float) -> Iterator[Line]:
    whole = part.key == "process" or len(part.items) <= MOST
    shown = part.items if whole else part.items[: MOST - 1]
    for item in shown:
        yield _line(words, item, width)
    if len(shown) < len(part.items):
        left = words.t("and {count} more", count=len(part.items) - len(shown))
        yield _line(words, Item(left), width)


def _line(words: Words, item: Item, width: float) -> Line:
    room = width - 2 * PAD - (2 * INSIDE if item.side is not None else 0)
    side = words.say(LOOKS[item.side].word) if item.side is not None else ""
    note = " · ".join(part for part in (side, item.note) if part)
    return Line(item, fit(item.text, room, 3, BODY), fit(note, room, 2, SMALL) if note else None)
