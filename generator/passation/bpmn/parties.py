"""Outside parties that do no step: closed pools beside the company, and the lines of what passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.bpmn.board import Flow, Node, Pool
from passation.bpmn.lettering import LABEL, height, label
from passation.bpmn.messages import ROOM, Message
from passation.bpmn.shores import Shore, Way
from passation.frozen import dataclass
from passation.maps.shapes import Point, Rect, straightened
from passation.maps.swimlanes.story import Story

WIDE: Final = 100.0
"""Of each party."""
_DOCKS: Final = (56.0, 64.0, 78.0, 88.0, 60.0, 74.0, 84.0, 92.0)
"""From the middle of a task to its messages, the first one first; no arrow enters there."""
_SIDE_DOCKS: Final = (12.0, 22.0, 32.0, 17.0, 27.0, 8.0)
"""From the top of a task to its messages at the side, the first one first."""


@dataclass(frozen=True, slots=True)
class Coast:
    """The parties on one side of the company."""

    shore: Shore
    frame: Rect
    """The company."""
    is_left: bool

    @property
    def sign(self) -> int:
        """Left of the company, or right of it."""
        return -1 if self.is_left else 1

    def x(self, away: float) -> float:
        """Where something stands that is so far from the company."""
        return self.frame.x - away if self.is_left else self.frame.right + away

    def pools(self, story: Story) -> Iterator[Pool]:
        """The parties."""
        left = self.x(self.shore.away) - (WIDE if self.is_left else 0.0)
        for party, (top, bottom) in self.shore.parties.items():
            yield Pool(f"party_{party}", story.name("actor", party), Rect(left, top, WIDE, bottom - top))

    def flow(self, message: Message, node: str, docked: tuple[Point, ...], y: float, way: Way) -> Flow:
        """A message as a line: from the border of a node along a gap at height `y`, then to its party."""
        goal = self.x(self.shore.away)
        turn = self.x(way.away) if way.away else goal
        points = straightened((*docked, (docked[-1][0], y), (turn, y), (turn, way.port), (goal, way.port)))
        high = height(message.name, ROOM - 12, LABEL)
        start = min(self.x(6), self.x(ROOM - 6))
        name = label(message.name, Rect(start, y - high - 2, ROOM - 12, high))
        party = f"party_{message.party}"
        if message.is_sent:
            return Flow(node, party, points, message.name, name)
        return Flow(party, node, points[::-1], message.name, name)

    def dock(self, message: Message, node: Node, nth: int, outside: float | None) -> tuple[Point, ...]:
        """Where a message meets its task, and the point beyond which it only goes up or down.

        `outside` is where it passes beside what stands in its way above or below the task, if anything does.
        """
        if outside is not None:
            y = node.rect.y + _SIDE_DOCKS[nth % len(_SIDE_DOCKS)]
            return (node.rect.x if self.is_left else node.rect.right, y), (outside, y)
        x = node.rect.middle + self.sign * _DOCKS[nth % len(_DOCKS)]
        return ((x, node.rect.bottom if message.is_sent else node.rect.y),)
