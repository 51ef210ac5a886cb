"""Exceptions of a step: events on the lower border of its task, and below them what is done then.

The first stands right of the line that goes on, the second left of it, the next ones outside of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from passation.bpmn.board import Node
from passation.bpmn.cases import Case, Follow, lowest
from passation.bpmn.shapes import EVENT, MIDDLE, WIDTH, Stack
from passation.maps.shapes import Point, Rect
from passation.words import Words

MOST: Final = 4
"""On the border of a task there is room for so many."""
_ROOM: Final = 126.0
_FROM: Final = 12.0
"""From the line that goes on to what stands beside it."""
_APART: Final = 14.0
_ON_BORDER: Final = (30.0, 72.0)
"""From the middle of a task to the middle of its inner and outer events."""
_TURN: Final = 8.0
"""From an outer event down to where its line turns away."""
EDGE: Final = 6.0
"""Outside of the outermost of these messages."""
TRACK: Final = 8.0
"""Between two messages that go down outside of it all."""


def draw(cases: Sequence[Case], task: Node, words: Words, made: Stack, *, sent: int) -> float:
    """Put them below a task; gives the lowest point of it all. So many messages that are sent pass outside."""
    if not cases:
        return task.rect.bottom
    top = task.rect.bottom + EVENT / 2 + (_TURN + 4 if len(cases) > 2 else 4)
    found = [_Aside(case, place, task, words, top) for place, case in enumerate(cases)]
    low = max(each.event.label.bottom if each.event.label else top for each in found) + 8
    drawn: list[Node] = []
    for each in found:
        nodes, flows = each.follow(low).drawn(each.event, each.line)
        drawn += [each.event, *nodes]
        made.flows += flows
    made.nodes += drawn
    made.left = max(0.0, *(-each.room.x for each in found)) + passing(sent)
    made.right = max(0.0, *(each.room.right - WIDTH for each in found)) + passing(sent)
    return lowest(drawn)


def passing(messages: int) -> float:
    """Room for so many messages that go up or down beside a box."""
    return messages * TRACK + EDGE if messages else 0.0


class _Aside:
    """One of them: its place follows from its number."""

    def __init__(self, case: Case, place: int, task: Node, words: Words, top: float) -> None:
        self.case, self.words = case, words
        self.is_left = place % 2 == 1
        away = _FROM + (place // 2) * (_ROOM + _APART)
        self.room = Rect(MIDDLE - away - _ROOM if self.is_left else MIDDLE + away, 0, _ROOM, 0)
        middle = MIDDLE + (-1 if self.is_left else 1) * _ON_BORDER[place // 2]
        rect = Rect(middle - EVENT / 2, task.rect.bottom - EVENT / 2, EVENT, EVENT)
        name = self.follow(0).beside(case.when, top, 6)
        self.event = Node(
            case.key, "boundaryEvent", case.when, rect, name, event="conditional", when=case.when, host=task.id
        )

    def follow(self, y: float) -> Follow:
        """What follows, from a height on."""
        return Follow(self.case, self.words, self.room.moved(0, y), is_left=self.is_left)

    @property
    def line(self) -> tuple[Point, ...]:
        """From the event down; an outer one turns away."""
        start, x = (self.event.rect.middle, self.event.rect.bottom), self.follow(0).x
        if x == start[0]:
            return (start,)
        return start, (start[0], start[1] + _TURN), (x, start[1] + _TURN)
