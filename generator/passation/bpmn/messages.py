"""What passes between a process and outside parties that do none of its steps: messages, as dashed lines."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.responsibility import OUTSIDE, side_of_actor
from passation.bpmn.lettering import LABEL, height
from passation.bpmn.whole import Whole
from passation.frozen import dataclass
from passation.maps.swimlanes.story import Story
from passation.model.step import Flow as DataFlow
from passation.model.step import WorkStep

ROOM: Final = 130.0
"""Between the company and a party: the names of messages stand there."""
_TRACK: Final = 10.0


@dataclass(frozen=True, slots=True)
class Message:
    """What one step sends to a party or receives from it."""

    node: int
    party: str
    is_sent: bool
    name: str
    data: tuple[str, ...] = ()

    @property
    def tracks(self) -> int:
        """How many tracks of a gap it takes: its name stands on its line."""
        return math.ceil((height(self.name, ROOM - 12, LABEL) + 6) / _TRACK)


def messages(sheet: Whole, start: Iterable[Message] = ()) -> tuple[Message, ...]:
    """All of a process: what it starts with, then by step what it receives and what it sends."""
    opening = tuple(start)
    known = {(each.party, data) for each in opening for data in each.data}
    return *opening, *(each for node in sheet.nodes for each in _of_step(sheet, node, known))


def _of_step(sheet: Whole, node: int, known: Collection[tuple[str, str]]) -> Iterator[Message]:
    for party, data in received(sheet, node).items():
        new = tuple(each for each in data if (party, each) not in known)
        if new:
            yield message(sheet, node, party, new)
    for party, data in _sent(sheet, node).items():
        yield message(sheet, node, party, data, is_sent=True)


def message(sheet: Whole, node: int, party: str, data: Sequence[str], *, is_sent: bool = False) -> Message:
    """Some data that pass together."""
    story = sheet.story
    name = story.words.list([story.name("data", each) for each in data])
    return Message(node, party, is_sent, name, tuple(data))


def received(sheet: Whole, node: int) -> Mapping[str, list[str]]:
    """What a step receives from outside parties: party → data."""
    step = _work(sheet, node)
    if step is None:
        return {}
    given = {flow.data: flow.from_ for flow in sheet.story.sop.inputs if _is_first(sheet, node, flow.data)}
    return _by_party(sheet.story, [(flow, flow.from_ or given.get(flow.data)) for flow in step.inputs])


def _sent(sheet: Whole, node: int) -> Mapping[str, list[str]]:
    """What a step sends to outside parties: party → data."""
    step = _work(sheet, node)
    if step is None:
        return {}
    taken = {flow.data: flow.to for flow in sheet.story.sop.outputs if _is_last(sheet, node, flow.data)}
    return _by_party(sheet.story, [(flow, flow.to or taken.get(flow.data)) for flow in step.outputs])


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
    """What passes, by outside party."""
    found: dict[str, list[str]] = {}
    for flow, party in flows:
        if party is not None and is_party(story, party):
            found.setdefault(party, []).append(flow.data)
    return found


def is_party(story: Story, who: str) -> bool:
    """Whether messages pass: who has a lane is inside the pool, and other processes are no parties."""
    if who in story.lanes or who not in story.edition.actors:
        return False
    return side_of_actor(story.edition, who) in {*OUTSIDE, "customer"}
