"""A list where a group is wanted, a text where a list is wanted: the same lines, written as they should be."""

from __future__ import annotations

from typing import Any, Final

from passation.load import mend
from passation.source import Origin

_MOST: Final = 8
"""Lines that are shown at most."""
_LONGEST: Final = 500
"""Characters of a text that is shown in another shape."""


def reshaped(where: Origin, kind: str, value: Any) -> str | None:
    """The lines of `value`, refused as `kind` (see `load/faults.py`), in the shape that is wanted; None at a loss."""
    lines = block(where)
    if kind == "tuple_type" and isinstance(value, dict):
        return _as_item(lines)
    if kind == "tuple_type" and isinstance(value, str) and len(value) <= _LONGEST:
        return _as_list(where, value)
    if kind in {"dict_type", "model_type"} and isinstance(value, list):
        return _as_group(lines, value)
    if kind == "not_a_text" and isinstance(value, dict) and len(value) == 1 and len(lines) == 1:
        return mend.item_quoted(lines[0])
    return None


def block(where: Origin) -> list[str]:
    """The lines of a value that is written in lines of its own, from its first one on; empty for one in brackets."""
    place = where.place
    first = where.source.line(place.line)
    if first[: place.column - 1].strip(" -") or first[place.column - 1 : place.column] in {"[", "{"}:
        return []
    lines = [first]
    margin = mend.indent(first) + isinstance(where.trail[-1], int)
    for number in range(place.line + 1, place.line + _MOST):
        line = where.source.line(number)
        if not line.strip() or mend.indent(line) < margin or (first.lstrip()[:1] == "-") < (line.lstrip()[:1] == "-"):
            break
        if first.lstrip()[:1] == "-" and mend.indent(line) == margin and line.lstrip()[:1] != "-":
            break
        lines.append(line.rstrip())
    return lines


def _as_item(lines: list[str]) -> str | None:
    """A group without its hyphen as the only item of a list."""
    if not lines:
        return None
    margin = mend.indent(lines[0])
    rest = [f"{' ' * margin}  {line[margin:]}" for line in lines[1:]]
    return "\n".join([f"{' ' * margin}- {lines[0].lstrip()}", *rest])


def _as_list(where: Origin, value: str) -> str:
    """A text alone as the only item of a list; a step says what it is."""
    key = str(where.trail[-1])
    margin = " " * (where.key_place.column - 1)
    text = mend.in_quotes(value) if ": " in value or "#" in value else value
    return f"{margin}{key}:\n{margin}  - {'do: ' if key == 'steps' else ''}{text}"


def _as_group(lines: list[str], value: list[Any]) -> str | None:
    """A list of single pairs as one group: without the hyphens."""
    if not lines or len(lines) != len(value) or not all(isinstance(each, dict) and len(each) == 1 for each in value):
        return None
    return "\n".join(" " * mend.indent(line) + line.lstrip()[1:].strip() for line in lines)
