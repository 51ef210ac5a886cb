"""Where the blocks of a card stand: what comes in left, the process between, what goes out right, its legs around."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from passation.frozen import dataclass
from passation.maps.cards.blocks import Block, Placed, block
from passation.maps.cards.parts import Key, Part
from passation.maps.shapes import Point, Rect
from passation.words import Words

WIDE: Final = 700.0
"""Three columns that a page shows without scrolling, and an upright sheet as they are."""
NARROW: Final = 328.0
_GAP: Final = 30.0
"""Room for an arrow."""
_EDGE: Final = 2.0
_LEFT: Final[Sequence[Key]] = ("suppliers", "inputs")
_RIGHT: Final[Sequence[Key]] = ("outputs", "customers")
_ABOVE: Final[Sequence[Key]] = ("what", "whom")
_BELOW: Final[Sequence[Key]] = ("how", "measure")
_CHAIN: Final[Sequence[Key]] = ("suppliers", "inputs", "process", "outputs", "customers")


@dataclass(frozen=True, slots=True)
class Way:
    """A straight line between two blocks; an arrow along which something passes, or the leg of a turtle."""

    tail: Key
    head: Key
    points: tuple[Point, Point]
    arrow: bool


@dataclass(frozen=True, slots=True)
class Board:
    """A card with every place."""

    blocks: tuple[Placed, ...]
    ways: tuple[Way, ...]
    width: float
    height: float


def board(words: Words, parts: Sequence[Part]) -> Board:
    """For a page: three columns, the legs above and below; what is missing leaves its room to the others."""
    known = {part.key: part for part in parts}
    left, right = ([each for each in side if each in known] for side in (_LEFT, _RIGHT))
    column = (WIDE - 2 * _GAP) / 3
    body = WIDE - (column + _GAP) * (bool(left) + bool(right))
    y, placed = _EDGE, list[Placed]()
    for row in (_row(words, known, _ABOVE), None, _row(words, known, _BELOW)):
        made = row if row is not None else _middle(words, known, (left, right), (column, body))
        placed += [Placed(each.block, each.rect.moved(_EDGE, y)) for each in made]
        y += max((each.rect.bottom + _GAP for each in made), default=0.0)
    return Board(tuple(placed), tuple(_ways(placed)), WIDE + 2 * _EDGE, y - _GAP + _EDGE)


def narrow_board(words: Words, parts: Sequence[Part]) -> Board:
    """For a phone: everything in one column, the chain first."""
    known = {part.key: part for part in parts}
    y, placed = _EDGE, list[Placed]()
    for key in (*_CHAIN, *_ABOVE, *_BELOW):
        if key in known:
            made = block(words, known[key], NARROW)
            placed.append(Placed(made, Rect(_EDGE, y, NARROW, made.height)))
            y += made.height + (_GAP if key in _CHAIN else _GAP / 2)
    ways = [_down(upper, lower) for upper, lower in _neighbours(placed, _CHAIN)]
    last = _GAP if placed[-1].block.key in _CHAIN else _GAP / 2
    return Board(tuple(placed), tuple(ways), NARROW + 2 * _EDGE, y - last + _EDGE)


def _row(words: Words, known: Mapping[Key, Part], keys: Sequence[Key]) -> list[Placed]:
    """Two legs side by side, or one over the whole width; on the side of the process they stand level."""
    shown = [key for key in keys if key in known]
    width = (WIDE - _GAP * (len(shown) - 1)) / max(1, len(shown))
    made = [block(words, known[key], width) for key in shown]
    high = max((each.height for each in made), default=0.0)
    return [
        Placed(each, Rect(place * (width + _GAP), high - each.height if keys is _ABOVE else 0.0, width, each.height))
        for place, each in enumerate(made)
    ]


def _middle(
    words: Words, known: Mapping[Key, Part], sides: tuple[Sequence[Key], Sequence[Key]], widths: tuple[float, float]
) -> list[Placed]:
    """The process as high as the higher of its sides, which stand half way down."""
    column, body = widths
    left, right = ([block(words, known[key], column) for key in side] for side in sides)
    centre = block(words, known["process"], body)
    high = max(_stack(left), centre.height, _stack(right))
    start = column + _GAP if left else 0.0
    return [
        *_stacked(left, 0.0, high),
        Placed(centre, Rect(start, 0, body, high)),
        *_stacked(right, start + body + _GAP, high),
    ]


def _stack(blocks: Sequence[Block]) -> float:
    return sum(each.height for each in blocks) + _GAP * (len(blocks) - 1)


def _stacked(blocks: Sequence[Block], x: float, high: float) -> Iterator[Placed]:
    """Blocks one below the other, half way down."""
    y = (high - _stack(blocks)) / 2
    for each in blocks:
        yield Placed(each, Rect(x, y, each.width, each.height))
        y += each.height + _GAP


def _ways(placed: Sequence[Placed]) -> Iterator[Way]:
    rects = {each.block.key: each.rect for each in placed}
    for upper, lower in (*_neighbours(placed, _LEFT), *_neighbours(placed, _RIGHT)):
        yield _down(upper, lower)
    centre = rects["process"]
    for side in (_LEFT[::-1], _RIGHT):
        near = next((key for key in side if key in rects), None)
        if near is not None:
            yield _across(near, rects[near], centre)
    for key in (*_ABOVE, *_BELOW):
        if key in rects:
            yield _leg(key, rects[key], centre)


def _neighbours(placed: Sequence[Placed], keys: Sequence[Key]) -> Iterator[tuple[Placed, Placed]]:
    found = [each for each in placed if each.block.key in keys]
    return pairwise(found)


def _down(upper: Placed, lower: Placed) -> Way:
    x = upper.rect.middle
    return Way(upper.block.key, lower.block.key, ((x, upper.rect.bottom), (x, lower.rect.y)), arrow=True)


def _across(key: Key, rect: Rect, centre: Rect) -> Way:
    y = rect.y + rect.height / 2
    if rect.x < centre.x:
        return Way(key, "process", ((rect.right, y), (centre.x, y)), arrow=True)
    return Way("process", key, ((centre.right, y), (rect.x, y)), arrow=True)


def _leg(key: Key, rect: Rect, centre: Rect) -> Way:
    """Straight down or up, as near to the middle of the leg as the process reaches."""
    x = min(max(rect.middle, centre.x + _GAP), centre.right - _GAP)
    ends = (rect.bottom, centre.y) if rect.y < centre.y else (rect.y, centre.bottom)
    return Way(key, "process", ((x, ends[0]), (x, ends[1])), arrow=False)
