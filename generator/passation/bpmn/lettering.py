"""How much room a text takes in a modeller: they set it in whatever font there is, most often wider than our own."""

from __future__ import annotations

import math
from typing import Final

from passation.maps.shapes import Rect
from passation.tools.measure import width, wrap

_WIDER: Final = 1.25
LABEL: Final = 11.0
"""Size of a text beside its shape."""
NAME: Final = 12.0
"""Size of a text inside its shape."""
_LEADING: Final = 14


def lines(text: str, room: float, size: float) -> list[str]:
    """The lines into which a modeller breaks a text."""
    return wrap(text, room / _WIDER, size)


def height(text: str, room: float, size: float) -> float:
    """What they take, from top to bottom."""
    return float(len(lines(text, room, size)) * _LEADING)


def label(text: str, room: Rect, *, ends: bool = False) -> Rect | None:
    """The place of a text at the top left of a room, or where it `ends`, no larger than it needs; None for no text."""
    broken = lines(text, room.width, LABEL)
    if not broken:
        return None
    wide = min(room.width, 2 * math.ceil(max(width(line, LABEL) for line in broken) * _WIDER / 2) + 2)
    return Rect(room.right - wide if ends else room.x, room.y, wide, float(len(broken) * _LEADING))
