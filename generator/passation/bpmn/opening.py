"""The start of a process: one event above the first step, or several whose lines meet before it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from passation.bpmn.board import Flow, Node
from passation.bpmn.lettering import LABEL, height, label
from passation.bpmn.shapes import EVENT, GATE, LINK, MIDDLE, Exit, Stack
from passation.bpmn.starts import Cause
from passation.maps.shapes import Rect

_ASIDE = 60.0
"""From the middle to the middle of one of several events."""
_APART = 12.0


def opening(causes: Sequence[Cause], target: int, from_left: Collection[str], *, joins: bool) -> Stack:
    """The stack of the start; `from_left` are the parties that stand left of the company, and where the first step
    `joins` what comes in, several events need no gateway of their own.
    """
    made = Stack()
    if len(causes) == 1:
        event = _only(causes[0], made, from_left)
        exits = [Exit(event.id, ((MIDDLE, event.rect.bottom),))]
    else:
        _several(causes, made, from_left)
        exits = [_beside(node, made.height) for node in made.nodes] if joins else [_meet(made)]
    made.exits[target], *made.beside = exits
    return made


def _is_left(cause: Cause, from_left: Collection[str]) -> bool:
    return cause.message is not None and cause.message.party in from_left


def _only(cause: Cause, made: Stack, from_left: Collection[str]) -> Node:
    """One event; its name stands on the side from which no message comes."""
    is_left = cause.message is not None and not _is_left(cause, from_left)
    room = Rect(0 if is_left else MIDDLE + 24, 0, MIDDLE - 24, 0)
    high = height(cause.said, room.width, LABEL)
    made.height = tall = max(EVENT, high)
    circle = Rect(MIDDLE - EVENT / 2, (tall - EVENT) / 2, EVENT, EVENT)
    name = label(cause.said, room.moved(0, (tall - high) / 2), ends=is_left)
    made.nodes = [_event(cause, "start", circle, name)]
    return made.nodes[0]


def _several(causes: Sequence[Cause], made: Stack, from_left: Collection[str]) -> None:
    """Each beside the middle, with its name below."""
    y = 0.0
    for number, cause in enumerate(causes, 1):
        sign = -1 if _is_left(cause, from_left) else 1
        circle = Rect(MIDDLE + sign * _ASIDE - EVENT / 2, y, EVENT, EVENT)
        room = Rect(0 if sign < 0 else MIDDLE + 8, circle.bottom + 2, MIDDLE - 8, 0)
        name = label(cause.said, room)
        name = (
            name.moved(max(0.0, min(circle.middle - name.width / 2, room.right - name.width) - room.x), 0)
            if name
            else None
        )
        made.nodes.append(_event(cause, "start" if number == 1 else f"start_{number}", circle, name))
        y = max(circle.bottom, name.bottom if name else 0.0) + _APART
    made.height = y - _APART


def _beside(node: Node, foot: float) -> Exit:
    """To the middle, and down."""
    x = node.rect.x if node.rect.middle > MIDDLE else node.rect.right
    return Exit(node.id, ((x, node.height), (MIDDLE, node.height), (MIDDLE, foot)))


def _meet(made: Stack) -> Exit:
    """A gateway that any of them passes."""
    gate = Node("start_any", "exclusiveGateway", "", Rect(MIDDLE - GATE / 2, made.height + LINK, GATE, GATE))
    made.flows = [Flow(node.id, gate.id, _beside(node, gate.rect.y).points) for node in made.nodes]
    made.nodes.append(gate)
    made.height = gate.rect.bottom
    return Exit(gate.id, ((MIDDLE, gate.rect.bottom),))


def _event(cause: Cause, name: str, circle: Rect, place: Rect | None) -> Node:
    return Node(name, "startEvent", cause.said, circle, place, cause.told, event=cause.event, when=cause.when)
