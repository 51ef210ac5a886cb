"""From rows and tracks to coordinates: how wide the gutters, how high the rows, where each line turns."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar, Final

from passation.frozen import dataclass
from passation.maps.lettering import Lettering, fit
from passation.maps.shapes import Rect
from passation.maps.swimlanes.cards import Card, box_width, card
from passation.maps.swimlanes.routes import Gutter, Plan, plan
from passation.maps.swimlanes.scene import START, STOP
from passation.maps.swimlanes.sheets import Sheet

TRACK: Final = 10.0
"""From one track to the next."""
_BESIDE: Final = 14.0
"""From a box to the first track beside it, and from the last one to the edge of the lane."""
_BARE: Final = 13.0
"""Width of a gutter without tracks."""
_UNDER: Final = 11.0
"""From a row to the first track below it."""
OVER: Final = 17.0
"""From the last track to the row below: room for an arrow head and the number of the box."""
_BRACKET: Final = 26.0
_MARGIN: Final = 2.0


@dataclass(frozen=True)
class Layout(ABC):
    """One sheet, measured: who knows the size of its boxes and the ways of its arrows has the place of everything."""

    sheet: Sheet
    between: ClassVar[float] = 8.0
    """Between two lanes."""
    least_gap: ClassVar[float] = 25.0
    """Between two rows."""

    @property
    @abstractmethod
    def sizes(self) -> Mapping[int, tuple[float, float]]:
        """Width and height of each box."""

    @property
    @abstractmethod
    def plan(self) -> Plan:
        """The routes."""

    @property
    @abstractmethod
    def box_width(self) -> float:
        """How wide the boxes of a lane are at most."""

    @property
    @abstractmethod
    def head_height(self) -> float:
        """Height of the lanes' heads."""

    @property
    def lead(self) -> float:
        """Room left of the lanes."""
        return 0.0

    @property
    def foot(self) -> float:
        """Room below the last row."""
        return 0.0

    def room(self, column: int) -> float:  # noqa: ARG002  # other drawings have lanes of several widths
        """How wide the boxes of one lane are at most."""
        return self.box_width

    @cached_property
    def lanes(self) -> tuple[Rect, ...]:
        """The lanes' columns, from the top of their heads."""
        x, found = _MARGIN + self.lead, []
        for column in range(len(self.sheet.story.lanes)):
            full = self._gutter((column, "left")) + self.room(column) + self._gutter((column, "right"))
            found.append(Rect(x, _MARGIN, full, self.height - 2 * _MARGIN))
            x += full + self.between
        return tuple(found)

    def _gutter(self, gutter: Gutter) -> float:
        tracks = self.plan.gutters.get(gutter, 0)
        return 2 * _BESIDE + (tracks - 1) * TRACK if tracks else _BARE

    def left(self, column: int) -> float:
        """Left side of a lane's boxes."""
        return self.lanes[column].x + self._gutter((column, "left"))

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """Upper side of each row; one more for the foot of the drawing."""
        y = _MARGIN + self.head_height + 15
        found = []
        for row in range(self.sheet.bottom + 1):
            found.append(y)
            y += self._row_height(row) + self.gap(row)
        return (*found, y)

    def _row_height(self, row: int) -> float:
        return self._highest.get(row, 0.0)

    @cached_property
    def _highest(self) -> Mapping[int, float]:
        """The height of the highest box of each row that has some."""
        found: dict[int, float] = {}
        for node, (_, height) in self.sizes.items():
            row = self.sheet.level(node)
            found[row] = max(height, found.get(row, 0.0))
        return found

    def gap(self, row: int) -> float:
        """Height of the gap below a row; above the first step there is one only for what runs through it."""
        if row == 0 and START not in self.sizes and not self.plan.gaps.get(0):
            return 0.0
        return max(self.least_gap, _UNDER + OVER + (self.plan.gaps.get(row, 0) - 1) * TRACK)

    @cached_property
    def height(self) -> float:
        """Height of the whole drawing."""
        last = self.sheet.bottom if STOP in self.sizes else self.sheet.bottom - 1
        foot = self.gap(last) if self.plan.gaps.get(last) else 16
        return self.tops[last] + self._row_height(last) + foot + self.foot + _MARGIN

    def box(self, node: int) -> Rect:
        """The place of a box."""
        return self._boxes[node]

    @cached_property
    def _boxes(self) -> Mapping[int, Rect]:
        return {node: self._placed(node, *size) for node, size in self.sizes.items()}

    def _placed(self, node: int, width: float, height: float) -> Rect:
        column = self.sheet.column(node)
        x = self.left(column) + (self.room(column) - width) / 2
        return Rect(x, self.tops[self.sheet.level(node)], width, height)

    def gap_y(self, place: int, leg: str, row: int) -> float:
        """Height of a route's track in a gap."""
        return self.tops[row] + self._row_height(row) + _UNDER + self.plan.track[place, leg] * TRACK

    def gutter_x(self, place: int, gutter: Gutter) -> float:
        """Where a route's track in a gutter lies."""
        column, way = gutter
        beside = _BESIDE + self.plan.track[place, "gutter"] * TRACK
        return self.left(column) - beside if way == "left" else self.left(column) + self.room(column) + beside


@dataclass(frozen=True)
class Ground(Layout):
    """One sheet of a map: its boxes are cards."""

    least_gap: ClassVar[float] = 23.0

    @cached_property
    def cards(self) -> Mapping[int, Card]:
        """What stands in each box."""
        terminals = [START] * (self.sheet.above is not None) + [STOP] * (self.sheet.below is not None)
        return {node: card(self.sheet, node) for node in (*terminals, *self.sheet.nodes)}

    @cached_property
    def sizes(self) -> Mapping[int, tuple[float, float]]:
        """Width and height of each card."""
        return {node: (made.width, made.height) for node, made in self.cards.items()}

    @cached_property
    def plan(self) -> Plan:
        """The routes."""
        return plan(self.sheet, {node: [each.edge for each in made.answers] for node, made in self.cards.items()})

    @cached_property
    def box_width(self) -> float:
        """How wide the boxes of a lane are at most."""
        return box_width(len(self.sheet.story.lanes))

    @cached_property
    def head_height(self) -> float:
        """Height of the lanes' heads."""
        return max(fit_name(self.sheet, column).height for column in range(len(self.sheet.story.lanes))) + 38

    @property
    def lead(self) -> float:
        """Room for the brackets."""
        return _BRACKET if any(map(self.sheet.per, range(1, self.sheet.bottom))) else 0.0


def fit_name(sheet: Sheet, column: int) -> Lettering:
    """The name of a lane, in the head of the lane."""
    name = sheet.story.name("actor", sheet.story.lanes[column])
    return fit(name, box_width(len(sheet.story.lanes)) + 12, 3, weight=700)
