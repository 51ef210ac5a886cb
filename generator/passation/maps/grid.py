"""Boxes in rows and columns: Graphviz is told the grid by unseen boxes and edges, and gives the places.

No clusters: inside them Graphviz forgets which box was to stand left of which. Every place of the grid has a box, seen
or unseen, so that columns stay straight.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from itertools import pairwise
from typing import Any, Final

from passation.frozen import dataclass
from passation.maps.dot import digraph, inches, label
from passation.maps.figure import Pieces, Plan
from passation.maps.laid import Laid
from passation.maps.palette import Look

_STRAIGHT: Final = "10"
"""Weight of an edge that keeps a column straight."""


@dataclass(frozen=True, slots=True)
class GridBox:
    """A box of the grid: its name, its texts, and how other tools paint it."""

    key: str
    lines: Sequence[str]
    paint: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: how high, and what stands in its columns (None: nothing)."""

    height: float
    boxes: Sequence[GridBox | None]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under each other, their boxes in columns of one width each."""

    name: str
    rows: Sequence[GridRow]
    widths: Sequence[float]
    gaps: tuple[float, float]
    """Between columns and between rows."""
    links: Sequence[tuple[str, str]] = ()
    """Boxes beside each other that a seen line joins."""

    @property
    def bones(self) -> str:
        """All that the places depend on, in the DOT language: no text stands in it, so there is nothing to escape."""
        across = range(len(self.widths))
        sizes = [inches(width) for width in self.widths]
        said = [f'digraph {{ graph [nodesep="{inches(self.gaps[0])}" ranksep="{inches(self.gaps[1])}" splines=none]']
        said.append('node [shape=box fixedsize=true label=""] edge [style=invis]')
        for place, row in enumerate(self.rows):
            height = inches(row.height)
            said += [f"{_bone(place, column)} [width={sizes[column]} height={height}]" for column in across]
        for place in range(len(self.rows)):
            said.append(f"{{ rank=same {' -> '.join(_bone(place, column) for column in across)} }}")
        for column in across:
            said.append(f"{' -> '.join(_bone(place, column) for place in range(len(self.rows)))} [weight={_STRAIGHT}]")
        return "\n".join((*said, "}"))

    def named(self, laid: Laid) -> Laid:
        """The places of its bones, by the names of its boxes."""
        boxes = ((place, column, box) for place, row in enumerate(self.rows) for column, box in enumerate(row.boxes))
        return replace(laid, nodes={box.key: laid.nodes[_bone(*at)] for *at, box in boxes if box is not None})

    @property
    def dot(self) -> str:
        """The whole graph for other tools, which have to draw it, too."""
        seen = set(self.links)
        lines = {} if seen else {"splines": "none"}  # no line is drawn that nobody would see
        gaps = {"nodesep": inches(self.gaps[0]), "ranksep": inches(self.gaps[1])}
        graph = digraph(self.name, **gaps, rankdir="TB", **lines)
        names = [_row(graph, row, place, self.widths) for place, row in enumerate(self.rows)]
        for across in names:
            with graph.subgraph() as level:
                level.attr(rank="same")
                for left, right in pairwise(across):
                    level.edge(left, right, style="solid" if (left, right) in seen else "invis")
        for upper, lower in pairwise(names):
            for tail, head in zip(upper, lower, strict=True):
                graph.edge(tail, head, style="invis", weight=_STRAIGHT)
        return str(graph.source)


def planned(grid: Grid, paint: Callable[[Laid], Pieces]) -> Plan:
    """A plan of a grid, whose painter is given places by the names of boxes."""
    return Plan(grid.bones, lambda laid: paint(grid.named(laid)), lambda: grid.dot)


def _bone(place: int, column: int) -> str:
    return f"r{place}c{column}"


def _row(graph: Any, row: GridRow, place: int, widths: Sequence[float]) -> list[str]:
    """Draws a row; gives the names of its boxes."""
    return [_draw(graph, row, place, column, width) for column, width in enumerate(widths)]


def filled(look: Look) -> Mapping[str, str]:
    """A box in the colours of a side."""
    style = "filled,dashed" if look.dash else "filled"
    return {"color": look.stroke, "fillcolor": look.tint, "style": style}


def _draw(graph: Any, row: GridRow, place: int, column: int, width: float) -> str:
    box = row.boxes[column] if column < len(row.boxes) else None
    size = {"width": inches(width), "height": inches(row.height)}
    if box is None:
        name = f"nothing {place} {column}"
        graph.node(name, label="", style="invis", **size)
        return name
    graph.node(box.key, label=label(box.lines), **{"shape": "box", **box.paint}, **size)
    return box.key
