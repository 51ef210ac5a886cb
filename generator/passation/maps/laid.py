"""A DOT text laid out by Graphviz, read back as rectangles and lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from passation.maps.shapes import Point, Rect
from passation.tools.layout import draw


@dataclass(frozen=True, slots=True)
class Laid:
    """Where everything stands; `y` grows downwards."""

    width: float
    height: float
    nodes: Mapping[str, Rect]
    clusters: Mapping[str, Rect]
    lines: Mapping[tuple[str, str], tuple[Point, ...]]
    """By tail and head: the points of a chain of cubic Bézier curves, tail first."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height

    def framed(self, beside: float, above: float, below: float) -> Laid:
        """The same places with a margin; a negative one cuts."""
        return Laid(
            self.width + 2 * beside,
            self.height + above + below,
            {name: rect.moved(beside, above) for name, rect in self.nodes.items()},
            {name: rect.moved(beside, above) for name, rect in self.clusters.items()},
            {ends: tuple((x + beside, y + above) for x, y in points) for ends, points in self.lines.items()},
        )


def lay(dot: str) -> Laid:
    """Lays a graph out. Raises `tools.layout.LayoutFailed` when the graph cannot be drawn, or takes too much work."""
    drawn: dict[str, Any] = json.loads(draw(dot, "json"))
    _, _, width, height = _numbers(drawn["bb"])
    objects: list[dict[str, Any]] = drawn.get("objects", [])
    names = {each["_gvid"]: each["name"] for each in objects}
    lines = {
        (names[edge["tail"]], names[edge["head"]]): tuple(_line(edge["pos"], height))
        for edge in drawn.get("edges", [])
        if "pos" in edge
    }
    return Laid(
        width,
        height,
        {each["name"]: _node(each, height) for each in objects if "pos" in each},
        {each["name"]: _cluster(each["bb"], height) for each in objects if "bb" in each and "pos" not in each},
        lines,
    )


def _node(node: dict[str, Any], height: float) -> Rect:
    x, y = _numbers(node["pos"])
    wide, high = float(node["width"]) * 72, float(node["height"]) * 72
    return Rect(x - wide / 2, height - y - high / 2, wide, high)


def _cluster(box: str, height: float) -> Rect:
    left, low, right, high = _numbers(box)
    return Rect(left, height - high, right - left, high - low)


def _line(text: str, height: float) -> Iterator[Point]:
    """Graphviz writes `e,<tip of the head> <start> <control> <control> <end> …`; the tip takes the place of the end."""
    words = text.split()
    tips = [word[2:] for word in words if word.startswith("e,")]
    points = [word for word in words if not word.startswith(("e,", "s,"))]
    for word in (*points[:-1], *(tips or points[-1:])):
        x, y = _numbers(word)
        yield x, height - y


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]
