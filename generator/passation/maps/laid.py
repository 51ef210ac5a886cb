"""A DOT text laid out by Graphviz, read back as rectangles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from passation.frozen import dataclass
from passation.maps.dot import INCH
from passation.maps.shapes import Point, Rect
from passation.tools.layout import draw


@dataclass(frozen=True, slots=True)
class Laid:
    """Where every box stands; `y` grows downwards."""

    width: float
    height: float
    nodes: Mapping[str, Rect]
    edges: Mapping[tuple[str, str], tuple[tuple[Point, ...], ...]] = field(default_factory=dict)
    """By the boxes that they join: curves, each followed by the tip of its arrow."""

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
            {
                ends: tuple(tuple((x + beside, y + above) for x, y in line) for line in lines)
                for ends, lines in self.edges.items()
            },
        )


@lru_cache(maxsize=512)
def lay(dot: str) -> Laid:
    """Lays a graph out, once: a domain's map stands on several pages.

    Raises `tools.layout.LayoutFailed` when the graph cannot be drawn, or takes too much work.
    """
    drawn: dict[str, Any] = json.loads(draw(dot, "json0"))
    _, _, width, height = _numbers(drawn["bb"])
    nodes = [each for each in drawn.get("objects", []) if "pos" in each]
    return Laid(width, height, {each["name"]: _node(each, height) for each in nodes}, _edges(drawn, height))


def _edges(drawn: dict[str, Any], height: float) -> dict[tuple[str, str], tuple[tuple[Point, ...], ...]]:
    """The seen arrows; unseen ones, which only hold a grid together, have no tip."""
    names = {each["_gvid"]: each["name"] for each in drawn.get("objects", [])}
    found: dict[tuple[str, str], tuple[tuple[Point, ...], ...]] = {}
    for edge in drawn.get("edges", []):
        tip, *points = edge.get("pos", "").split(" ")
        if tip.startswith("e,") and points:
            line = [_numbers(each) for each in (*points, tip.removeprefix("e,"))]
            ends = names[edge["tail"]], names[edge["head"]]
            found[ends] = (*found.get(ends, ()), tuple((x, height - y) for x, y in line))
    return found


def _node(node: dict[str, Any], height: float) -> Rect:
    x, y = _numbers(node["pos"])
    wide, high = float(node["width"]) * INCH, float(node["height"]) * INCH
    return Rect(x - wide / 2, height - y - high / 2, wide, high)


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]
