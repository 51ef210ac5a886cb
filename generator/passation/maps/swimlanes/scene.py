"""The geometry of a process on a sheet: lanes, boxes, arrows, in units of the drawing. BPMN exports use it too."""

from __future__ import annotations

from typing import Final, Literal

from passation.frozen import dataclass
from passation.maps.shapes import Placed, Point, Rect
from passation.model.actor import Side
from passation.model.flow import Edge

BoxKind = Literal["do", "ask", "wait", "call", "gate", "start", "end", "from", "to"]
START: Final = -2
"""The node above the first step: the start, or what comes from the sheet before."""
STOP: Final = -3
"""The node below the last step: the end, or what goes on to the next sheet."""


@dataclass(frozen=True, slots=True)
class Box:
    """A step, or a start or an end."""

    node: int
    """Position of the step in the process, or START, or STOP."""
    kind: BoxKind
    side: Side
    column: int
    row: int
    rect: Rect
    texts: tuple[Placed, ...]
    chips: tuple[tuple[Rect, Placed], ...] = ()
    rules: tuple[float, ...] = ()
    """Heights at which a line parts an answer from what is above."""
    fork: bool = False
    join: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A column of one actor."""

    actor: str
    side: Side
    rect: Rect
    head: Rect
    texts: tuple[Placed, ...]
    badge: Rect


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line of straight pieces from a box to another; `end` says what stands at its end."""

    edge: Edge
    points: tuple[Point, ...]
    end: Literal["head", "ring", "flag"]
    """An arrow head; or, for a line that stops beside its box, the ring of an end or the flag of another sheet."""
    handover: bool = False
    back: bool = False


@dataclass(frozen=True, slots=True)
class Bracket:
    """Neighbouring rows done once for each of something."""

    rect: Rect
    text: Placed


@dataclass(frozen=True, slots=True)
class Scene:
    """One sheet."""

    width: float
    height: float
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    brackets: tuple[Bracket, ...] = ()
