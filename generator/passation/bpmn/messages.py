"""What passes between a process and outside parties that do none of its steps: messages, as dashed lines."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from passation.analysis.responsibility import OUTSIDE, side_of_actor
from passation.bpmn.board import Flow, Node, Pool
from passation.bpmn.lettering import LABEL, height, label
from passation.bpmn.whole import Whole
from passation.maps.shapes import Point, Rect, straightened
from passation.maps.swimlanes.story import Story
from passation.model.step import Flow as DataFlow
from passation.model.step import WorkStep

ROOM: Final = 130.0
"""Between the company and a party: the names of messages stand there."""
WIDE: Final = 100.0
_APART: Final = 30.0
"""Between two parties on one side."""
_LEAST: Final = 60.0
"""From a party's outermost message to its border."""
_DOCK: Final = 56.0
"""From the middle of a task to its first message; the next ones follow outwards."""
_NEXT: Final = 14.0
_DOWN: Final = 12.0
_BELOW: Final = 5.0
"""From the top of a task to where its first message leaves at the side, and to the next one."""
_TRACK: Final = 10.0


@dataclass(frozen=True, slots=True)
class Message:
    """What one step sends to a party or receives from it."""

    node: int
    party: str
    is_sent: bool
    name: str

    @property
    def tracks(self) -> int:
        """How many tracks of a gap it takes: its name stands on its line."""
        return math.ceil((height(self.name, ROOM - 12, LABEL) + 6) / _TRACK)


def messages(sheet: Whole) -> tuple[Message, ...]:
    """All of a process, by step: what it receives, then what it sends."""
    return tuple(each for node in sheet.nodes for each in _of_step(sheet, node))


def _of_step(sheet: Whole, node: int) -> Iterator[Message]:
    step = _work(sheet, node)
    if step is None:
        return
    sop = sheet.story.sop
    given = {flow.data: flow.from_ for flow in sop.inputs if _is_first(sheet, node, flow.data)}
    taken = {flow.data: flow.to for flow in sop.outputs if _is_last(sheet, node, flow.data)}
    received = [(flow, flow.from_ or given.get(flow.data)) for flow in step.inputs]
    sent = [(flow, flow.to or taken.get(flow.data)) for flow in step.outputs]
    for is_sent, flows in ((False, received), (True, sent)):
        for party, names in _by_party(sheet.story, flows).items():
            yield Message(node, party, is_sent, sheet.story.words.list(names))


def _work(sheet: Whole, node: int) -> WorkStep | None:
    """The step, where it is an activity: no message passes at a gateway."""
    step = sheet.story.steps[node]
    return step if isinstance(step, WorkStep) and not (step.kind == "ask" and sheet.answers(node)) else None


def _is_first(sheet: Whole, node: int, data: str) -> bool:
    """Whether no step before reads what the process takes in from somebody."""
    steps = {each: step for each in sheet.nodes if (step := _work(sheet, each))}
    readers = {each for each, step in steps.items() if data in {flow.data for flow in step.inputs}}
    return not any(node in sheet.after(each) and each not in sheet.after(node) for each in readers)


def _is_last(sheet: Whole, node: int, data: str) -> bool:
    """Whether no step after writes what the process gives to somebody: until then it is not finished."""
    steps = {each: step for each in sheet.nodes if (step := _work(sheet, each))}
    writers = {each for each, step in steps.items() if data in {flow.data for flow in step.outputs}}
    return not any(each in sheet.after(node) and node not in sheet.after(each) for each in writers)


def _by_party(story: Story, flows: Sequence[tuple[DataFlow, str | None]]) -> Mapping[str, list[str]]:
    """What passes, by outside party; who has a lane is inside the pool, and other processes are no parties."""
    found: dict[str, list[str]] = {}
    for flow, party in flows:
        if party is None or party in story.lanes or party not in story.edition.actors:
            continue
        if side_of_actor(story.edition, party) in {*OUTSIDE, "customer"}:
            found.setdefault(party, []).append(story.name("data", flow.data))
    return found


def order(made: Sequence[Message]) -> Mapping[str, int]:
    """The place of each party: the first right of the company, the second left of it, and so on."""
    return {party: place for place, party in enumerate(dict.fromkeys(each.party for each in made))}


def lead(made: Sequence[Message]) -> float:
    """Room for the parties on the left."""
    left = len(order(made)) // 2
    return ROOM + left * WIDE + (left - 1) * _APART if left else 0.0


def dock(message: Message, node: Node, place: int, nth: int, outside: float | None) -> tuple[Point, Point]:
    """Where a message meets its task, and the point beyond which it only goes up or down.

    `outside` is where it passes beside what stands in its way above or below the task, if anything does.
    """
    sign, nth = (-1 if place % 2 else 1), min(nth, 3)
    if outside is not None:
        y = node.rect.y + _DOWN + _BELOW * nth
        return (node.rect.right if sign > 0 else node.rect.x, y), (outside, y)
    x = node.rect.middle + sign * (_DOCK + _NEXT * nth)
    border = (x, node.rect.bottom if message.is_sent else node.rect.y)
    return border, border


def flow(message: Message, node: Node, place: int, docked: tuple[Point, Point], y: float, pool: Rect) -> Flow:
    """A message as a line: between the task's border, a gap at height `y`, and the border of the party."""
    sign = -1 if place % 2 else 1
    far = _column(place, pool)
    goal = far.x if sign > 0 else far.right
    points = straightened((*docked, (docked[1][0], y), (goal, y)))
    high = height(message.name, ROOM - 12, LABEL)
    start = pool.right + 6 if sign > 0 else pool.x - ROOM + 6
    name = label(message.name, Rect(start, y - high - 2, ROOM - 12, high))
    party = f"party_{message.party}"
    if message.is_sent:
        return Flow(node.id, party, points, message.name, name)
    return Flow(party, node.id, points[::-1], message.name, name)


def parties(story: Story, flows: Sequence[Flow], made: Sequence[Message], pool: Rect) -> Iterator[Pool]:
    """The outside parties, beside the company, as high as their messages ask."""
    for party, place in order(made).items():
        name = f"party_{party}"
        heights = [
            each.points[-1 if each.target == name else 0][1] for each in flows if name in {each.source, each.target}
        ]
        top, bottom = min(heights) - _LEAST, max(heights) + _LEAST
        column = _column(place, pool)
        yield Pool(name, story.name("actor", party), Rect(column.x, top, WIDE, bottom - top))


def _column(place: int, pool: Rect) -> Rect:
    """Where a party stands, from left to right."""
    away = ROOM + (place // 2) * (WIDE + _APART)
    x = pool.right + away if place % 2 == 0 else pool.x - away - WIDE
    return Rect(x, pool.y, WIDE, pool.height)
