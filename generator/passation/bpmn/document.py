"""A board as the text of a BPMN 2.0 file, built element by element: no text of a user is ever read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from passation import __version__
from passation.bpmn.board import Board, Flow, Group, Lane, Node, Pool
from passation.maps.shapes import Rect
from passation.tools.measure import MISSING

_NAMESPACES: Final = {
    "xmlns:bpmn": "http://www.omg.org/spec/BPMN/20100524/MODEL",
    "xmlns:bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "xmlns:dc": "http://www.omg.org/spec/DD/20100524/DC",
    "xmlns:di": "http://www.omg.org/spec/DD/20100524/DI",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
_TARGET: Final = "urn:passation:bpmn"
"""One for all files, so that a call activity names the process of another file."""
_BARRED: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold."""
_DEFINITIONS: Final = {
    "timer": ("timerEventDefinition", "timeDuration"),
    "cycle": ("timerEventDefinition", "timeCycle"),
    "message": ("messageEventDefinition", ""),
    "signal": ("signalEventDefinition", ""),
    "conditional": ("conditionalEventDefinition", "condition"),
    "escalation": ("escalationEventDefinition", ""),
}
"""The definition of an event of each kind, and the element that holds its words."""
_NAMED: Final = ("message", "signal", "escalation")
"""What events name stands once, beside the process."""


def document(board: Board) -> bytes:
    """The file, in UTF-8; the same board gives the same bytes."""
    root = Element("bpmn:definitions", _NAMESPACES)
    for name, value in (
        ("id", "definitions"),
        ("name", board.title),
        ("targetNamespace", _TARGET),
        ("exporter", "passation"),
        ("exporterVersion", __version__),
    ):
        root.set(name, _clean(value))
    for group in board.groups:
        category = _add(root, "category", id=f"{group.id}_category")
        _add(category, "categoryValue", id=f"{group.id}_value", value=group.name)
    for kind, name in _names(board):
        _add(root, kind, id=_name_id(board, kind, name), name=name)
    _collaborate(root, board)
    _proceed(root, board)
    _draw(root, board)
    indent(root)
    text: bytes = tostring(root, "utf-8", xml_declaration=True)
    return text + b"\n"


def _names(board: Board) -> tuple[tuple[str, str], ...]:
    """What the events of a board name, each once, with its kind."""
    return tuple(dict.fromkeys((node.event, node.when) for node in board.nodes if node.event in _NAMED))


def _name_id(board: Board, kind: str, name: str) -> str:
    return f"{kind}_{_names(board).index((kind, name)) + 1}"


def _clean(text: str) -> str:
    return _BARRED.sub(MISSING, text)


def _add(parent: Element, tag: str, text: str = "", /, **attributes: str) -> Element:
    """A new element of BPMN; attributes without a value are left out."""
    named = {name.rstrip("_"): _clean(value) for name, value in attributes.items() if value}
    made = SubElement(parent, tag if ":" in tag else f"bpmn:{tag}", named)
    if text:
        made.text = _clean(text)
    return made


def _tell(parent: Element, told: Iterable[str], format_: str = "") -> None:
    text = "\n".join(told)
    if text:
        _add(parent, "documentation", text, textFormat=format_)


def _collaborate(root: Element, board: Board) -> None:
    made = _add(root, "collaboration", id="collaboration")
    _add(made, "participant", id=board.pool.id, name=board.pool.name, processRef=board.process)
    for party in board.parties:
        _add(made, "participant", id=party.id, name=party.name)
    for each in board.messages:
        _flow(made, "messageFlow", each)


def _flow(parent: Element, tag: str, flow: Flow) -> None:
    made = _add(parent, tag, id=flow.id, name=flow.name, sourceRef=flow.source, targetRef=flow.target)
    _tell(made, flow.told)


def _proceed(root: Element, board: Board) -> None:
    made = _add(root, "process", id=board.process, name=board.title, isExecutable="false")
    _tell(made, board.told, "text/markdown")
    _lanes(_add(made, "laneSet", id="lanes"), board.lanes)
    _hold(made, board, "")
    for group in board.groups:
        _add(made, "group", id=group.id, categoryValueRef=f"{group.id}_value")


def _hold(parent: Element, board: Board, inside: str) -> None:
    """The nodes and flows of the process itself, or of one of its sub-processes."""
    held = {node.id for node in board.nodes if node.inside == inside}
    for node in board.nodes:
        if node.id in held:
            _node(parent, node, board)
    for flow in board.flows:
        if flow.source in held:
            _flow(parent, "sequenceFlow", flow)


def _lanes(parent: Element, lanes: Iterable[Lane]) -> None:
    for lane in lanes:
        made = _add(parent, "lane", id=lane.id, name=lane.name)
        _tell(made, lane.told)
        for node in lane.nodes:
            _add(made, "flowNodeRef", node)
        if lane.lanes:
            for held in (node for inner in lane.lanes for node in inner.nodes):
                _add(made, "flowNodeRef", held)
            _lanes(_add(made, "childLaneSet", id=f"{lane.id}_lanes"), lane.lanes)


def _node(parent: Element, node: Node, board: Board) -> None:
    made = _add(parent, node.tag, id=node.id, name=node.name, calledElement=node.calls, attachedToRef=node.host)
    _tell(made, node.told)
    into = [flow.id for flow in board.flows if flow.target == node.id]
    out = [flow.id for flow in board.flows if flow.source == node.id]
    if node.tag.endswith("Gateway"):
        made.set("gatewayDirection", "Diverging" if len(out) > 1 else "Converging")
    for flow in into:
        _add(made, "incoming", flow)
    for flow in out:
        _add(made, "outgoing", flow)
    if node.repeats:
        _add(made, "multiInstanceLoopCharacteristics", isSequential="true")
    if node.host:
        made.set("cancelActivity", "false")
    if node.tag == "startEvent" and node.inside:
        made.set("isInterrupting", "false")
    if node.tag == "subProcess":
        made.set("triggeredByEvent", "true")
        _hold(made, board, node.id)
    if node.event:
        _event(made, node, board)


def _event(parent: Element, node: Node, board: Board) -> None:
    """The definition of an event."""
    tag, words = _DEFINITIONS[node.event]
    made = _add(parent, tag, id=f"{node.id}_event")
    if words:
        _add(made, words, node.when, **{"xsi:type": "bpmn:tFormalExpression"})
    if node.event in _NAMED:
        made.set(f"{node.event}Ref", _name_id(board, node.event, node.when))


def _draw(root: Element, board: Board) -> None:
    diagram = _add(root, "bpmndi:BPMNDiagram", id="diagram", name=board.title)
    plane = _add(diagram, "bpmndi:BPMNPlane", id="plane", bpmnElement="collaboration")
    for pool in (board.pool, *board.parties):
        _shape(plane, pool, isHorizontal="false")
    for lane in _all_lanes(board.lanes):
        _shape(plane, lane, isHorizontal="false")
    for group in board.groups:
        _named(_shape(plane, group), group.label)
    for node in board.nodes:
        marked = "true" if node.tag == "exclusiveGateway" else ""
        open_ = "true" if node.tag == "subProcess" else ""
        _named(_shape(plane, node, isMarkerVisible=marked, isExpanded=open_), node.label)
    for flow in (*board.flows, *board.messages):
        _edge(plane, flow)


def _all_lanes(lanes: Iterable[Lane]) -> Iterator[Lane]:
    for lane in lanes:
        yield lane
        yield from _all_lanes(lane.lanes)


def _shape(plane: Element, drawn: Pool | Lane | Group | Node, **attributes: str) -> Element:
    made = _add(plane, "bpmndi:BPMNShape", id=f"{drawn.id}_di", bpmnElement=drawn.id, **attributes)
    _bounds(made, drawn.rect)
    return made


def _edge(plane: Element, flow: Flow) -> None:
    made = _add(plane, "bpmndi:BPMNEdge", id=f"{flow.id}_di", bpmnElement=flow.id)
    for x, y in flow.points:
        _add(made, "di:waypoint", x=_number(x), y=_number(y))
    _named(made, flow.label)


def _named(shape: Element, label: Rect | None) -> None:
    if label is not None:
        _bounds(_add(shape, "bpmndi:BPMNLabel"), label)


def _bounds(parent: Element, rect: Rect) -> None:
    places = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    _add(parent, "dc:Bounds", **{name: _number(value) for name, value in places.items()})


def _number(value: float) -> str:
    """A coordinate to a tenth of a unit, without trailing zeros."""
    return f"{value:.1f}".removesuffix(".0")
