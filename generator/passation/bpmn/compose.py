"""A process as a board: every node, flow and lane in its place. The ways are those of the swimlane."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from math import sqrt
from typing import Final

from passation.bpmn.board import EVENT, GATEWAY, Board, Flow, Group, Lane, Node, Pool
from passation.bpmn.lettering import label
from passation.bpmn.parties import Coast
from passation.bpmn.plane import HEAD, TITLE, Plane, title
from passation.bpmn.shapes import MIDDLE, Exit
from passation.bpmn.whole import Whole
from passation.maps.palette import LOOKS
from passation.maps.shapes import Point, Rect, around, straightened
from passation.maps.swimlanes.routes import Route
from passation.maps.swimlanes.scene import START

_SHIFT: Final[Mapping[str, float]] = {GATEWAY: 15.0, EVENT: 10.8}
"""How far left of the middle an arrow enters where the line of another one goes down."""


def board(sheet: Whole) -> Board:
    """A process with everything in its place."""
    plane, story = Plane(sheet), sheet.story
    frame = around(plane.lanes)
    company = story.edition.company.name
    coasts = {left: Coast(shore, frame, left) for left, shore in plane.shores.items()}
    return Board(
        process=story.sop.id,
        title=story.sop.title,
        told=tuple(text for text in (story.sop.purpose, story.sop.result) if text),
        language=story.words.language,
        pool=Pool("company", company, frame),
        lanes=tuple(_sides(plane)),
        nodes=tuple(_nodes(plane)),
        flows=tuple(_flows(plane)),
        groups=tuple(_groups(plane)),
        parties=tuple(pool for coast in coasts.values() for pool in coast.pools(story)),
        messages=tuple(_messages(plane, coasts)),
    )


def _nodes(plane: Plane) -> Iterator[Node]:
    for node in plane.stacks:
        yield from plane.nodes(node)
    x, y = plane.below
    for nodes, _ in plane.anytime:
        yield from (each.moved(x, y) for each in nodes)


def _messages(plane: Plane, coasts: Mapping[bool, Coast]) -> Iterator[Flow]:
    ways = {left: iter(coast.shore.ways) for left, coast in coasts.items()}
    docked = Counter[tuple[int, bool, bool]]()
    starts = (event for cause, event in zip(plane.causes, plane.nodes(START), strict=False) if cause.message)
    for place, message in enumerate(plane.messages):
        left = plane.lefts[message.party]
        coast, way, y = coasts[left], next(ways[left]), plane.message_y(place)
        if message.node == START:
            event = next(starts)
            end = (event.rect.x if left else event.rect.right, event.height)
            yield coast.flow(message, event.id, (end,), y, way)
            continue
        main, at = plane.stacks[message.node].main, plane.box(message.node)
        if main is not None:
            side = (message.node, plane.passes_outside(message) or message.is_sent, left)
            stands = main.moved(at.x, at.y)
            ends = coast.dock(message, stands, docked[side], plane.outside(message, docked[side]))
            yield coast.flow(message, stands.id, ends, y, way)
            docked[side] += 1


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
    held = [each.id for node in nodes for each in plane.stacks[node].nodes]
    if column == plane.keeper:
        held += [shapes[0].id for shapes, _ in plane.anytime]
    return Lane(f"lane_{actor}", sheet.story.name("actor", actor), _below(plane.lanes[column], 2 * HEAD), tuple(held))


def _below(rect: Rect, head: float) -> Rect:
    """What is left of a rectangle below its head."""
    return Rect(rect.x, rect.y + head, rect.width, rect.height - head)


def _flows(plane: Plane) -> Iterator[Flow]:
    for node, made in plane.stacks.items():
        at = plane.box(node)
        yield from (each.moved(at.x, at.y) for each in made.flows)
    x, y = plane.below
    for _, flows in plane.anytime:
        yield from (each.moved(x, y) for each in flows)
    for place, route in enumerate(plane.plan.routes):
        made = plane.stacks[route.source]
        for leaving in (made.exits[route.edge.target], *made.beside):
            yield _flow(plane, place, route, leaving)


def _flow(plane: Plane, place: int, route: Route, leaving: Exit) -> Flow:
    """One arrow along its route."""
    at, goal = plane.box(route.source), _goal(plane, route)
    points = [(x + at.x, y + at.y) for x, y in leaving.points]
    points += _between(plane, place, route, points[-1])
    points += _entry(plane, route, goal, points[-1])
    name = leaving.label.moved(at.x, at.y) if leaving.label else None
    return Flow(leaving.node, goal.id, straightened(points), leaving.name, name, leaving.told)


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
        rect = around(_whole(plane, node) for node in nodes)
        said = title(plane.sheet, per)
        wide = Rect(rect.x - 4, rect.y - 6, rect.width + 8, rect.height + 12)
        above = next(node for node in nodes if node in plane.titled)
        left = plane.box(above).x + (MIDDLE + 8 if plane.is_named_right(plane.stacks[above], above) else 2)
        name = label(said, Rect(left, rect.y, TITLE, 0))
        yield Group(f"group_{number}", said, wide, name or Rect(rect.x, rect.y, 0, 0))


def _whole(plane: Plane, node: int) -> Rect:
    """A box with what stands beside it."""
    box, made = plane.box(node), plane.stacks[node]
    return Rect(box.x - made.left, box.y, box.width + made.left + made.right, box.height)
