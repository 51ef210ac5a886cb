"""Where outside parties stand beside the company, and how lines reach them without crossing another party.

All parties of one side stand in one column, each as high as its messages. Where two of them would stand at the same
height, each is only as high as it needs, and its messages turn up or down before they reach it, each along a line of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from passation.bpmn.messages import ROOM, Message
from passation.frozen import dataclass

_APART: Final = 30.0
"""Between two parties."""
_LEAST: Final = 60.0
"""From a party's outermost message to its border."""
_PORT: Final = 24.0
"""Between two messages of a party that is only as high as it needs."""
_TRACK: Final = 10.0
_HEAD: Final = 8.0
"""From the last of their lines to the parties, besides: room for an arrow head."""
_NEAR: Final = 4.0
"""Lines that run along each other are at least so far apart."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a message reaches its party."""

    port: float
    """The height at which it does."""
    away: float = 0.0
    """How far from the company it turns up or down, if it does."""


@dataclass(frozen=True, slots=True)
class Shore:
    """One side of the company."""

    parties: Mapping[str, tuple[float, float]]
    """The top and the bottom of each."""
    ways: tuple[Way, ...]
    """Of each message, in the order in which they were given."""
    away: float
    """How far from the company the parties stand."""


def sides(messages: Sequence[Message], rows: Sequence[int]) -> Mapping[str, bool]:
    """Which parties stand on the left: every other one, unless there is more room there on the other side.

    `rows` are the gaps along which the messages run.
    """
    spans: dict[str, list[int]] = {}
    for message, row in zip(messages, rows, strict=True):
        spans.setdefault(message.party, []).append(row)
    found: dict[str, bool] = {}
    for number, (party, span) in enumerate(spans.items()):
        met = {is_left for other, is_left in found.items() if _meet(spans[other], span)}
        wished = number % 2 == 1
        found[party] = wished if wished not in met or (not wished) in met else not wished
    return found


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return min(one) <= max(other) + 1 and min(other) <= max(one) + 1


def shore(calls: Sequence[tuple[str, float]]) -> Shore:
    """The parties of one side; `calls` are their messages, each with the height at which it leaves the company."""
    heights: dict[str, list[float]] = {}
    for party, y in calls:
        heights.setdefault(party, []).append(y)
    straight = {party: (min(each) - _LEAST, max(each) + _LEAST) for party, each in heights.items()}
    if all(one[1] + _APART <= other[0] for one, other in pairwise(sorted(straight.values()))):
        return Shore(straight, tuple(Way(y) for _, y in calls), ROOM)
    parties = _stacked(heights)
    ports = _ports(calls, parties)
    turns = _turns([y for _, y in calls], ports)
    ways = tuple(Way(port, ROOM + turns.index(place) * _TRACK) for place, port in enumerate(ports))
    return Shore(parties, ways, ROOM + len(calls) * _TRACK + _HEAD)


def _stacked(heights: Mapping[str, Sequence[float]]) -> Mapping[str, tuple[float, float]]:
    """Each party as near to the middle of its messages as those above leave it."""
    found: dict[str, tuple[float, float]] = {}
    low = min(min(each) for each in heights.values()) - _LEAST
    for party, each in sorted(heights.items(), key=lambda item: (sum(item[1]) / len(item[1]), item[0])):
        tall = max(2 * _LEAST, (len(each) + 1) * _PORT)
        top = max(low, sum(each) / len(each) - tall / 2)
        found[party] = (top, top + tall)
        low = top + tall + _APART
    return found


def _ports(calls: Sequence[tuple[str, float]], parties: Mapping[str, tuple[float, float]]) -> list[float]:
    """Where each message reaches its party: in their order, and at no height at which another one leaves."""
    found = [0.0] * len(calls)
    for party, (top, bottom) in parties.items():
        own = sorted((place for place, call in enumerate(calls) if call[0] == party), key=lambda place: calls[place][1])
        for nth, place in enumerate(own, 1):
            others = [y for other, (_, y) in enumerate(calls) if other != place]
            found[place] = _free(top + (bottom - top) * nth / (len(own) + 1), others)
    return found


def _free(y: float, taken: Iterable[float]) -> float:
    """The next height, downwards, that is near none of these."""
    for other in sorted(taken):
        if abs(other - y) < _NEAR:
            y = other + _NEAR
    return y


def _turns(heights: Sequence[float], ports: Sequence[float]) -> list[int]:
    """The messages by how far from the company they turn: those that go further in their direction turn first."""
    down = [place for place, port in enumerate(ports) if port >= heights[place]]
    up = [place for place, port in enumerate(ports) if port < heights[place]]
    return sorted(down, key=lambda place: -heights[place]) + sorted(up, key=lambda place: heights[place])
