"""Maps on paper: as big as they are drawn where that fits, smaller down to what can still be read, else on A3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.dossier.blocks import Block, bullets, figure, joined, section, small
from passation.dossier.desk import Desk
from passation.dossier.heights import MM
from passation.dossier.rooms import ROOMS, Sheet
from passation.dossier.sets import SPARE, parted, whole
from passation.dossier.tables import listed
from passation.frozen import dataclass
from passation.maps import Drawing, Outline, swimlane, telling_card
from passation.model.sop import Sop
from passation.table import Table

PX: Final = 25.4 / 96
"""Millimetres of a CSS pixel, the unit of drawings."""
READABLE: Final = 0.66
"""A drawing's letters, 13 pixels high, are 6.5 points at this scale."""
_EASY: Final = 0.8
"""Its smallest letters, 11.5 pixels high, are 7 points at this scale; a drawing becomes no smaller to share a page."""
_CAPTION: Final = 8
"""Millimetres that the line below a drawing takes."""
_TALL: Final = ROOMS["tall"]


def lanes(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The process on one map, where there is room for it; its words are the steps."""
    drawn = [each for each in swimlane(desk.edition, desk.words, sop.id, desk.link) if each.svg]
    if len(sop.steps) > 1:
        for drawing in drawn:
            yield fitted(
                drawing, Room("tall", _CAPTION), caption=desk.words.t("Map of the process: one column for each actor")
            )


def card(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The card of a process on its own sheet: drawn and in words on one page, or else in words, then drawn.

    There is none for a draft that says only its steps.
    """
    drawing = telling_card(desk.edition, desk.words, sop.id, desk.link) if desk.alone else None
    if drawing is not None:
        title = section(desk.words.t("Process card: SIPOC and turtle"))
        said, drawn = twin(desk, drawing.twin, _TALL[0]), fitted(drawing, Room("tall", 0))
        close = parted([title, drawn, *said], _TALL[0] * MM).within(_TALL[1] * MM - SPARE)
        yield from whole([*close.above, *close.table], _TALL) if close else [*whole([title, *said], _TALL), drawn]


@dataclass(frozen=True, slots=True)
class Room:
    """A sheet for a drawing, the millimetres that others take of it, and how big the drawing is at most."""

    sheet: Sheet
    head: float = 0
    most: float = 1.0

    def scale(self, drawing: Drawing) -> float:
        """How big the drawing is in it: 1 is the size at which it is drawn."""
        if not drawing.svg:
            return self.most
        wide, high = ROOMS[self.sheet]
        return min(self.most, wide / (drawing.width * PX), (high - self.head) / (drawing.height * PX))


def fitted(drawing: Drawing, room: Room, caption: str = "") -> Block:
    """The drawing as a figure, as big as its room lets it be."""
    scale = room.scale(drawing)
    size = drawing.width * PX * scale, drawing.height * PX * scale
    return figure(drawing.svg, drawing.description, size, caption, least=min(1.0, _EASY / scale))


def twin(desk: Desk, said: Outline | Table, room: float) -> list[Block]:
    """What a drawing says, in words `room` millimetres wide."""
    if isinstance(said, Table):
        return [listed(desk, said, room)]
    entries = [joined((cell.text for cell in entry), "") for entry in said.entries]
    return [small(said.caption), bullets(entries)] if entries else []
