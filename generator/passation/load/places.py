"""Where values and keys stand in a text: read again only when a finding is shown."""

from __future__ import annotations

from typing import Final, cast

import yaml

from passation.source import Marks, Place, Trail

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
ABSENT: Final = frozenset({"", "~", "null"})
"""A plain scalar that says nothing: the key counts as not written."""


def mark_places(path: str, text: str) -> Marks:
    """The places of every value and key of a text that was read before; stops at the first fault."""
    values: dict[Trail, Place] = {}
    keys: dict[Trail, Place] = {}
    stack: list[tuple[Trail, bool, int, str | None]] = []
    try:
        for event in yaml.parse(text, Loader=LOADER):
            _mark(event, path, stack, values, keys)
    except (yaml.YAMLError, IndexError):
        pass
    return Marks(values, keys)


def _mark(
    event: yaml.Event,
    path: str,
    stack: list[tuple[Trail, bool, int, str | None]],
    values: dict[Trail, Place],
    keys: dict[Trail, Place],
) -> None:
    if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        stack.pop()
        return
    opens = isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent)
    if not opens and not isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
        return
    trail: Trail = ()
    if stack:
        above, is_mapping, count, key = stack[-1]
        if is_mapping and key is None and isinstance(event, yaml.ScalarEvent):
            stack[-1] = (above, True, count, event.value.strip())
            keys.setdefault((*above, event.value.strip()), place_of(path, event))
            return
        trail = (*above, key if is_mapping and key is not None else count)
        absent = isinstance(event, yaml.ScalarEvent) and event.implicit[0] and event.value in ABSENT
        stack[-1] = (above, is_mapping, count if absent else count + 1, None)
        if absent and not is_mapping:
            return
    values.setdefault(trail, place_of(path, event))
    if opens:
        stack.append((trail, isinstance(event, yaml.MappingStartEvent), 0, None))


def place_of(path: str, event: yaml.Event) -> Place:
    """The place of an event, with its width when it stands on one line."""
    start, end = cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
    width = end.column - start.column if end.line == start.line else 0
    return Place(path, start.line + 1, start.column + 1, max(width, 0))
