"""Texts broken into lines that fit, measured in the shipped font; boxes are made to the size of their texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from passation.frozen import dataclass
from passation.tools.measure import MISSING, Weight, width, wrap

BODY: Final = 13.0
"""Size of what is said. Nothing on a map is smaller than `SMALL`."""
SMALL: Final = 11.5
LEADING: Final = 1.3
ELLIPSIS: Final = "…"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of one size and weight; `width` and `height` are what they take."""

    lines: tuple[str, ...]
    size: float = BODY
    weight: Weight = 400

    @property
    def leading(self) -> float:
        """From one base line to the next."""
        return self.size * LEADING

    @property
    def width(self) -> float:
        """Width of the widest line."""
        return max((width(line, self.size, self.weight) for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.leading

    def baseline(self, line: int) -> float:
        """The base line of a line, counted from the top."""
        return (line + 0.5) * self.leading + self.size * 0.36


_HELD: Final = re.compile(r" (?=[€%:;!?»])|(?<=«) ")
"""Spaces at which French never breaks a line, whichever kind of space was typed."""


@lru_cache(maxsize=4096)
def fit(text: str, room: float, most: int, size: float = BODY, weight: Weight = 400) -> Lettering:
    """The text in at most `most` lines no wider than `room`; what does not fit is cut and says so by an ellipsis.

    A character that XML cannot hold becomes a box; the twin has the whole text. Names, sides and marks stand on drawing
    after drawing, so what was fitted is remembered.
    """
    lines = wrap(_HELD.sub("\N{NO-BREAK SPACE}", _CONTROL.sub(MISSING, text)), room, size, weight)
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1] + ELLIPSIS]
    return Lettering(tuple(_cut(line, room, size, weight) for line in lines), size, weight)


def _cut(line: str, room: float, size: float, weight: Weight) -> str:
    if width(line, size, weight) <= room:
        return line
    line = line.removesuffix(ELLIPSIS)
    while line and width(line.rstrip() + ELLIPSIS, size, weight) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS
