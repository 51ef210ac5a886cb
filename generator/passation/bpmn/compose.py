"""A process as a board: every node, flow and lane in its place. The ways are those of the swimlane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import sqrt
from typing import ClassVar, Final

from passation.bpmn.board import EVENT, GATEWAY, Board, Flow, Group, Lane, Node, Pool
from passation.bpmn.kinds import exceptions
from passation.bpmn.lettering import LABEL, height, label
from passation.bpmn.messages import Message, flow, lead, messages, order, parties
from passation.bpmn.shapes import WIDTH, Stack
from passation.bpmn.stack import first, stack
from passation.bpmn.whole import Whole
from passation.maps.palette import LOOKS
from passation.maps.shapes import Point, Rect, around, straightened
from passation.maps.swimlanes.places import OVER, TRACK, Layout
from passation.maps.swimlanes.routes import Plan, Route, plan
from passation.maps.swimlanes.scene import START

_TITLE: Final = WIDTH / 2 - 10
"""Width of the name of a group, left of the line that enters its first box."""
HEAD: Final = 30.0
"""Height of the heads of the pool, of a side and of a lane, each below the other."""
_SHIFT: Final[Mapping[str, float]] = {GATEWAY: 15.0, EVENT: 10.8}
"""How far left of the middle an arrow enters where the line of another one goes down."""


@dataclass(frozen=True)
class Plane(Layout):
    """One process, measured."""

    sheet: Whole
    between: ClassVar[float] = 0.0

    @cached_property
    def plan(self) -> Plan:
        """The routes; answers leave from the side, and above them what starts in any case."""
        sheet = self.sheet
        asked = (node for node in sheet.nodes if sheet.answers(node))
        made = plan(sheet, {node: sorted(sheet.arrows(node), key=lambda way: not way.all_of) for node in asked})
        gaps = dict(made.gaps)
        for message in self.messages:
            row = self.gap_of(message)
            gaps[row] = gaps.get(row, 0) + message.tracks
        return replace(made, gaps=gaps)

    @cached_property
    def messages(self) -> tuple[Message, ...]:
        """What passes between steps and outside parties; each has tracks of its own below those of the arrows."""
        return messages(self.sheet)

    def gap_of(self, message: Message) -> int:
        """The gap along which a message runs: below its step, or above it."""
        return self.sheet.row[message.node] - (0 if message.is_sent else 1)

    def message_y(self, message: Message) -> float:
        """The height of a message: the lowest of its tracks, for its name stands above it."""
        row = self.gap_of(message)
        there = [each for each in self.messages if self.gap_of(each) == row]
        after = sum(each.tracks for each in there[there.index(message) + 1 :])
        return self.tops[row + 1] - OVER - after * TRACK

    @property
    def lead(self) -> float:
        """Room for the outside parties on the left."""
        return lead(self.messages)

    @cached_property
    def runs(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Neighbouring steps that are done once for each of the same thing."""
        steps = self.sheet.story.steps
        runs = ((per, tuple(nodes)) for per, nodes in groupby(self.sheet.nodes, key=lambda node: steps[node].per))
        return tuple((per, nodes) for per, nodes in runs if per)

    @cached_property
    def stacks(self) -> Mapping[int, Stack]:
        """What stands in each box."""
        sheet = self.sheet
        routes: dict[int, dict[int, Route]] = {}
        for route in self.plan.routes:
            routes.setdefault(route.source, {})[route.edge.target] = route
        titles = {
            node: height(_title(sheet, per), _TITLE, LABEL) + 6
            for per, run in self.runs
            for node in run
            if sheet.row[node] == sheet.row[run[0]]
        }
        senders = {message.node for message in self.messages if message.is_sent}
        found = {START: first(sheet)}
        for node in sheet.nodes:
            found[node] = stack(sheet, node, routes.get(node, {}), below=titles.get(node, 0.0), sends=node in senders)
        return found

    @cached_property
    def sizes(self) -> Mapping[int, tuple[float, float]]:
        """All boxes are of one width."""
        return {node: (WIDTH, made.height) for node, made in self.stacks.items()}

    @property
    def box_width(self) -> float:
        """The width of every box."""
        return WIDTH

    @property
    def head_height(self) -> float:
        """The heads of the pool, of the sides and of the lanes."""
        return 3 * HEAD

    def nodes(self, node: int) -> Iterator[Node]:
        """The shapes of a step in their places."""
        at = self.box(node)
        yield from (each.moved(at.x, at.y) for each in self.stacks[node].nodes)


def board(sheet: Whole) -> Board:
    """A process with everything in its place."""
    plane, story = Plane(sheet), sheet.story
    frame = around(plane.lanes)
    company = story.edition.company.name
    sent = tuple(_messages(plane, frame))
    return Board(
        process=story.sop.id,
        title=story.sop.title,
        told=tuple(text for text in (story.sop.purpose, story.sop.result, *exceptions(story, None)) if text),
        language=story.words.language,
        pool=Pool("company", company, frame),
        lanes=tuple(_sides(plane)),
        nodes=tuple(each for node in plane.stacks for each in plane.nodes(node)),
        flows=tuple(_flows(plane)),
        groups=tuple(_groups(plane)),
        parties=tuple(parties(story, sent, plane.messages, frame)),
        messages=sent,
    )


def _messages(plane: Plane, frame: Rect) -> Iterator[Flow]:
    places, docked = order(plane.messages), Counter[tuple[int, bool, int]]()
    for message in plane.messages:
        main, at = plane.stacks[message.node].main, plane.box(message.node)
        if main is not None:
            place = places[message.party]
            dock = (message.node, message.is_sent, place % 2)
            yield flow(message, main.moved(at.x, at.y), place, docked[dock], plane.message_y(message), frame)
            docked[dock] += 1


def _sides(plane: Plane) -> Iterator[Lane]:
    """The lanes, in a lane of their side: inside and outside are said in words."""
    story = plane.sheet.story
    for side, columns in groupby(range(len(story.lanes)), key=story.side):
        inner = tuple(_lane(plane, column) for column in columns)
        rect = around(_below(lane.rect, -HEAD) for lane in inner)
        yield Lane(f"side_{side}", story.words.say(LOOKS[side].word), rect, lanes=inner)


def _lane(plane: Plane, column: int) -> Lane:
    sheet = plane.sheet
    actor = sheet.story.lanes[column]
    nodes = (node for node in plane.stacks if sheet.column(node) == column)
    held = tuple(each.id for node in nodes for each in plane.stacks[node].nodes)
    return Lane(f"lane_{actor}", sheet.story.name("actor", actor), _below(plane.lanes[column], 2 * HEAD), held)


def _below(rect: Rect, head: float) -> Rect:
    """What is left of a rectangle below its head."""
    return Rect(rect.x, rect.y + head, rect.width, rect.height - head)


def _flows(plane: Plane) -> Iterator[Flow]:
    for node, made in plane.stacks.items():
        at = plane.box(node)
        yield from (each.moved(at.x, at.y) for each in made.flows)
    for place, route in enumerate(plane.plan.routes):
        at, leaving = plane.box(route.source), plane.stacks[route.source].exits[route.edge.target]
        goal = _goal(plane, route)
        points = [(x + at.x, y + at.y) for x, y in leaving.points]
        points += _between(plane, place, route, points[-1])
        points += _entry(plane, route, goal, points[-1])
        label_ = leaving.label.moved(at.x, at.y) if leaving.label else None
        yield Flow(leaving.node, goal.id, straightened(points), leaving.name, label_, leaving.told)


def _goal(plane: Plane, route: Route) -> Node:
    """The shape at which an arrow ends."""
    target = route.edge.target
    made, at = plane.stacks[target], plane.box(target)
    goal = made.aside if made.aside is not None and route.edge.all_of else made.entry
    if goal is None:
        raise ValueError(f"nothing to enter in step {target + 1}")
    return goal.moved(at.x, at.y)


def _between(plane: Plane, place: int, route: Route, at: Point) -> Iterator[Point]:
    """Through the gaps and the gutter."""
    x, y = at
    if route.first is not None:
        y = plane.gap_y(place, "first", route.first)
        yield x, y
    if route.gutter is not None:
        x = plane.gutter_x(place, route.gutter)
        yield x, y
    if route.second is not None:
        yield x, plane.gap_y(place, "second", route.second)


def _entry(plane: Plane, route: Route, goal: Node, at: Point) -> Iterator[Point]:
    """Into the shape: from above to its upper border, from the side to the height of its middle."""
    if route.entry != "top":
        y = plane.box(route.edge.target).y + plane.stacks[route.edge.target].side
        yield at[0], y
        yield (goal.rect.x if route.entry == "left" else goal.rect.right), y
        return
    turns = route.first is not None or route.second is not None
    aside = _SHIFT.get(goal.outline, 20.0) if turns and route.edge.target in plane.plan.shifted else 0.0
    x = goal.rect.middle - aside
    yield x, at[1]
    yield x, _upper(goal, aside)


def _upper(goal: Node, aside: float) -> float:
    """The height of a shape's upper border, so far from its middle."""
    half = goal.rect.height / 2
    if goal.outline == GATEWAY:
        return goal.rect.y + aside
    return goal.height - sqrt(half * half - aside * aside) if goal.outline == EVENT else goal.rect.y


def _groups(plane: Plane) -> Iterator[Group]:
    for number, (per, nodes) in enumerate(plane.runs, 1):
        rect = around(plane.box(node) for node in nodes)
        said = _title(plane.sheet, per)
        wide = Rect(rect.x - 4, rect.y - 6, rect.width + 8, rect.height + 12)
        at = min(plane.box(node).x for node in nodes if plane.sheet.row[node] == plane.sheet.row[nodes[0]])
        name = label(said, Rect(at + 2, rect.y, _TITLE, 0))
        yield Group(f"group_{number}", said, wide, name or Rect(rect.x, rect.y, 0, 0))


def _title(sheet: Whole, per: str) -> str:
    return sheet.story.words.t("For each {noun}", noun=per)
