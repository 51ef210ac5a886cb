"""The lines that a finding proposes, written where they belong: what only the author knows stays « … » in them.

An « … » stands only where the format takes a text, for it must go on being read; the rule that looks for texts still to
be written asks for it. Elsewhere (a day, an amount, a name of the company) the key is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import yaml
from pydantic import BaseModel

from passation.frozen import dataclass
from passation.load.alter import Change, altered, readable
from passation.load.layout.kinds import groups, texts
from passation.load.layout.order import order_of
from passation.load.layout.tree import compose
from passation.load.outline import CannotSplice, spot_of, start
from passation.source import Trail

OPEN: Final = "…"
"""What only the author knows."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Proposed lines, and the trail of the group or list where they belong."""

    at: Trail
    fix: str


@lru_cache(4096)  # a company is judged several times, and the same lines are written into the same texts again
def with_lines(text: str, model: type[BaseModel], lines: Lines) -> str:
    """The text with the lines as far as they can stand there; the same text where nothing of them can.

    What is written already stays: a group gets the keys that it lacks, a list the items; a definite word replaces
    another one.

    Raises:
        CannotSplice: the text cannot be read, or is written in a way that only its author can change.
    """
    wanted = yaml.load(lines.fix, Loader=yaml.BaseLoader)  # noqa: S506  # texts alone, and they are our own
    full = _written(text, model, lines.at, wanted)
    refused = _refused(full, model, _open_places(readable(text), readable(full)))
    return _written(text, model, lines.at, _without(wanted, refused, lines.at, readable(text))) if refused else full


def _written(text: str, model: type[BaseModel], at: Trail, wanted: Any) -> str:
    for change in _changes(_at(readable(text), at), wanted, at):
        text = altered(text, change, _order(text, model, change.at[:-1]))
    return text


def _changes(here: Any, wanted: Any, at: Trail) -> Iterator[Change]:
    """What is to be done for `wanted` to stand at a place."""
    if wanted in (None, {}, []):
        return
    if isinstance(wanted, Mapping) and (at == () or here is not None):
        known = here if isinstance(here, Mapping) else {}
        for key, each in wanted.items():
            yield from _changes(known.get(key), each, (*at, key))
    elif isinstance(wanted, list) and here is not None:
        listed = _many(here)
        lacking = [each for each in wanted if each not in listed and each != OPEN]
        for place, each in enumerate(lacking, len(listed)):
            yield Change("add", (*at, place), each)
    elif here is None or wanted not in (OPEN, here):
        yield Change("set", at, wanted)


def _many(here: Any) -> list[Any]:
    return here if isinstance(here, list) else [here]


def _at(data: Any, trail: Trail) -> Any:
    """What stands at a place; None where nothing does."""
    for key in trail:
        if isinstance(data, Mapping):
            data = data.get(str(key))
        elif isinstance(key, int) and data is not None:
            many = _many(data)
            data = many[key] if key < len(many) else None
        else:
            return None
    return data


def _order(text: str, model: type[BaseModel], trail: Trail) -> Sequence[str]:
    """The order of keys in the group at a place; none for one that is not written yet."""
    try:
        place = start(spot_of(text, trail).node)
    except CannotSplice:
        return ()
    return next((order_of(each) for node, each in groups(compose(text), (model,)) if start(node) == place), ())


def _open_places(before: Any, after: Any, at: Trail = ()) -> Iterator[Trail]:
    """Where « … » stands now, and did not before."""
    if after == OPEN and before != OPEN:
        yield at
    elif isinstance(after, Mapping):
        for key, each in after.items():
            yield from _open_places(before.get(key) if isinstance(before, Mapping) else None, each, (*at, key))
    elif isinstance(after, list):
        for place, each in enumerate(after):
            known = before[place] if isinstance(before, list) and place < len(before) else None
            yield from _open_places(known, each, (*at, place))


def _refused(text: str, model: type[BaseModel], places: Iterator[Trail]) -> set[Trail]:
    """Those of some places where the format takes no text."""
    taken = {start(node) for node in texts(compose(text), model)}
    return {trail for trail in places if start(spot_of(text, trail).node) not in taken}


def _without(wanted: Any, refused: set[Trail], at: Trail, data: Any) -> Any:
    """What is wanted without the « … » that nothing takes; groups and lists of which nothing is left go with them."""
    if isinstance(wanted, Mapping):
        kept = {key: _without(each, refused, (*at, key), data) for key, each in wanted.items()}
        return {key: each for key, each in kept.items() if each not in (None, {}, [])} or None
    if isinstance(wanted, list):
        first = len(_many(here)) if (here := _at(data, at)) is not None else 0
        items = [_without(each, refused, (*at, first + place), data) for place, each in enumerate(wanted)]
        return [each for each in items if each not in (None, {}, [])] or None
    return None if at in refused else wanted
