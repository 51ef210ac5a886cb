"""Boxes in rows and columns: Graphviz is told the grid by unseen boxes and edges, and gives the places.

No clusters: inside them Graphviz forgets which box was to stand left of which. Every place of the grid has a box, seen
or unseen, so that columns stay straight.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from itertools import pairwise
from typing import Any, Final

from passation.frozen import dataclass
from passation.maps.dot import digraph, inches, label
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


def grid(
    name: str,
    rows: Sequence[GridRow],
    widths: Sequence[float],
    gaps: tuple[float, float],
    links: Iterable[tuple[str, str]],
) -> str:
    """The DOT text of a grid; `gaps` are those between columns and between rows, `links` what a seen line joins."""
    seen = set(links)
    lines = {} if seen else {"splines": "none"}  # no line is drawn that nobody would see
    graph = digraph(name, nodesep=inches(gaps[0]), ranksep=inches(gaps[1]), rankdir="TB", **lines)
    names = [_row(graph, row, place, widths) for place, row in enumerate(rows)]
    for across in names:
        with graph.subgraph() as level:
            level.attr(rank="same")
            for left, right in pairwise(across):
                level.edge(left, right, style="solid" if (left, right) in seen else "invis")
    for upper, lower in pairwise(names):
        for tail, head in zip(upper, lower, strict=True):
            graph.edge(tail, head, style="invis", weight=_STRAIGHT)
    return str(graph.source)


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
