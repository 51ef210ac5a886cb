"""What every diagram keeps to, whatever the process: the promises of the swimlane, for shapes of BPMN."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from typing import Any

from hypothesis import HealthCheck, given, settings

from bpmn.processes import KNOWN, full_processes
from maps.test_swimlane_geometry import along, inside, overlap, touches
from passation.bpmn.board import EVENT, GATEWAY, Board, Flow, Lane, Node, Pool
from passation.bpmn.compose import board
from passation.bpmn.whole import whole
from passation.edition import Edition
from passation.maps.shapes import Rect
from passation.maps.swimlanes.story import Story
from passation.words import Words


def drawn(edition: Edition, process: str = "FIN-001") -> Board:
    return board(whole(Story(edition, Words("fr"), edition.sops[process], lambda _: None)))


def pieces(flow: Flow) -> Iterator[Rect]:
    for (x0, y0), (x1, y1) in pairwise(flow.points):
        yield Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))


def actors(lanes: tuple[Lane, ...]) -> list[Lane]:
    return [each for lane in lanes for each in (actors(lane.lanes) if lane.lanes else [lane])]


def shapes_apart(made: Board) -> list[str]:
    """Only events that sit on a border touch what they sit on, and things stand in their sub-process."""
    return [
        f"{one.id} meets {other.id}"
        for one, other in combinations(made.nodes, 2)
        if overlap(one.rect, other.rect, 0 if one.host == other.host != "" else -8)
        and other.host != one.id != other.inside
    ]


def shapes_on_their_border(made: Board) -> list[str]:
    places = {node.id: node.rect for node in made.nodes}
    return [
        f"{node.id} is not on the border of {node.host}"
        for node in made.nodes
        if node.host
        if node.height != places[node.host].bottom
        or not places[node.host].x <= node.rect.x < node.rect.right <= places[node.host].right
    ]


def shapes_in_their_sub_process(made: Board) -> list[str]:
    places = {node.id: node.rect for node in made.nodes}
    return [
        f"{name} leaves {node.inside}"
        for node in made.nodes
        if node.inside
        for name, rect in ((node.id, node.rect), (f"the name of {node.id}", node.label or node.rect))
        if not inside(rect, places[node.inside])
    ]


def shapes_in_their_lane(made: Board) -> list[str]:
    places = {node.id: node.rect for node in made.nodes}
    lanes = actors(made.lanes)
    held = [name for lane in lanes for name in lane.nodes]
    outside = [
        f"{name} leaves {lane.id}" for lane in lanes for name in lane.nodes if not inside(places[name], lane.rect)
    ]
    loose = [node.id for node in made.nodes if held.count(node.id) != (0 if node.inside else 1)]
    return outside + [f"{name} is in no lane, or in two" for name in loose]


def lanes_fill_their_pool(made: Board) -> list[str]:
    lanes = actors(made.lanes)
    gaps = [f"{one.id} and {other.id}" for one, other in pairwise(lanes) if one.rect.right != other.rect.x]
    ends = (made.pool.rect.x, made.pool.rect.right) == (lanes[0].rect.x, lanes[-1].rect.right)
    return gaps + ([] if ends else ["the pool is wider than its lanes"])


def labels_of(made: Board) -> list[Rect]:
    labels = [node.label for node in made.nodes]
    labels += [flow.label for flow in made.flows]
    return [label for label in (*labels, *(group.label for group in made.groups)) if label is not None]


def names_apart(made: Board) -> list[str]:
    labels = labels_of(made)
    shapes = [node.rect for node in made.nodes if node.tag != "subProcess"]
    return [f"{one} over {other}" for one, other in combinations(labels, 2) if overlap(one, other, 0.1)] + [
        f"{one} over the shape {other}" for one in labels for other in shapes if overlap(one, other, 0.1)
    ]


def names_beside_lines(made: Board) -> list[str]:
    return [
        f"{flow.id} strikes {label}"
        for label in labels_of(made)
        for flow in made.flows
        for piece in pieces(flow)
        if touches(piece, label)
    ]


def names_in_the_pool(made: Board) -> list[str]:
    labels = labels_of(made)
    return [f"{each} leaves the pool" for each in labels if not inside(each, made.pool.rect)]


def lines_straight(made: Board) -> list[str]:
    return [
        f"{flow.id} is slanted"
        for flow in made.flows
        for (x0, y0), (x1, y1) in pairwise(flow.points)
        if x0 != x1 and y0 != y1
    ]


def lines_around_shapes(made: Board) -> list[str]:
    return [
        f"{flow.id} runs through {node.id}"
        for flow in made.flows
        for piece in pieces(flow)
        for node in made.nodes
        if node.id not in {flow.source, flow.target} or node.outline not in {GATEWAY, EVENT}
        if node.id not in inside_of(made, flow)
        if touches(piece, node.rect)
    ]


def inside_of(made: Board, flow: Flow) -> set[str]:
    return {node.inside for node in made.nodes if node.id == flow.source}


def lines_in_the_pool(made: Board) -> list[str]:
    return [
        f"{flow.id} leaves the pool"
        for flow in made.flows
        for piece in pieces(flow)
        if not inside(piece, made.pool.rect)
    ]


def lines_tied_to_their_shapes(made: Board) -> list[str]:
    places = {node.id: node for node in made.nodes}
    ends = [(flow.id, flow.points[0], places[flow.source]) for flow in made.flows]
    ends += [(flow.id, flow.points[-1], places[flow.target]) for flow in made.flows]
    return [f"{name} is not tied to {node.id}" for name, point, node in ends if not on_border(point, node)]


def on_border(point: tuple[float, float], node: Node) -> bool:
    """On the outline that is drawn: a rectangle, a square on its corner, a circle."""
    x, y = abs(point[0] - node.rect.middle), abs(point[1] - node.height)
    half_x, half_y = node.rect.width / 2, node.rect.height / 2
    match node.outline:
        case "gateway":
            return abs(x + y - half_x) < 0.01
        case "event":
            return abs(x * x + y * y - half_x * half_x) < 0.01
    return (x == half_x and y <= half_y) or (y == half_y and x <= half_x)


def lines_told_apart(made: Board) -> list[str]:
    """Two lines run along the same stretch only when they come from the same gateway or lead to the same one."""
    return [
        f"{one.id} hides {other.id}: {first}, {second}"
        for one, other in combinations(made.flows, 2)
        if one.source != other.source and one.target != other.target
        for first in pieces(one)
        for second in pieces(other)
        if along(first, second)
    ]


def parties_apart(made: Board) -> list[str]:
    pools: list[Pool] = [made.pool, *made.parties]
    return [f"{one.id} meets {other.id}" for one, other in combinations(pools, 2) if overlap(one.rect, other.rect)]


def messages_around_shapes(made: Board) -> list[str]:
    return [
        f"{message.id} runs through {node.id}"
        for message in made.messages
        for piece in pieces(message)
        for node in made.nodes
        if touches(piece, node.rect)
    ]


def messages_around_pools(made: Board) -> list[str]:
    """A message ends at the pool of its party and crosses none."""
    return [
        f"{message.id} runs through {party.id}"
        for message in made.messages
        for piece in pieces(message)
        for party in made.parties
        if touches(piece, party.rect)
    ]


def messages_told_apart(made: Board) -> list[str]:
    """No message lies on another line."""
    lines = [*((one, other) for one, other in combinations(made.messages, 2))]
    lines += [(message, flow) for message in made.messages for flow in made.flows]
    return [
        f"{one.id} hides {other.id}: {first}, {second}"
        for one, other in lines
        for first in pieces(one)
        for second in pieces(other)
        if along(first, second)
    ]


def names_beside_messages(made: Board) -> list[str]:
    labels = labels_of(made) + [message.label for message in made.messages if message.label]
    return [
        f"{message.id} strikes {label}"
        for label in labels
        for message in made.messages
        for piece in pieces(message)
        if touches(piece, label)
    ]


def messages_tied_and_straight(made: Board) -> list[str]:
    places = {party.id: party.rect for party in made.parties} | {node.id: node.rect for node in made.nodes}
    loose = [
        f"{message.id} is not tied"
        for message in made.messages
        for point, end in ((message.points[0], message.source), (message.points[-1], message.target))
        if not on_edge(point, places[end])
    ]
    slanted = [
        f"{message.id} is slanted"
        for message in made.messages
        for (x0, y0), (x1, y1) in pairwise(message.points)
        if x0 != x1 and y0 != y1
    ]
    return loose + slanted


def on_edge(point: tuple[float, float], rect: Rect) -> bool:
    x, y = point
    beside = x in {rect.x, rect.right} and rect.y <= y <= rect.bottom
    return beside or (y in {rect.y, rect.bottom} and rect.x <= x <= rect.right)


def names_of_messages_apart(made: Board) -> list[str]:
    labels = [message.label for message in made.messages if message.label]
    rects = [made.pool.rect, *(party.rect for party in made.parties)]
    return [f"{one} over {other}" for one, other in combinations(labels, 2) if overlap(one, other, 0.1)] + [
        f"{one} over {other}" for one in labels for other in rects if overlap(one, other, 0.1)
    ]


PROMISES: tuple[Callable[[Board], list[str]], ...] = (
    shapes_apart,
    shapes_on_their_border,
    shapes_in_their_sub_process,
    shapes_in_their_lane,
    lanes_fill_their_pool,
    names_apart,
    names_beside_lines,
    names_in_the_pool,
    lines_straight,
    lines_around_shapes,
    lines_in_the_pool,
    lines_tied_to_their_shapes,
    lines_told_apart,
    parties_apart,
    messages_around_shapes,
    messages_around_pools,
    messages_told_apart,
    names_beside_messages,
    messages_tied_and_straight,
    names_of_messages_apart,
)


def faults(made: Board) -> list[str]:
    return [fault for promise in PROMISES for fault in promise(made)]


def test_the_sample_company_keeps_every_promise(sample: Edition) -> None:
    for process in sample.sops:
        assert (process, []) == (process, faults(drawn(sample, process)))


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(process=full_processes())
def test_any_process_keeps_every_promise(process: dict[str, Any], edition_of: Any) -> None:
    assert [] == faults(drawn(edition_of(process, **KNOWN)))
