"""Outside parties that do no step: closed pools beside the company, and the lines of what passes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.bpmn.board import Flow, Node, Pool
from passation.bpmn.lettering import LABEL, height, label
from passation.bpmn.messages import ROOM, Message
from passation.maps.shapes import Point, Rect, straightened
from passation.maps.swimlanes.story import Story

WIDE: Final = 100.0
_APART: Final = 30.0
"""Between two parties on one side."""
_LEAST: Final = 60.0
"""From a party's outermost message to its border."""
_DOCK: Final = 56.0
"""From the middle of a task to its first message; the next ones follow outwards."""
_NEXT: Final = 14.0
_DOWN: Final = 12.0
_BELOW: Final = 5.0
"""From the top of a task to where its first message leaves at the side, and to the next one."""


def order(made: Sequence[Message]) -> Mapping[str, int]:
    """The place of each party: the first right of the company, the second left of it, and so on."""
    return {party: place for place, party in enumerate(dict.fromkeys(each.party for each in made))}


def lead(made: Sequence[Message]) -> float:
    """Room for the parties on the left."""
    left = len(order(made)) // 2
    return ROOM + left * WIDE + (left - 1) * _APART if left else 0.0


def dock(message: Message, node: Node, place: int, nth: int, outside: float | None) -> tuple[Point, Point]:
    """Where a message meets its task, and the point beyond which it only goes up or down.

    `outside` is where it passes beside what stands in its way above or below the task, if anything does.
    """
    sign, nth = (-1 if place % 2 else 1), min(nth, 3)
    if outside is not None:
        y = node.rect.y + _DOWN + _BELOW * nth
        return (node.rect.right if sign > 0 else node.rect.x, y), (outside, y)
    x = node.rect.middle + sign * (_DOCK + _NEXT * nth)
    border = (x, node.rect.bottom if message.is_sent else node.rect.y)
    return border, border


def flow(message: Message, node: str, place: int, docked: tuple[Point, Point], y: float, pool: Rect) -> Flow:
    """A message as a line: between the border of a node, a gap at height `y`, and the border of the party."""
    sign = -1 if place % 2 else 1
    far = _column(place, pool)
    goal = far.x if sign > 0 else far.right
    points = straightened((*docked, (docked[1][0], y), (goal, y)))
    high = height(message.name, ROOM - 12, LABEL)
    start = pool.right + 6 if sign > 0 else pool.x - ROOM + 6
    name = label(message.name, Rect(start, y - high - 2, ROOM - 12, high))
    party = f"party_{message.party}"
    if message.is_sent:
        return Flow(node, party, points, message.name, name)
    return Flow(party, node, points[::-1], message.name, name)


def parties(story: Story, flows: Sequence[Flow], made: Sequence[Message], pool: Rect) -> Iterator[Pool]:
    """The outside parties, beside the company, as high as their messages ask."""
    for party, place in order(made).items():
        name = f"party_{party}"
        heights = [
            each.points[-1 if each.target == name else 0][1] for each in flows if name in {each.source, each.target}
        ]
        top, bottom = min(heights) - _LEAST, max(heights) + _LEAST
        column = _column(place, pool)
        yield Pool(name, story.name("actor", party), Rect(column.x, top, WIDE, bottom - top))


def _column(place: int, pool: Rect) -> Rect:
    """Where a party stands, from left to right."""
    away = ROOM + (place // 2) * (WIDE + _APART)
    x = pool.right + away if place % 2 == 0 else pool.x - away - WIDE
    return Rect(x, pool.y, WIDE, pool.height)
