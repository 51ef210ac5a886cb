"""A drawing on a sheet of paper, lying or upright, as large as its letters can use: on a desk, or on a wall."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from passation.maps.drawing import Drawing
from passation.maps.lettering import SMALL
from passation.tools.measure import wrap
from passation.tools.pdf import Sheet

Paper = Literal["a4", "a3"]
SIZES: Final[Mapping[Paper, tuple[float, float]]] = {"a4": (210.0, 297.0), "a3": (297.0, 420.0)}
"""Millimetres, upright (ISO 216)."""
LEAST: Final = 5.5
"""Points below which the smallest letter can no longer be read at arm's length."""
_MARGIN: Final = 12.0
_TITLE: Final[Mapping[Paper, float]] = {"a4": 16.0, "a3": 22.0}
"""Points of the title's letters."""
_LINE: Final = 1.11 * 25.4 / 72
"""Millimetres from one line of a title to the next, for each point of its letters."""
_AIR: Final = 6.0
"""Millimetres between a title and its drawing, and between the drawing and the foot."""
_FOOT: Final = 3.0
"""Millimetres that the foot takes."""
_PX: Final = 25.4 / 96
_LARGEST: Final[Mapping[Paper, float]] = {"a4": 1.6, "a3": 2.2}
"""Beyond this scale a small drawing looks like a poster of nothing."""


def sheet_for(drawing: Drawing, paper: Paper) -> Sheet:
    """The sheet turned the way on which the drawing is larger; at its foot stands whose it is, for whom and when."""
    short, long = SIZES[paper]
    upright, lying = (_scale(drawing, paper, *size) for size in ((short, long), (long, short)))
    width, top = drawing.width * _PX * max(upright, lying), _top(drawing, paper, long if lying > upright else short)
    return Sheet(paper, lying=lying > upright, width=width, top=top, title=_TITLE[paper], foot=drawing.source)


def smallest(drawing: Drawing, paper: Paper) -> float:
    """The size in points of the smallest letter on that sheet; a unit of the drawing is 3/4 of a point."""
    return SMALL * 0.75 * sheet_for(drawing, paper).width / (drawing.width * _PX)


def _scale(drawing: Drawing, paper: Paper, width: float, height: float) -> float:
    room = width - 2 * _MARGIN, height - 2 * _MARGIN - _top(drawing, paper, width) - _AIR - _FOOT
    return min(_LARGEST[paper], room[0] / (drawing.width * _PX), room[1] / (drawing.height * _PX))


def _top(drawing: Drawing, paper: Paper, width: float) -> float:
    """Millimetres that the title takes of a sheet so wide, and the air below it."""
    size = _TITLE[paper]
    lines = wrap(drawing.title, (width - 2 * _MARGIN) * 72 / 25.4, size, 700)
    return len(lines) * size * _LINE + _AIR
