"""The same sheet for other tools: boxes at their places (`neato -n` keeps them), arrows with their answers."""

from __future__ import annotations

from typing import Final

from passation.maps.dot import digraph, inches, label, literal
from passation.maps.palette import LOOKS
from passation.maps.swimlanes.scene import START, STOP, Box, Scene

_SHAPES: Final = {"ask": "octagon", "gate": "octagon", "do": "box", "wait": "box", "call": "box"}
_NAMES: Final = {START: "start", STOP: "stop"}


def dot(name: str, scene: Scene) -> str:
    """The DOT text of a sheet."""
    graph = digraph(name, splines="ortho")
    for number, lane in enumerate(scene.lanes):
        rect, look = lane.head, LOOKS[lane.side]
        graph.node(
            f"lane{number}",
            label=label([line for placed in lane.texts for line in placed.text.lines]),
            pos=_position(scene, rect.middle, rect.y + rect.height / 2),
            width=inches(rect.width),
            height=inches(rect.height),
            style="filled",
            fillcolor=look.tint,
            color=look.stroke,
        )
    drawn = {box.node for box in scene.boxes}
    for box in scene.boxes:
        graph.node(_name(box.node), label=label(_lines(box)), **_look(scene, box))
    for number, arrow in enumerate(scene.arrows):
        goal = _name(arrow.edge.target) if arrow.edge.target in drawn else "stop"
        if arrow.end != "head":
            goal = f"leaves{number}"
            place = _position(scene, *arrow.points[-1])
            graph.node(goal, label="", shape="circle", width="0.1", height="0.1", pos=place)
        width = "2.6" if arrow.handover else "1.4"
        graph.edge(_name(arrow.edge.source), goal, label=literal(arrow.edge.label), penwidth=width)
    return str(graph.source)


def _lines(box: Box) -> list[str]:
    number = [] if box.node in _NAMES else [str(box.node + 1)]
    return [*number, *(line for placed in box.texts if placed.css != "target" for line in placed.text.lines)]


def _look(scene: Scene, box: Box) -> dict[str, str]:
    look, rect = LOOKS[box.side], box.rect
    return {
        "shape": _SHAPES.get(box.kind, "ellipse"),
        "pos": _position(scene, rect.middle, rect.y + rect.height / 2),
        "width": inches(rect.width),
        "height": inches(rect.height),
        "color": look.stroke,
        "style": "dashed" if look.dash else "solid",
    }


def _position(scene: Scene, x: float, y: float) -> str:
    """Where the middle of a node is pinned; DOT counts upwards."""
    return f"{x:.1f},{scene.height - y:.1f}!"


def _name(node: int) -> str:
    return _NAMES.get(node) or f"step{node + 1}"
