"""Rectangles and texts in their places: what every map is made of before it is painted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from passation.frozen import dataclass
from passation.maps.lettering import Lettering

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """Half way between its sides."""
        return self.x + self.width / 2

    def moved(self, x: float, y: float) -> Rect:
        """The same rectangle elsewhere."""
        return Rect(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in its place: `x` is its left side (or its middle, or its right one), `y` the top of its first line."""

    text: Lettering
    x: float
    y: float
    css: str = ""
    anchor: Literal["start", "middle", "end"] = "start"

    def moved(self, x: float, y: float) -> Placed:
        """The same text elsewhere."""
        return Placed(self.text, self.x + x, self.y + y, self.css, self.anchor)


def around(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle that holds all of them; there must be one."""
    each = list(rects)
    x, y = min(rect.x for rect in each), min(rect.y for rect in each)
    return Rect(x, y, max(rect.right for rect in each) - x, max(rect.bottom for rect in each) - y)


def straightened(points: Iterable[Point]) -> tuple[Point, ...]:
    """The same line without repeated points and without points in the middle of a straight piece."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)
