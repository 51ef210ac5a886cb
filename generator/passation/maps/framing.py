"""A drawing that stands alone: under its title, with what it shows, whose it is, for whom and of which day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from passation.maps.drawing import PHONE, Drawing
from passation.maps.lettering import SMALL, Lettering, fit
from passation.maps.shapes import Placed
from passation.maps.svg import number, picture, texts
from passation.tools.svg import opened

_EDGE: Final = 16.0
_TITLE: Final = 18.0


def framed(drawing: Drawing) -> Drawing:
    """The same drawing with its words above it and air around it; one that was not drawn stays as it is."""
    if not drawing.svg:
        return drawing
    room = max(drawing.width, PHONE)
    y, placed = _EDGE, []
    for said, css in _words(drawing, room):
        placed.append(Placed(said, _EDGE, y, css))
        y += said.height + 3
    y += _EDGE / 2
    size = (room + 2 * _EDGE, y + drawing.height + _EDGE)
    x = _EDGE + (room - drawing.width) / 2
    painted = opened(drawing.svg, drawing.name)
    parts = (*texts(*placed), f'<g transform="translate({number(x)} {number(y)})">{painted}</g>')
    svg = picture(
        parts, size, figure=drawing.name, title=drawing.title, desc=drawing.description, lang=drawing.language
    )
    return replace(drawing, svg=svg, width=size[0], height=size[1])


def _words(drawing: Drawing, room: float) -> Iterator[tuple[Lettering, str]]:
    yield fit(drawing.title, room, 4, _TITLE, 700), ""
    if drawing.description and drawing.description != drawing.title:
        yield fit(drawing.description, room, 12, SMALL), "note"
    if drawing.source:
        yield fit(drawing.source, room, 3, SMALL), "note"
