"""A key in the place where it belongs: within a step, or at the left edge."""

from __future__ import annotations

from typing import Final

from passation.load.mend import indent
from passation.source import Origin

_MOST: Final = 8
"""Lines of a key that are shown elsewhere at most."""


def in_step(origin: Origin, key: str) -> str | None:
    """A key of the process as one of its first step, below the line with which that begins."""
    step, lines = origin.at("steps", 0).place, _lines(origin / key)
    first = origin.source.line(step.line)
    if not lines or first[: step.column - 1].strip() != "-" or first[step.column - 1 : step.column] in {"{", "["}:
        return None
    margin = " " * (step.column - 1)
    return "\n".join([first, *(f"{margin}{line}" for line in lines)])


def at_margin(where: Origin) -> str | None:
    """A key of a step as one of the process."""
    lines = _lines(where)
    return "\n".join(lines) if lines else None


def _lines(where: Origin) -> list[str]:
    """The lines of a key and of what stands below it, as at the left edge; none where others stand beside it."""
    place = where.key_place
    first = where.source.line(place.line)
    if first[: place.column - 1].strip():
        return []
    lines = [first[place.column - 1 :]]
    for number in range(place.line + 1, place.line + _MOST + 1):
        line = where.source.line(number)
        if not line.strip() or indent(line) < place.column:
            return lines
        lines.append(line[place.column - 1 :])
    return []
