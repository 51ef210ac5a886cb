"""The ways out of a gateway: lines to both sides, one below the other, each with its answer, and one straight down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final, Literal

from passation.bpmn import kinds
from passation.bpmn.board import Flow, Node
from passation.bpmn.lettering import label
from passation.bpmn.shapes import EVENT, LEAVE, LINK, MIDDLE, WIDTH, Exit, Stack, snapped
from passation.bpmn.whole import Whole
from passation.frozen import dataclass
from passation.maps.shapes import Point, Rect
from passation.maps.swimlanes.routes import Route
from passation.model.flow import FINISH, Edge
from passation.model.step import WaitStep

Side = Literal["left", "right"]
_BAR: Final = 35.0
"""From the middle to the upright line from which the lower answers leave."""
_CATCH: Final = 57.0
"""From the middle to the middle of an event on its way."""
_END: Final = MIDDLE - EVENT / 2
"""From the middle to the middle of an end beside a gateway."""
_GAP: Final = 6.0
_END_NAME: Final = 14.0


@dataclass(frozen=True, slots=True)
class Fan:
    """Draws the ways out of one gateway into the stack of its step."""

    sheet: Whole
    node: int
    routes: Mapping[int, Route]
    made: Stack
    gate: Node

    def draw(self, ways: Sequence[Edge]) -> float:
        """Draw them; gives the lowest point of what goes straight down, or of the gateway."""
        sides: dict[Side, list[Edge]] = {"left": [], "right": []}
        down = []
        for way in ways:
            exit_ = self.routes[way.target].exit if way.target != FINISH else _emptier(sides)
            if exit_ == "foot":
                down.append(way)
            else:
                sides[exit_].append(way)
        lows = {side: self._beside(side, each) for side, each in sides.items()}
        self.made.height = max(self.made.height, *lows.values())
        return max([self._down(way, lows) for way in down], default=self.gate.rect.bottom)

    @property
    def _key(self) -> str:
        return self.sheet.key(self.node)

    def _beside(self, side: Side, ways: Sequence[Edge]) -> float:
        """The lines to one side; gives the lowest point of all that stands there."""
        sign = -1 if side == "left" else 1
        corner = MIDDLE + sign * self.gate.rect.width / 2
        low = self.gate.rect.y
        for place, way in enumerate(ways):
            round_ = way.target == FINISH or self._is_race
            y = self.gate.height if not place else snapped(low + _GAP + (EVENT / 2 if round_ else 4), LEAVE)
            bar = MIDDLE + sign * _BAR
            bend: tuple[Point, ...] = ((bar, self.gate.height), (bar, y)) if place else ()
            low = self._line(side, way, ((corner, self.gate.height), *bend), y)
        return low

    def _line(self, side: Side, way: Edge, points: tuple[Point, ...], y: float) -> float:
        """One line: perhaps through an event, perhaps into an end, else to the border of the box."""
        sign, source, low = (-1 if side == "left" else 1), self.gate, y + EVENT / 2
        name = self._name(way)
        inner = MIDDLE + sign * (_BAR + 3)
        end = way.target == FINISH
        outer = MIDDLE + sign * (_END - EVENT / 2 - 3 if end else MIDDLE - 3)
        room = Rect(min(inner, outer), y + 3, abs(outer - inner), 0)
        if self._is_race:
            event = self._event(way, MIDDLE + sign * _CATCH, y)
            room = room.moved(0, EVENT / 2 - 1)
            event = _named(event, room, side)
            self._tie(source, event, (*points, (event.rect.x if sign > 0 else event.rect.right, y)))
            source, points = event, ((event.rect.right if sign > 0 else event.rect.x, y),)
            low = max(low, event.label.bottom if event.label else low)
        placed = label(name, room, ends=side == "left")
        low = max(low if end else y + 4, placed.bottom if placed else y)
        told = kinds.share(self.sheet.story.words, way)
        if end:
            goal = self._end(way, MIDDLE + sign * _END, y)
            self._tie(source, goal, (*points, (goal.rect.x if sign > 0 else goal.rect.right, y)), name, placed, told)
            return max(low, y + EVENT / 2 + _END_NAME)
        border = WIDTH if sign > 0 else 0.0
        self.made.exits[way.target] = Exit(source.id, (*points, (border, y)), name, placed, told)
        return low

    def _down(self, way: Edge, lows: Mapping[Side, float]) -> float:
        """The line straight down; its name stands on the side where less does."""
        side: Side = "left" if lows["left"] < lows["right"] else "right"
        y = max(self.gate.rect.bottom, lows[side]) + 3
        source, name = self.gate, self._name(way)
        x = 0.0 if side == "left" else MIDDLE + _GAP
        if self._is_race:
            event = self._event(way, MIDDLE, max(y, self.gate.rect.bottom + LINK) + EVENT / 2)
            beside = Rect(x if side == "left" else MIDDLE + EVENT / 2 + 4, event.height - 7, _END - 4, 0)
            event = _named(event, beside, side, middle=True)
            self._tie(source, event, ((MIDDLE, source.rect.bottom), (MIDDLE, event.rect.y)))
            source, y = event, event.rect.bottom
        room = Rect(x, y, MIDDLE - _GAP, 0)
        placed = label(name, room, ends=side == "left")
        told = kinds.share(self.sheet.story.words, way)
        self.made.exits[way.target] = Exit(source.id, ((MIDDLE, source.rect.bottom),), name, placed, told)
        return max(y, placed.bottom if placed else y, source.rect.bottom)

    def _name(self, way: Edge) -> str:
        """Its answer, where one is chosen; what races is named by its event, what starts at once needs no name."""
        return way.label if self.gate.tag == "exclusiveGateway" else ""

    @property
    def _is_race(self) -> bool:
        return self.gate.tag == "eventBasedGateway"

    def _tie(
        self,
        source: Node,
        target: Node,
        points: tuple[Point, ...],
        name: str = "",
        placed: Rect | None = None,
        told: tuple[str, ...] = (),
    ) -> None:
        self.made.nodes.append(target)
        self.made.flows.append(Flow(source.id, target.id, points, name, placed, told))

    def _event(self, way: Edge, x: float, y: float) -> Node:
        """What may happen; the last thing named is that the time has passed, when the wait has an end."""
        step, answers = self.sheet.story.steps[self.node], self.sheet.answers(self.node)
        place = answers.index(way)
        kind, when = "conditional", way.label
        if isinstance(step, WaitStep) and step.for_ is not None and way == answers[-1]:
            kind, when = "timer", kinds.duration(step.for_, self.sheet.story.words)
        name = f"event_{self._key}_{place + 1}"
        return Node(name, "intermediateCatchEvent", way.label, _around(x, y), event=kind, when=when)

    def _end(self, way: Edge, x: float, y: float) -> Node:
        said = self.sheet.story.words.p("of a process", "End")
        place = self.sheet.ways(self.node).index(way)
        room = Rect(x - EVENT / 2, y + EVENT / 2, EVENT, 0)
        name = label(said, room)
        if name:
            name = name.moved((EVENT - name.width) / 2, 0)
        return Node(f"end_{self._key}_{place + 1}", "endEvent", said, _around(x, y), name)


def _emptier(sides: Mapping[Side, Sequence[Edge]]) -> Side:
    return "left" if len(sides["left"]) < len(sides["right"]) else "right"


def _around(x: float, y: float) -> Rect:
    return Rect(x - EVENT / 2, y - EVENT / 2, EVENT, EVENT)


def _named(event: Node, room: Rect, side: Side, *, middle: bool = False) -> Node:
    """An event with its name: below it, or beside it at the height of its middle."""
    name = label(event.name, room, ends=side == "left")
    return replace(event, label=name.moved(0, (14 - name.height) / 2) if name and middle else name)
