"""Where values and keys stand in a text: read again only when a finding is shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final, cast

import yaml

from passation.source import Marks, Place, Trail

MAX_DEPTH: Final = 32
MAX_EVENTS: Final = 50_000
LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ABSENT: Final = frozenset({"", "~", "null"})
"""A plain scalar that says nothing: the key counts as not written."""


def events(text: str) -> Iterator[yaml.Event]:
    """The events of a text, as `yaml.parse` gives them: it asks for each one twice, in a generator."""
    return iter(LOADER(text).get_event, None)


def mark_places(path: str, text: str) -> Marks:
    """The places of every value and key of a text that was read before; stops at the first fault or bound."""
    values: dict[Trail, Place] = {}
    keys: dict[Trail, Place] = {}
    stack: list[tuple[Trail, bool, int, str | None]] = []
    try:
        for count, event in enumerate(events(text)):
            if count > MAX_EVENTS or len(stack) > MAX_DEPTH:
                break
            _mark(event, path, stack, values, keys)
    except (yaml.YAMLError, ValueError, OverflowError, IndexError):
        pass
    return Marks(values, keys)


def _mark(
    event: yaml.Event,
    path: str,
    stack: list[tuple[Trail, bool, int, str | None]],
    values: dict[Trail, Place],
    keys: dict[Trail, Place],
) -> None:
    if isinstance(event, yaml.CollectionEndEvent):
        stack.pop()
        return
    opens = isinstance(event, yaml.CollectionStartEvent)
    if not opens and not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
        return
    trail: Trail = ()
    if stack:
        above, is_mapping, count, key = stack[-1]
        if is_mapping and key is None and isinstance(event, yaml.ScalarEvent):
            key = key_of(event)
            stack[-1] = (above, True, count, key)
            keys.setdefault((*above, key), place_of(path, event))
            return
        trail = (*above, key if is_mapping and key is not None else count)
        absent = is_absent(event)
        stack[-1] = (above, is_mapping, count if absent else count + 1, None)
        if absent and not is_mapping:
            return
    values.setdefault(trail, place_of(path, event))
    if opens:
        stack.append((trail, isinstance(event, yaml.MappingStartEvent), 0, None))


def is_absent(event: yaml.Event) -> bool:
    """Whether a value says nothing: nothing written, `~` or `null`."""
    return isinstance(event, yaml.ScalarEvent) and bool(event.implicit[0]) and event.value in ABSENT


def key_of(event: yaml.ScalarEvent) -> str:
    """A key as it counts: without spaces around it, its letters composed (NFC), as those of the text are already."""
    key: str = event.value.strip()
    return composed(key) if event.style == '"' else key


def composed(text: str) -> str:
    """The text in NFC; escapes may have written letters and their accents apart."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def place_of(path: str, event: yaml.Event) -> Place:
    """The place of an event, with its width when it stands on one line."""
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    width = end.column - start.column if end.line == start.line else 0
    return Place(path, start.line + 1, start.column + 1, max(width, 0))
