"""A sheet as a scene: every box, lane, arrow and bracket in its place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final, Literal

from passation.maps.lettering import SMALL, fit
from passation.maps.palette import LOOKS
from passation.maps.shapes import Placed, Point, Rect, around, straightened
from passation.maps.swimlanes.places import Ground, fit_name
from passation.maps.swimlanes.routes import Route
from passation.maps.swimlanes.scene import START, STOP, Arrow, Box, Bracket, Lane, Scene
from passation.maps.swimlanes.sheets import Sheet
from passation.model.flow import FINISH

_LEFT_IN: Final = 14.0
_RIGHT_IN: Final = 24.0
"""Height at which arrows enter a box from the left and from the right: never the same, so that they cannot overlap."""
_OUT: Final = 11.0
"""From the foot of a box to the arrow that leaves its side."""
_SHIFT: Final = 20.0


def scene(sheet: Sheet) -> Scene:
    """The geometry of one sheet."""
    ground = Ground(sheet)
    last = ground.lanes[-1]
    return Scene(
        width=last.right + 2,
        height=ground.height,
        lanes=tuple(_lane(ground, column) for column in range(len(ground.lanes))),
        boxes=tuple(_box(ground, node) for node in ground.cards),
        arrows=tuple(_arrow(ground, place, route) for place, route in enumerate(ground.plan.routes)),
        brackets=tuple(_brackets(ground)),
    )


def _lane(ground: Ground, column: int) -> Lane:
    story, rect = ground.sheet.story, ground.lanes[column]
    side = story.side(column)
    head = Rect(rect.x, rect.y, rect.width, ground.head_height)
    name = fit_name(ground.sheet, column)
    word = fit(story.words.say(LOOKS[side].word), rect.width - 12, 1, SMALL, 700)
    badge = Rect(rect.middle - word.width / 2 - 8, head.bottom - 27, word.width + 16, 19)
    texts = (
        Placed(name, rect.middle, rect.y + 7, "name", "middle"),
        Placed(word, rect.middle, badge.y + 2, "word", "middle"),
    )
    return Lane(story.lanes[column], side, rect, head, texts, badge)


def _box(ground: Ground, node: int) -> Box:
    card, rect, sheet = ground.cards[node], ground.box(node), ground.sheet
    column = sheet.column(node)
    real = node not in {START, STOP}
    return Box(
        node=node,
        kind=card.kind,
        side=sheet.story.side(column),
        column=column,
        row=sheet.level(node),
        rect=rect,
        texts=tuple(each.moved(rect.x, rect.y) for each in card.texts),
        chips=tuple((place.moved(rect.x, rect.y), text.moved(rect.x, rect.y)) for place, text in card.chips),
        rules=tuple(rect.y + rule for rule in card.rules),
        fork=real and sheet.story.is_fork(node),
        join=real and bool(sheet.story.awaited(node)),
        href=sheet.story.link(sheet.story.target(node)) if real else None,
    )


def _arrow(ground: Ground, place: int, route: Route) -> Arrow:
    points = straightened(_points(ground, place, route))
    end: Literal["head", "ring", "flag"] = "head"
    if route.target is None:
        end = "ring" if route.edge.target == FINISH else "flag"
    return Arrow(
        edge=route.edge,
        points=points,
        end=end,
        handover=(route.edge.source, route.edge.target) in ground.sheet.story.handed,
        back=points[-1][1] < points[0][1],
    )


def _points(ground: Ground, place: int, route: Route) -> Iterator[Point]:
    source = ground.box(route.source)
    x, y = source.middle, source.bottom
    if route.exit != "foot":
        x = source.x if route.exit == "left" else source.right
        answers = ground.cards[route.source].answers
        y = source.y + answers[route.slot].y if route.slot >= 0 else source.bottom - _OUT
    yield x, y
    if route.first is not None:
        y = ground.gap_y(place, "first", route.first)
        yield x, y
    if route.gutter is not None:
        x = ground.gutter_x(place, route.gutter)
        yield x, y
    if route.second is not None:
        y = ground.gap_y(place, "second", route.second)
        yield x, y
    if route.target is not None:
        yield from _entry(ground, route, ground.box(route.target), (x, y))


def _entry(ground: Ground, route: Route, target: Rect, at: Point) -> Iterator[Point]:
    if route.entry == "top":
        turns = route.first is not None or route.second is not None
        x = target.middle - (_SHIFT if turns and route.target in ground.plan.shifted else 0)
        yield x, at[1]
        yield x, target.y
        return
    height = target.y + (_LEFT_IN if route.entry == "left" else _RIGHT_IN)
    yield at[0], height
    yield (target.x if route.entry == "left" else target.right), height


def _brackets(ground: Ground) -> Iterator[Bracket]:
    """Neighbouring rows whose steps are all done for each of the same thing."""
    found: list[tuple[str, Rect]] = []
    for per, rows in groupby(range(1, ground.sheet.bottom), ground.sheet.per):
        if per is not None:
            within = set(rows)
            boxes = around(ground.box(node) for node in ground.sheet.nodes if ground.sheet.level(node) in within)
            found.append((per, Rect(2, boxes.y, 22, boxes.height)))
    edges = [0.0, *((one.bottom + other.y) / 2 for (_, one), (_, other) in pairwise(found)), ground.height]
    for place, (per, rect) in enumerate(found):
        yield _bracket(ground, per, rect, (edges[place], edges[place + 1]))


def _bracket(ground: Ground, per: str, rect: Rect, free: tuple[float, float]) -> Bracket:
    """A bracket with its word in its middle: a long word of a short bracket stands out of it, as far as it is free."""
    middle = rect.y + rect.height / 2
    room = 2 * min(middle - free[0], free[1] - middle) - 8
    said = fit(ground.sheet.story.words.t("For each {noun}", noun=per), room, 1, SMALL, 500)
    return Bracket(rect, Placed(said, rect.middle, middle, "", "middle"))
