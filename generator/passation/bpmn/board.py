"""What stands in a BPMN file: nodes and flows with their places, before any XML."""

from __future__ import annotations

from dataclasses import field, replace

from passation.frozen import dataclass
from passation.maps.shapes import Point, Rect

BOX, GATEWAY, EVENT = "task", "gateway", "event"
"""Outlines: a rectangle, a square on its corner, a circle."""


@dataclass(frozen=True, slots=True)
class Node:
    """One flow node."""

    id: str
    tag: str
    """Its element, such as `userTask`."""
    name: str
    rect: Rect
    label: Rect | None = None
    """Where its name stands, unless inside."""
    told: tuple[str, ...] = ()
    """Its documentation, in lines."""
    event: str = ""
    """What an event waits for (`timer`, `cycle`, `message`, `conditional`, `signal`) or calls up (`escalation`)."""
    when: str = ""
    """The words of its timer or condition; the name of its message, signal or escalation."""
    calls: str = ""
    """The process that a call activity runs."""
    repeats: bool = False
    """Done once for each of something, one after the other."""
    host: str = ""
    """The activity on whose border an event sits; it goes on."""
    inside: str = ""
    """The sub-process in which it stands."""

    @property
    def outline(self) -> str:
        """Its shape on the plane."""
        if self.tag.endswith("Gateway"):
            return GATEWAY
        return EVENT if self.tag.endswith("Event") else BOX

    @property
    def height(self) -> float:
        """The height of its middle."""
        return self.rect.y + self.rect.height / 2

    def moved(self, x: float, y: float) -> Node:
        """The same node elsewhere."""
        label = self.label.moved(x, y) if self.label else None
        return replace(self, rect=self.rect.moved(x, y), label=label)


@dataclass(frozen=True, slots=True)
class Flow:
    """A sequence flow or a message flow, from the border of one node to that of another."""

    source: str
    target: str
    points: tuple[Point, ...]
    name: str = ""
    label: Rect | None = None
    told: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """No two flows lead from one node to the same other one."""
        return f"flow_{self.source}_{self.target}"

    def moved(self, x: float, y: float) -> Flow:
        """The same flow elsewhere."""
        label = self.label.moved(x, y) if self.label else None
        return replace(self, points=tuple((px + x, py + y) for px, py in self.points), label=label)


@dataclass(frozen=True, slots=True)
class Lane:
    """The lane of an actor, or of a side that holds the lanes of its actors."""

    id: str
    name: str
    rect: Rect
    nodes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    lanes: tuple[Lane, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """What is done once for each of something."""

    id: str
    name: str
    rect: Rect
    label: Rect


@dataclass(frozen=True, slots=True)
class Pool:
    """A participant: the company, or an outside party of which nothing is known but what passes."""

    id: str
    name: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class Board:
    """One process, whole."""

    process: str
    title: str
    told: tuple[str, ...]
    language: str
    pool: Pool
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    groups: tuple[Group, ...] = ()
    parties: tuple[Pool, ...] = ()
    messages: tuple[Flow, ...] = field(default=())
