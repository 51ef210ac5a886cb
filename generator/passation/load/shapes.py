"""A list where a group is wanted, a text where a list is wanted: the same lines, written as they should be."""

from __future__ import annotations

from typing import Any, Final

from passation.finding import Repair
from passation.load import mend
from passation.load.flow import flow_end
from passation.load.quotes import in_quotes
from passation.load.repairs import within
from passation.source import Origin, Place

_MOST: Final = 8
"""Lines that are shown at most."""
_SIGNS: Final = frozenset(",[]{}:#&*!|>@`\"'%")
"""With these a text stands in quotation marks, wherever it is."""
_LONGEST: Final = 500
"""Characters of a text that is shown in another shape."""


def reshaped(where: Origin, kind: str, value: Any) -> str | None:
    """The lines of `value`, refused as `kind` (see `load/faults.py`), in the shape that is wanted; None at a loss."""
    lines = block(where)
    if kind == "tuple_type" and isinstance(value, dict):
        return _as_item(lines) if lines else _in_list(where)
    if kind == "tuple_type" and isinstance(value, str) and len(value) <= _LONGEST:
        return _as_list(where, value)
    if kind in {"dict_type", "model_type"} and isinstance(value, list):
        return _as_group(lines, value)
    if kind == "not_a_text" and isinstance(value, dict) and len(value) == 1 and len(lines) == 1:
        return mend.item_quoted(lines[0])
    return None


def unwrapped(where: Origin, value: Any) -> tuple[str, Repair] | None:
    """The line of a text that stands in brackets or braces, without them, and the repair; None at a loss."""
    place, bare = where.place, _bare(value)
    line = where.source.line(place.line)
    start = place.column - 1
    end = flow_end(line, start) if line[start : start + 1] in {"[", "{"} and len(line) <= _LONGEST else None
    if bare is None or end is None:
        return None
    now = within(Place(place.path, place.line, place.column, end - start), bare)
    return line[:start] + bare + line[end:], Repair((now,))


def _bare(value: Any) -> str | None:
    """The one text of a list or a group of one."""
    key, text = None, value[0] if isinstance(value, list) and len(value) == 1 else None
    if isinstance(value, dict) and len(value) == 1:
        [(key, text)] = value.items()
    if not isinstance(text, str):
        return None
    text = text if key in {None, "id", "name"} else f"{key}: {text}"
    return in_quotes(text) if _SIGNS & {*text} else text


def _in_list(where: Origin) -> str | None:
    """A group in braces on the line of its key, as the only item of a list."""
    key, place = where.key_place, where.place
    line = where.source.line(place.line)
    start = place.column - 1
    is_whole = line[start : start + 1] == "{" and flow_end(line, start) == len(line.rstrip()) and key.line == place.line
    if not is_whole or len(line) > _LONGEST or line[: key.column - 1].strip(" -"):
        return None
    margin = " " * (key.column - 1)
    inner = line[start + 1 : len(line.rstrip()) - 1].strip()
    item = inner if "," not in inner and "{" not in inner else line[start:].rstrip()
    return f"{line[:start].rstrip()}\n{margin}  - {item}"


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
    text = in_quotes(value) if ": " in value or "#" in value else value
    return f"{margin}{key}:\n{margin}  - {'do: ' if key == 'steps' else ''}{text}"


def _as_group(lines: list[str], value: list[Any]) -> str | None:
    """A list of single pairs as one group: without the hyphens."""
    if not lines or len(lines) != len(value) or not all(isinstance(each, dict) and len(each) == 1 for each in value):
        return None
    return "\n".join(" " * mend.indent(line) + line.lstrip()[1:].strip() for line in lines)
