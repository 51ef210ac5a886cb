"""What is done when things go otherwise: an event, what is done then, and whom it goes up to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from passation.bpmn.board import Flow, Node
from passation.bpmn.lettering import LABEL, NAME, height, label
from passation.bpmn.shapes import EVENT, LINK
from passation.frozen import dataclass
from passation.maps.shapes import Rect
from passation.maps.swimlanes.story import Story
from passation.words import Words

_LEAST: Final = 44.0
_INSET: Final = 18.0
"""From the side of a task to the line that enters it from above, and that leaves it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One exception, in the words of its readers."""

    key: str
    when: str
    then: str
    call: str
    """The escalation that it starts."""


def cases(story: Story, at: str | None) -> tuple[Case, ...]:
    """The exceptions of a step, or those that may happen at any time."""
    return tuple(
        Case(
            f"case_{number}",
            case.when,
            case.then or "",
            story.name("escalation", case.escalate) if case.escalate else "",
        )
        for number, case in enumerate(story.sop.exceptions, 1)
        if case.at == at
    )


def told(made: Iterable[Case], words: Words) -> Iterator[str]:
    """The same as documentation, a line each."""
    for case in made:
        said = words.t("If things go otherwise") + words.colon + case.when
        yield " → ".join(part for part in (said, case.then, case.call) if part)


@dataclass(frozen=True, slots=True)
class Follow:
    """Draws what follows on the event of a case: a task, then an end, below each other in a room."""

    case: Case
    words: Words
    room: Rect
    """Where the task stands; its height does not matter."""
    is_left: bool = False
    """The line goes down on the right of the room, and names stand left of it."""
    inside: str = ""

    @property
    def x(self) -> float:
        """Where the line goes down."""
        return self.room.right - _INSET if self.is_left else self.room.x + _INSET

    def beside(self, text: str, y: float, away: float) -> Rect | None:
        """The place of a text beside the line, so far from it."""
        wide = self.room.width - _INSET - away - 2
        return label(text, Rect(self.room.x + 2 if self.is_left else self.x + away, y, wide, 0), ends=self.is_left)

    def drawn(self, event: Node, line: tuple[tuple[float, float], ...]) -> tuple[list[Node], list[Flow]]:
        """What follows; `line` leads from the event to the upper side of the room."""
        nodes: list[Node] = []
        flows: list[Flow] = []
        last, points = event, (*line, (self.x, self.room.y))
        for shape in self._shapes():
            nodes.append(shape)
            flows.append(Flow(last.id, shape.id, points))
            last, points = shape, ((self.x, shape.rect.bottom), (self.x, shape.rect.bottom + LINK))
        return nodes, flows

    def _shapes(self) -> Iterator[Node]:
        case, y = self.case, self.room.y
        if case.then:
            tall = max(_LEAST, height(case.then, self.room.width - 16, NAME) + 16)
            yield Node(f"{case.key}_then", "task", case.then, self._at(y, tall), inside=self.inside)
            y += tall + LINK
        yield self._end(y)

    def _at(self, y: float, tall: float) -> Rect:
        return Rect(self.room.x, y, self.room.width, tall)

    def _end(self, y: float) -> Node:
        case, words = self.case, self.words
        done = words.t("Case dealt with") if case.then else words.p("of a process", "End")
        said = case.call or done
        tall = height(said, self.room.width - _INSET - EVENT / 2 - 8, LABEL)
        name = self.beside(said, y + (EVENT - tall) / 2, EVENT / 2 + 6)
        rect = Rect(self.x - EVENT / 2, y, EVENT, EVENT)
        kind = "escalation" if case.call else ""
        return Node(f"{case.key}_end", "endEvent", said, rect, name, event=kind, when=case.call, inside=self.inside)


def lowest(nodes: Iterable[Node]) -> float:
    """The lowest point of some shapes and their names."""
    return max(max(node.rect.bottom, node.label.bottom if node.label else 0.0) for node in nodes)
