"""The same card for other tools: a node for each block, arrows as they are drawn."""

from __future__ import annotations

from passation.maps.cards.board import Board
from passation.maps.dot import digraph, inches, label


def dot(name: str, board: Board) -> str:
    """The DOT text; the places are left to the tool."""
    graph = digraph(name, rankdir="LR")
    for placed in board.blocks:
        block = placed.block
        lines = [line for each in block.lines for line in (each.name.lines + (each.note.lines if each.note else ()))]
        graph.node(
            block.key,
            label=label([*(line for head in block.heads for line in head.lines), *lines]),
            width=inches(block.width),
            height=inches(block.height),
            penwidth="2" if block.key == "process" else "1",
        )
    for way in board.ways:
        graph.edge(way.tail, way.head, **({} if way.arrow else {"dir": "none", "style": "dashed"}))
    return str(graph.source)
