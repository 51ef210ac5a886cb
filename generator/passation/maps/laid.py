"""A DOT text laid out by Graphviz, read back as rectangles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from passation.maps.dot import INCH
from passation.maps.shapes import Rect
from passation.tools.layout import draw


@dataclass(frozen=True, slots=True)
class Laid:
    """Where every box stands; `y` grows downwards."""

    width: float
    height: float
    nodes: Mapping[str, Rect]

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
        )


def lay(dot: str) -> Laid:
    """Lays a graph out. Raises `tools.layout.LayoutFailed` when the graph cannot be drawn, or takes too much work."""
    drawn: dict[str, Any] = json.loads(draw(dot, "json"))
    _, _, width, height = _numbers(drawn["bb"])
    nodes = [each for each in drawn.get("objects", []) if "pos" in each]
    return Laid(width, height, {each["name"]: _node(each, height) for each in nodes})


def _node(node: dict[str, Any], height: float) -> Rect:
    x, y = _numbers(node["pos"])
    wide, high = float(node["width"]) * INCH, float(node["height"]) * INCH
    return Rect(x - wide / 2, height - y - high / 2, wide, high)


def _numbers(text: str) -> list[float]:
    return [float(each) for each in text.split(",")]
