"""Graphs in the DOT language, from values: every text is escaped, none can be markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import graphviz  # type: ignore[import-untyped] # the package has no types; these are the only calls to it

INCH = 72.0
"""One unit of a drawing is one point, and Graphviz measures nodes in inches."""


def literal(text: str) -> str:
    """One line of text that Graphviz shows as it is."""
    return cast("str", graphviz.nohtml(graphviz.escape(text)))


def label(lines: Sequence[str]) -> str:
    """Lines of text, one under the other."""
    return cast("str", graphviz.nohtml(r"\n".join(graphviz.escape(line) for line in lines)))


def inches(units: float) -> str:
    """A size of a node, in inches."""
    return f"{units / INCH:.3f}"


def digraph(name: str, **attributes: str) -> Any:
    """An empty graph in our font, whose boxes have the sizes we give them."""
    graph = graphviz.Digraph(name)
    graph.attr("graph", fontname="Roboto", bgcolor="transparent", **attributes)
    graph.attr("node", fontname="Roboto", fontsize="13", fixedsize="true", shape="box")
    graph.attr("edge", fontname="Roboto", fontsize="11.5")
    return graph
