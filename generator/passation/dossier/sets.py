"""What belongs together on a page, and how high it is: as it is, closer together, its drawing a little smaller."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from passation.dossier.blocks import Block, kept
from passation.dossier.heights import MM, Lines, Tall, rows_of, stacked, tall
from passation.frozen import dataclass

SPARE: Final = 6.0
"""Points of a page that are not planned with: heights are reckoned without kerning."""
FEWEST: Final = 5
"""Rows of a table that a page holds at least, of one that is broken."""
_CLOSER: Final = ((3.4, 0.0), (3.0, 0.8))
"""Air above and below the text of a cell, and how much smaller its letters are: closer, closest."""
_SMALLEST: Final = 7.0
"""Points below which letters of a table do not get."""

Group = Sequence[Block]
"""What belongs together: headings, a figure, and a table at its end; each may be missing."""


def parted(group: Group, room: float) -> Set:
    """A group that is not empty, in a column of so many points."""
    *above, last = group
    return Set((*above,), (last,), room) if last["kind"] == "table" else Set((*above, last), (), room)


def whole(blocks: Group, sheet: tuple[float, float]) -> list[Block]:
    """Blocks that are not broken over pages of so many millimetres across and down, where they fit one of them."""
    high = stacked(blocks, sheet[0] * MM)
    return [kept(blocks, high.above, high.below)] if high.height <= sheet[1] * MM - SPARE else list(blocks)


@dataclass(frozen=True)
class Set:
    """A group, and what is known of its height in points. `table` is one or none."""

    above: tuple[Block, ...]
    table: tuple[Block, ...]
    room: float

    @cached_property
    def head(self) -> Tall:
        """What stands above the table."""
        return stacked(self.above, self.room)

    @cached_property
    def lines(self) -> Lines:
        """The table; none has no height."""
        return rows_of(self.table[0], self.room) if self.table else Lines(0.0, [])

    @cached_property
    def start(self) -> float:
        """How far below the beginning of the group its table begins."""
        if not self.above or not self.table:
            return self.head.height
        return self.head.height + max(self.head.below, tall(self.table[0], self.room).above)

    @cached_property
    def height(self) -> float:
        """Everything on one page."""
        return self.start + self.lines.head + sum(self.lines.rows)

    def alone(self) -> Set:
        """The table without what stands above it."""
        return replace(self, above=())

    def begins(self, left: float) -> bool:
        """Whether what stands above the table and enough of its rows fit, with as many left for another page."""
        rows = self.lines.rows
        return len(rows) >= 2 * FEWEST and self.start + self.lines.head + sum(rows[:FEWEST]) <= left

    def within(self, left: float) -> Set | None:
        """The group so that it is no higher than `left`; None where it cannot be."""
        settings = self.settings
        for same in (settings[:2], settings[2:]):  # letters are the last to become smaller
            ways = [*(each for each in same if each.height <= left), *(each.smaller(left) for each in same)]
            if whole := next(filter(None, ways), None):
                return whole
        return None

    @cached_property
    def settings(self) -> list[Set]:
        """The group as it is, then with its table ever closer together."""
        return [self, *(replace(self, table=(_closer(each, *how),)) for how in _CLOSER for each in self.table)]

    def smaller(self, left: float) -> Set | None:
        """The group with a smaller drawing, where it can still be read."""
        for place, each in enumerate(self.above):
            if each["kind"] == "figure":
                share = 1 - (self.height - left) / (each["height"] * MM)
                size = {side: round(each[side] * share, 2) for side in ("width", "height")}
                above = (*self.above[:place], {**each, **size}, *self.above[place + 1 :])
                return replace(self, above=above) if share >= each["least"] else None
        return None


def _closer(table: Block, pad: float, less: float) -> Block:
    return {**table, "pad": pad, "size": max(table["size"] - less, min(_SMALLEST, table["size"]))}
