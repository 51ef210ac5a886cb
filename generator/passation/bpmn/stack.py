"""The shapes of one step, one below the other: what joins before it, the step, what leaves it, its end.

Coordinates count from the upper left corner of the step's box; every box has the same width and its shapes stand in
the middle. Names stand beside their shapes where no line runs: those of gateways above to the right, those of answers
below their line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from passation.bpmn import asides, kinds
from passation.bpmn.board import BOX, Flow, Node
from passation.bpmn.cases import Case, cases, told
from passation.bpmn.fan import Fan
from passation.bpmn.lettering import LABEL, NAME, height, label
from passation.bpmn.shapes import EVENT, GATE, LEAVE, LINK, MIDDLE, TASK, WIDTH, Exit, Stack, enter, snapped
from passation.bpmn.whole import Whole
from passation.maps.shapes import Point, Rect
from passation.maps.swimlanes.routes import Route
from passation.model.flow import FINISH, Edge
from passation.model.step import AskStep

_LEAST: Final = 60.0
_MARKS: Final = 58.0
"""Above and below the name of a task: its sign stands in the corner."""
_ASIDE: Final = 70.0
"""From the middle to a join that stands beside another one."""
_OUT: Final = 22.0
"""From the foot of a task to where arrows leave its side, at most."""


def stack(sheet: Whole, node: int, routes: Mapping[int, Route], *, below: float = 0.0, sent: int = 0) -> Stack:
    """The shapes of a step; `routes` are the ways of its arrows by their targets, `below` is left free above them.

    `sent` is the number of its messages to outside parties.
    """
    return _Stacker(sheet, node, routes, sent).made(below)


class _Stacker:
    """Puts the shapes of one step below each other."""

    def __init__(self, sheet: Whole, node: int, routes: Mapping[int, Route], sent: int) -> None:
        self._sheet, self._story, self._node, self._routes = sheet, sheet.story, node, routes
        self._step = self._story.steps[node]
        self._key = sheet.key(node)
        self._enter = enter(sheet.column(node))
        self._sent = sent
        self._y = 0.0
        self._made = Stack()
        self._last: Node | None = None

    def made(self, y: float) -> Stack:
        """All of it, from a height on."""
        self._y = y
        self._join()
        self._main()
        ways = self._sheet.ways(self._node)
        if self._sheet.answers(self._node):
            self._choose(ways)
        elif self._sheet.is_fork(self._node):
            self._fork(ways)
        elif ways and ways[0].target == FINISH:
            self._end()
        elif ways:
            self._leave(ways[0])
        self._made.height = max(self._y, self._made.height)
        return self._made

    # Shapes

    def _put(self, shape: Node) -> Node:
        """A shape below the last one, tied to it."""
        if self._last is not None:
            line = ((MIDDLE, self._last.rect.bottom), (MIDDLE, shape.rect.y))
            self._made.flows.append(Flow(self._last.id, shape.id, line))
        elif self._made.entry is None:
            self._made.entry = shape
            middle = snapped(shape.height, self._enter)
            self._made.side = middle if shape.outline == BOX else shape.height
        self._made.nodes.append(shape)
        self._last, self._y = shape, shape.rect.bottom
        return shape

    def _next(self, wide: float, tall: float, least: float = LINK) -> Rect:
        """The place below the last shape."""
        y = self._y if self._last is None else self._y + max(LINK, least)
        return Rect(MIDDLE - wide / 2, y, wide, tall)

    def _gate(self, tag: str, key: str, said: str = "") -> Node:
        """A gateway; its name stands above it, right of the line that comes in."""
        tall = height(said, MIDDLE - 6, LABEL)
        if self._last is None:
            self._y += tall
        rect = self._next(GATE, GATE, tall + 2 if tall else 0.0)
        rest = self._enter if key in {"any", "all"} else LEAVE
        rect = rect.moved(0, snapped(rect.y + GATE / 2, rest) - rect.y - GATE / 2)
        name = label(said, Rect(MIDDLE + 6, rect.y - tall, MIDDLE - 6, tall))
        said_more = self._told(self._cases) if key == "step" else ()
        return self._put(Node(f"{key}_{self._key}", tag, said, rect, name, said_more))

    @property
    def _cases(self) -> tuple[Case, ...]:
        return cases(self._story, self._step.id) if self._step.id else ()

    def _told(self, more: Iterable[Case]) -> tuple[str, ...]:
        """Its documentation, with the exceptions that are not drawn."""
        return *kinds.told(self._story, self._node), *told(more, self._story.words)

    def _join(self) -> None:
        join = self._sheet.join(self._node)
        if join == "both":
            aside = Rect(MIDDLE - _ASIDE - GATE / 2, self._y, GATE, GATE)
            self._made.aside = Node(f"all_{self._key}", "parallelGateway", "", aside)
            self._made.nodes.append(self._made.aside)
            self._y += GATE + LINK
        if join == "all":
            self._gate("parallelGateway", "all")
        elif join != "none":
            met = self._gate("exclusiveGateway", "any")
            if self._made.aside is not None:
                x, height = self._made.aside.rect.middle, met.height
                line = ((x, self._made.aside.rect.bottom), (x, height), (met.rect.x, height))
                self._made.flows.append(Flow(self._made.aside.id, met.id, line))

    def _main(self) -> None:
        """The step itself; a question is its own gateway, made with its answers."""
        sheet, node = self._sheet, self._node
        if sheet.answers(node) and (isinstance(self._step, AskStep) or sheet.is_race(node)):
            return
        said, tag = kinds.name(self._story, node), kinds.tag(self._story, node, sends=self._sent > 0)
        if tag == "intermediateCatchEvent":
            self._made.main = made = self._put(self._event(said, self._told(self._cases)))
            self._y = max(self._y, made.label.bottom if made.label else 0.0)
            return
        tall = 2 * (max(_LEAST, height(said, TASK - 16, NAME) + _MARKS) // 2)
        repeats = bool(self._step.per) and not self._has_neighbours()
        calls = self._step.call if self._step.kind == "call" else ""  # type: ignore[union-attr] # the kind says so
        rect = self._next(TASK, tall)
        more, drawn = self._told(self._cases[asides.MOST :]), self._cases[: asides.MOST]
        main = Node(f"step_{self._key}", tag, said, rect, told=more, calls=calls, repeats=repeats)
        self._made.main = self._put(main)
        self._y = asides.draw(drawn, main, self._story.words, self._made, sent=self._sent)

    def _event(self, said: str, told: tuple[str, ...]) -> Node:
        """A wait; its name stands on the side at which no arrow leaves."""
        rect = self._next(EVENT, EVENT)
        room = MIDDLE - EVENT / 2 - 6
        tall = height(said, room, LABEL)
        middle = snapped(rect.y + max(EVENT, tall) / 2, LEAVE)
        rect = rect.moved(0, middle - EVENT / 2 - rect.y)
        leaves_right = any(route.exit == "right" for route in self._routes.values())
        place = Rect(0.0 if leaves_right else WIDTH - room, rect.y + EVENT / 2 - tall / 2, room, tall)
        event, when = kinds.event(self._story, self._node)
        name = label(said, place, ends=leaves_right)
        return Node(f"step_{self._key}", "intermediateCatchEvent", said, rect, name, told, event=event, when=when)

    def _has_neighbours(self) -> bool:
        steps, node = self._story.steps, self._node
        beside = [steps[each].per for each in (node - 1, node + 1) if 0 <= each < len(steps)]
        return self._step.per in beside

    # Ways out

    def _leave(self, way: Edge) -> None:
        """The only arrow: from the foot, or from the side."""
        last, route = self._last, self._routes[way.target]
        if last is None:
            return
        if route.exit == "foot":
            points: tuple[Point, ...] = ((MIDDLE, last.rect.bottom),)
        else:
            y = snapped(last.rect.bottom - _OUT, LEAVE) if last.outline == BOX else last.height
            x, border = (last.rect.right, WIDTH) if route.exit == "right" else (last.rect.x, 0.0)
            points = ((x, y), (border, y))
        self._made.exits[way.target] = Exit(last.id, points)

    def _end(self) -> None:
        said = self._story.words.p("of a process", "End")
        rect = self._next(EVENT, EVENT)
        name = label(said, Rect(rect.right + 6, rect.y + 11, 60, 14))
        self._put(Node(f"end_{self._key}", "endEvent", said, rect, name))

    def _fork(self, ways: tuple[Edge, ...]) -> None:
        self._spread(self._gate("parallelGateway", "split"), ways)

    def _choose(self, ways: tuple[Edge, ...]) -> None:
        """A gateway with a slot for each answer; what starts in any case leaves from another one above."""
        sheet, node, words = self._sheet, self._node, self._story.words
        always = tuple(way for way in ways if way.all_of)
        if always:
            self._spread(self._gate("parallelGateway", "split"), always)
        chosen = sheet.answers(node)
        if sheet.is_race(node):
            gate = self._gate("eventBasedGateway", "step", kinds.name(self._story, node))
        elif isinstance(self._step, AskStep):
            gate = self._gate("exclusiveGateway", "step", kinds.name(self._story, node))
        else:
            gate = self._gate("exclusiveGateway", "choice", words.t("What follows?"))
        self._spread(gate, chosen)

    def _spread(self, gate: Node, ways: tuple[Edge, ...]) -> None:
        """The lines of a gateway."""
        low = Fan(self._sheet, self._node, self._routes, self._made, gate).draw(ways)
        self._y = max(low, self._made.height)
