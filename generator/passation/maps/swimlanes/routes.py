"""The way of each arrow through the free room: gaps between rows, gutters between lanes. No way leads through a box.

A *gap* lies below a row, a *gutter* on either side of a lane's boxes. An arrow leaves a box at its foot or its side,
follows at most one gap, one gutter and another gap, and enters at the top or the side. Arrows that run along the same
stretch get tracks of their own, but for those that lead to the same box, which flow together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, Literal

from passation.frozen import dataclass
from passation.maps.swimlanes.scene import START, STOP
from passation.maps.swimlanes.sheets import Sheet
from passation.model.flow import Edge

Way = Literal["left", "right"]
Gutter = tuple[int, Way]
Key = tuple[object, ...]
_FOOT: Final = -1
"""The slot of an arrow that leaves at the side of a box that asks nothing."""


@dataclass(frozen=True, slots=True)
class Route:
    """Which free room an arrow passes, in order. None: it does not."""

    edge: Edge
    source: int
    target: int | None
    """None: the arrow stops beside its box."""
    exit: Way | Literal["foot"]
    slot: int = _FOOT
    """Which answer it leaves from."""
    first: int | None = None
    """Gap along which it runs at once."""
    gutter: Gutter | None = None
    second: int | None = None
    """Gap along which it runs before it goes down into its target."""
    entry: Way | Literal["top"] | None = "top"


@dataclass
class Tracks:
    """Stretches of one gap or gutter, each on a track of its own unless they flow together."""

    taken: list[list[tuple[Key, float, float]]] = field(default_factory=list)

    def place(self, key: Key, start: float, stop: float) -> int:
        """The first track on which the stretch meets nothing but its own kind."""
        low, high = min(start, stop), max(start, stop)
        for number, stretches in enumerate(self.taken):
            if all(other == key or high < begin or end < low for other, begin, end in stretches):
                stretches.append((key, low, high))
                return number
        self.taken.append([(key, low, high)])
        return len(self.taken) - 1


@dataclass(frozen=True, slots=True)
class Plan:
    """All routes of a sheet, and on which track each of them runs."""

    routes: tuple[Route, ...]
    gaps: Mapping[int, int]
    """How many tracks each gap has."""
    gutters: Mapping[Gutter, int]
    track: Mapping[tuple[int, str], int]
    """Track of a route, by its place in `routes` and `first`, `gutter` or `second`."""
    shifted: frozenset[int]
    """Boxes entered a little to the left, because the box above leaves through the same gap."""


def plan(sheet: Sheet, answers: Mapping[int, Sequence[Edge]]) -> Plan:
    """Routes of every arrow of a sheet; `answers` are the arrows of each step that leave beside an answer, in order."""
    routes = tuple(_routes(sheet, answers))
    gaps: dict[int, Tracks] = {}
    gutters: dict[Gutter, Tracks] = {}
    track: dict[tuple[int, str], int] = {}
    for place in sorted(range(len(routes)), key=lambda each: _length(sheet, routes[each])):
        for leg, room, key, start, stop in _stretches(sheet, routes[place]):
            tracks = gaps.setdefault(room, Tracks()) if isinstance(room, int) else gutters.setdefault(room, Tracks())
            track[place, leg] = tracks.place(key, start, stop)
    return Plan(
        routes,
        {gap: len(tracks.taken) for gap, tracks in gaps.items()},
        {gutter: len(tracks.taken) for gutter, tracks in gutters.items()},
        track,
        _shifted(sheet, routes),
    )


def _routes(sheet: Sheet, answers: Mapping[int, Sequence[Edge]]) -> Iterator[Route]:
    if sheet.above is not None:
        yield _route(sheet, START, sheet.above, _FOOT)
    for node in sheet.nodes:
        slots = {edge: slot for slot, edge in enumerate(answers.get(node, ()))}
        for edge in sheet.arrows(node):
            yield _route(sheet, node, edge, slots.get(edge, _FOOT))


def _route(sheet: Sheet, source: int, edge: Edge, slot: int) -> Route:
    target = sheet.landing(edge)
    column = sheet.column(source)
    if target is None:
        return Route(edge, source, None, "right", slot, gutter=(column, "right"), entry=None)
    if edge == sheet.drop(source):
        return Route(edge, source, target, "foot")
    goal, row, goal_row = sheet.column(target), sheet.level(source), sheet.level(target)
    joins = target >= 0 and sheet.enters_above(edge)
    fork = source >= 0 and sheet.is_fork(source)
    if slot == _FOOT and row < goal_row and (goal != column or fork):
        return _from_foot(sheet, Route(edge, source, target, "foot", first=row), column, goal, joins=joins)
    asks_down = slot != _FOOT and row < goal_row
    way: Way = "right" if goal > column or (goal == column and not asks_down) else "left"
    facing: Way = way if goal == column else ("left" if way == "right" else "right")
    if joins or abs(goal - column) > 1 or target == STOP:
        return Route(edge, source, target, way, slot, gutter=(column, way), second=goal_row - 1)
    return Route(edge, source, target, way, slot, gutter=(column, way), entry=facing)


def _from_foot(sheet: Sheet, route: Route, column: int, goal: int, *, joins: bool) -> Route:
    """Down, across and down again where the way is free; else by the gutter on the near side of the target's lane."""
    edge, source, target, first = route.edge, route.source, route.target, route.first
    if target is None or first is None:
        return route
    below = sheet.level(target)
    if goal != column and sheet.clear(goal, first, below):
        return route
    near: Way = "left" if goal > column else "right"
    second = below - 1 if joins or target == STOP else None
    entry: Way | Literal["top"] = near if second is None else "top"
    return Route(edge, source, target, "foot", first=first, gutter=(goal, near), second=second, entry=entry)


def _stretches(sheet: Sheet, route: Route) -> Iterator[tuple[str, int | Gutter, Key, float, float]]:
    """Where a route runs along something: leg, room, kind, and from where to where in rows or columns."""
    column = float(sheet.column(route.source))
    goal = column if route.target is None else float(sheet.column(route.target))
    beside = column if route.gutter is None else _beside(route.gutter)
    to = ("to", route.edge) if route.target is None else ("to", route.target, sheet.is_apart(route.edge))
    fork = route.source >= 0 and sheet.is_fork(route.source)
    if route.first is not None:
        key = ("from", route.source) if fork else to
        yield "first", route.first, key, column, goal if route.gutter is None else beside
    if route.gutter is not None:
        yield "gutter", route.gutter, to, *sheet.kept_free(*_rows(sheet, route))
    if route.second is not None:
        yield "second", route.second, to, beside, goal


def _beside(gutter: Gutter) -> float:
    return gutter[0] + (0.48 if gutter[1] == "right" else -0.48)


def _rows(sheet: Sheet, route: Route) -> tuple[float, float]:
    """The heights between which a route runs down or up a gutter, in rows and parts of a row."""
    row = sheet.level(route.source)
    out = 0.9 if route.slot == _FOOT else 0.4 + min(route.slot, 45) / 100
    start = route.first + 0.97 if route.first is not None else row + out
    if route.target is None:
        return start, start
    if route.second is not None:
        return start, route.second + 0.97
    return start, sheet.level(route.target) + (0.14 if route.entry == "left" else 0.24)


def _length(sheet: Sheet, route: Route) -> float:
    """Short ways first: they get the tracks near the boxes, and long ones go round them."""
    if route.gutter is None:
        return 0.0
    start, stop = _rows(sheet, route)
    return abs(stop - start)


def _shifted(sheet: Sheet, routes: Iterable[Route]) -> frozenset[int]:
    leaving = {(r.first, sheet.column(r.source)) for r in routes if r.first is not None}
    entered = [
        (gap, r.target)
        for r in routes
        if r.target is not None and r.entry == "top"
        for gap in (r.second if r.second is not None else r.first,)
        if gap is not None
    ]
    return frozenset(target for gap, target in entered if (gap, sheet.column(target)) in leaving)
