"""The sizes of shapes, and the shapes of one step before they have their place on the plane."""

from __future__ import annotations

from dataclasses import field
from typing import Final

from passation.bpmn.board import Flow, Node
from passation.frozen import dataclass
from passation.maps.shapes import Point, Rect

WIDTH: Final = 280.0
"""Every box, whatever stands in it."""
MIDDLE: Final = WIDTH / 2
TASK: Final = 200.0
GATE: Final = 50.0
EVENT: Final = 36.0
LINK: Final = 20.0
"""From a shape to the next one of its step."""
LEAVE: Final = 8
_ENTER: Final = (0, 4)
_STEP: Final = 12
"""In what rests from twelve, heights at which arrows enter from the side differ from those at which they leave, and
from those at which they enter the next lane: two arrows at the boxes of one row never lie on each other."""


def enter(column: int) -> int:
    """The rest of heights at which arrows enter the boxes of a lane."""
    return _ENTER[column % 2]


def snapped(y: float, rest: int) -> float:
    """The next height, downwards, at which arrows enter or leave."""
    return y + (rest - y) % _STEP


@dataclass(frozen=True, slots=True)
class Exit:
    """Where an arrow leaves: its first points, up to the border of the box, and its name."""

    node: str
    points: tuple[Point, ...]
    name: str = ""
    label: Rect | None = None
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class Stack:
    """The shapes of a step; coordinates count from the upper left corner of its box."""

    nodes: list[Node] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=list)
    height: float = 0.0
    exits: dict[int, Exit] = field(default_factory=dict)
    """By the step to which an arrow leads."""
    beside: list[Exit] = field(default_factory=list)
    """Where others leave that take the way of the only arrow."""
    entry: Node | None = None
    side: float = 0.0
    """The height at which arrows enter it from the side."""
    aside: Node | None = None
    """Where what is waited for meets, when other arrows enter beside it."""
    main: Node | None = None
    """The activity or event to which messages lead; none for a question."""
    left: float = 0.0
    right: float = 0.0
    """How far what is done when things go otherwise stands out of its box."""
