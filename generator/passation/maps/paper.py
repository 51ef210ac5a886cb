"""A drawing on a sheet of paper, lying or upright, as large as its letters can use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from passation.maps.drawing import Drawing
from passation.maps.lettering import SMALL
from passation.tools.pdf import Sheet

Paper = Literal["a4", "a3"]
SIZES: Final[Mapping[Paper, tuple[float, float]]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
"""Millimetres, upright (ISO 216)."""
LEAST: Final = 5.5
"""Points below which the smallest letter can no longer be read at arm's length."""
_MARGIN: Final = 12.0
_TITLE: Final = 13.0
"""Millimetres that the title and the air below it take."""
_PX: Final = 25.4 / 96
_LARGEST: Final = 1.6
"""Beyond this scale a small drawing looks like a poster of nothing."""


def sheet_for(drawing: Drawing, paper: Paper) -> Sheet:
    """The sheet turned the way on which the drawing is larger, and the width of the drawing on it."""
    short, long = SIZES[paper]
    upright, lying = _scale(drawing, short, long), _scale(drawing, long, short)
    return Sheet(paper, lying=lying > upright, width=drawing.width * _PX * max(upright, lying))


def smallest(drawing: Drawing, paper: Paper) -> float:
    """The size in points of the smallest letter on that sheet; a unit of the drawing is 3/4 of a point."""
    return SMALL * 0.75 * sheet_for(drawing, paper).width / (drawing.width * _PX)


def _scale(drawing: Drawing, width: float, height: float) -> float:
    room = width - 2 * _MARGIN, height - 2 * _MARGIN - _TITLE
    return min(_LARGEST, room[0] / (drawing.width * _PX), room[1] / (drawing.height * _PX))
