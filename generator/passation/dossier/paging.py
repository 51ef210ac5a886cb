"""What stands on which page: a map, its title and its words on one where they can, no page with a stranded row.

Everything is reckoned before the press begins (`sets.py`), so that it sets each page once. What is planned here is
where a page begins, where a table ends on another, and how close together what would not fit by a little is set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from passation.dossier.blocks import Block, gap, turn
from passation.dossier.heights import MM, Lines
from passation.dossier.sets import FEWEST, SPARE, Group, Set, parted

_BETWEEN: Final = 22.0
"""Points between two things on a page; `blocks.typ` draws them."""


def paged(groups: Iterable[Group], sheet: tuple[float, float]) -> list[Block]:
    """Groups one after the other on pages of so many millimetres across and down, with breaks where pages begin."""
    return _planned(groups, sheet).blocks


def count(groups: Iterable[Group], sheet: tuple[float, float]) -> int:
    """Pages that groups take."""
    return _planned(groups, sheet).pages


def _planned(groups: Iterable[Group], sheet: tuple[float, float]) -> _Pages:
    """The fewest pages, and of ways that take as many the one that breaks the fewest tables."""
    ways = [_Pages(sheet[1] * MM - SPARE)]
    for group in groups:
        if group:
            made = parted(group, sheet[0] * MM)
            ways = _worth([further for way in ways for further in way.followed(made)])
    return min(ways, key=lambda way: (way.pages, way.broken, way.used))


def _worth(ways: Sequence[_Pages]) -> list[_Pages]:
    """Those than which no other is both further ahead and less broken."""
    kept: list[_Pages] = []
    for way in sorted(ways, key=lambda way: (way.pages, way.used, way.broken)):
        if not kept or way.broken < kept[-1].broken:
            kept.append(way)
    return kept


@dataclass
class _Pages:
    """The pages so far, and how far down the last one is filled."""

    depth: float
    blocks: list[Block] = field(default_factory=list)
    pages: int = 1
    used: float = 0.0
    broken: int = 0
    """Tables on several pages that one would hold."""

    def followed(self, group: Set) -> Iterator[_Pages]:
        """These pages and a group: on the last one where it fits, else on a new one, or on several."""
        left = self._left()
        if whole := group.within(left):
            yield self._copy().put(whole, fresh=False)
            return
        whole = group.within(self.depth)
        if whole:
            yield self._copy().put(whole, fresh=True)
        if not whole or group.begins(left):
            broken = self._copy()
            broken.broken += whole is not None
            broken.break_up(group)
            yield broken

    def _copy(self) -> _Pages:
        return replace(self, blocks=[*self.blocks])

    def _left(self) -> float:
        """What is free of this page for another group."""
        return self.depth - self.used - (_BETWEEN if self.used else 0.0)

    def put(self, group: Set, *, fresh: bool) -> _Pages:
        """Put a group that fits on this page, or on a new one."""
        self._begin(fresh=fresh)
        self.blocks += [*group.above, *group.table]
        self.used += group.height
        return self

    def _begin(self, *, fresh: bool) -> None:
        if self.used:
            self.blocks.append(turn() if fresh else gap())
            self.pages += fresh
            self.used = 0.0 if fresh else self.used + _BETWEEN

    def break_up(self, group: Set) -> None:
        """Put a group on several pages: its table goes on, or begins a page where a drawing leaves no room for it."""
        left = self._left()
        alone = group.alone()
        leads = bool(group.above) and alone.height <= self.depth and group.head.height <= left
        self._begin(fresh=not (group.begins(left) or leads))
        if group.above and not group.begins(self.depth - self.used):
            self.blocks += group.above
            self.used += group.head.height
            if group.table:
                self._begin(fresh=True)
                self._flow(alone)
            return
        self.blocks += group.above
        self.used += group.start
        self._flow(alone)

    def _flow(self, alone: Set) -> None:
        """A table over as many pages as it takes, a little closer together where that saves one."""
        closer = min(alone.settings, key=lambda each: len(self._parts(each.lines)))
        (table,), lines, parts = closer.table, closer.lines, self._parts(closer.lines)
        self.pages += len(parts) - 1
        last = parts[-1]
        fewest = lines.head + sum(lines.rows[-FEWEST:])
        if len(parts) > 1 and last < FEWEST <= sum(parts) - FEWEST and fewest <= self.depth:
            last = FEWEST
            self.blocks += [{**table, "rows": table["rows"][:-last]}, turn(), {**table, "rows": table["rows"][-last:]}]
        else:
            self.blocks.append(table)
        self.used = lines.head + sum(lines.rows[-last:]) + (self.used if len(parts) == 1 else 0.0)

    def _parts(self, lines: Lines) -> list[int]:
        """Rows of a table on each page that it takes, the first one as far down as it is filled."""
        left, parts = self.depth - self.used - lines.head, [0]
        for row in lines.rows:
            if row > left:
                left = self.depth - lines.head
                parts.append(0)
            left -= row
            parts[-1] += 1
        return parts
