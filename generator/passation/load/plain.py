"""A text in which nothing is out of the ordinary, read in one go; as all but a few are, this is how they are read.

Whatever is odd, a fault or only unusual, is left to `closely`, which reads the text again and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any, Final

from yaml import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from passation.load.letters import forbidden
from passation.load.places import ABSENT, MAX_DEPTH, MAX_EVENTS, composed, events, key_of

MAX_KEY: Final = 300
MERGE: Final = "<<"
DROPPED: Final = "x-"
"""How the keys begin that an author keeps for other programs."""
BULLET: Final = frozenset("•●▪◦‣·○–—")
"""Signs with which word processors begin the items of a list."""
NO_BREAK_SPACE: Final = frozenset("\u00a0\u202f\u2007")
_ODD: Final = BULLET | NO_BREAK_SPACE | {"", MERGE[0]}
"""What keys begin with that have to be looked at closely."""
Take = Callable[[], Any]
"""Gives the next event; of which kind it is, only its type says."""


class _OddError(Exception):
    """Something that has to be looked at closely."""


def plain_mapping(text: str) -> dict[str, Any] | None:
    """The mapping that a text is; None when anything in it, or its size, has to be looked at closely."""
    take = islice(events(text), MAX_EVENTS).__next__
    try:
        take()  # the stream begins
        take()  # the document begins
        found = _value(take(), take, MAX_DEPTH)
        is_all = type(take()) is DocumentEndEvent and type(take()) is StreamEndEvent
    except (_OddError, StopIteration, YAMLError, ValueError, OverflowError):
        return None
    return found if is_all and isinstance(found, dict) else None


def _value(event: Any, take: Take, room: int) -> Any:
    """The value that begins with an event; `room` is how deep it may still go."""
    if event.anchor is not None or event.tag is not None:
        raise _OddError
    kind = type(event)
    if kind is ScalarEvent:
        text: str = event.value
        if not event.style:
            if text in ABSENT:
                return None
            if text[0] in BULLET:
                raise _OddError
        elif event.style == '"':  # only double quotes have escapes; the rest of the file is clean and in NFC already
            if forbidden(text) is not None:
                raise _OddError
            return composed(text)
        return text
    if room and kind is MappingStartEvent:
        return _mapping(take, room - 1)
    if room and kind is SequenceStartEvent:
        return _list(take, room - 1)
    raise _OddError


def _mapping(take: Take, room: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    has_dropped = False
    while type(event := take()) is ScalarEvent:
        key: str = event.value
        if not key.isidentifier() or event.style or len(key) > MAX_KEY:
            key = _key(event)
            has_dropped = has_dropped or key.startswith(DROPPED)
        if key in found or event.anchor is not None or event.tag is not None:
            raise _OddError
        found[key] = _value(take(), take, room)
    if type(event) is not MappingEndEvent:
        raise _OddError
    return {key: value for key, value in found.items() if not key.startswith(DROPPED)} if has_dropped else found


def _key(event: Any) -> str:
    key = key_of(event)
    if event.value[:1] in _ODD or key[:1] in _ODD or len(key) > MAX_KEY:
        raise _OddError
    if event.style == '"' and forbidden(event.value) is not None:
        raise _OddError
    return key


def _list(take: Take, room: int) -> list[Any]:
    found: list[Any] = []
    while type(event := take()) is not SequenceEndEvent:
        value = _value(event, take, room)
        if value is not None:
            found.append(value)
    return found
