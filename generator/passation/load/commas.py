"""What a comma between braces cuts in two: a number, or a text; the rest of it looks like a key without a value."""

from __future__ import annotations

import re
from typing import Any, Final

from passation.finding import Edit, Finding, Message, Repair, Severity, say
from passation.load.quotes import in_quotes
from passation.load.repairs import within
from passation.source import Origin, Place, Trail

_LONGEST: Final = 500
"""Characters of a line that is shown as it should be."""
_NUMBER: Final = (
    say("Inside {{ }}, a comma starts a new key: it cuts the number `{written}` in two."),
    say("Write it with a point: `{number}`."),
)
_TEXT: Final = (
    say("Inside {{ }}, a comma starts a new key: it cuts the text in two before `{key}`."),
    say("Put the whole text in double quotes."),
)


def cut_by_comma(group: Any, trail: Trail, origin: Origin) -> Finding | None:
    """The finding for a key without a value behind a value, in braces; None where no comma made it."""
    keys = list(group) if isinstance(group, dict) else []
    at, key = keys.index(trail[-1]) if trail[-1] in keys else 0, origin.at(*trail).key_place
    first = keys[at - 1] if at else ""
    before = group[first] if at else None
    if not isinstance(before, str):
        return None
    whole, rest = origin.at(*trail[:-1], first).place, str(trail[-1])
    line = origin.source.line(key.line)
    if before.isdecimal() and rest.isdecimal():
        return _number(origin.at(*trail), key, before, line)
    last = _end(line, key)
    said = line[whole.column - 1 : last]
    if whole.line != key.line or len(line) > _LONGEST or said[:1] in {'"', "'"} or "," not in said:
        return None
    now = in_quotes(said)
    fix = line[: whole.column - 1] + now + line[last:]
    repair = Repair((within(Place(whole.path, whole.line, whole.column, len(said)), now),))
    return _finding(origin.at(*trail), (say(_TEXT[0].text, key=rest[:80]), _TEXT[1]), fix, repair)


def goes_on(group: Any, key: Any) -> bool:
    """Whether a key without a value stands behind another one: the same comma-ridden text, told already."""
    keys = list(group) if isinstance(group, dict) else []
    at = keys.index(key) if key in keys else 0
    return at > 1 and group[keys[at - 1]] is None and isinstance(group[keys[at - 2]], str)


def _end(line: str, key: Place) -> int:
    """Where the text ends that was cut: at the brace that closes the group, or where its last piece does."""
    behind = re.match(r"[^{}\[\]:\"']*(?=\})", line[key.column - 1 :])
    return key.column - 1 + (len(behind[0].rstrip()) if behind is not None else key.width)


def _number(where: Origin, key: Place, whole: str, line: str) -> Finding | None:
    head = re.search(r"[0-9]+,$", line[: key.column - 1])
    if head is None:
        return None
    rest, number = str(where.trail[-1]), f"{whole}.{where.trail[-1]}"
    edit = Edit(key.path, key.line, head.start() + 1, key.line, key.column + key.width, number)
    fix = line[: head.start()] + number + line[key.column - 1 + key.width :] if len(line) <= _LONGEST else None
    said, cure = say(_NUMBER[0].text, written=f"{whole},{rest}"), say(_NUMBER[1].text, number=number)
    return _finding(where, (said, cure), fix, Repair((edit,), is_safe=True))


def _finding(where: Origin, said: tuple[Message, Message], fix: str | None, repair: Repair) -> Finding:
    return Finding("SCH102", Severity.ERROR, where, *said, fix=fix, on_key=True, repair=repair)
