"""Maps on paper: as big as they are drawn where that fits, smaller down to what can still be read, else on A3."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from passation.dossier.blocks import Block, Look, bullets, figure, heading, joined, section, small, together
from passation.dossier.desk import Desk
from passation.dossier.printing import ROOMS, Part, Sheet, pages
from passation.dossier.tables import printed
from passation.maps import MAPS, WHOLE, Drawing, Outline, landscape, swimlane, telling_card
from passation.model.sop import Sop
from passation.table import Table

_PX: Final = 25.4 / 96
"""Millimetres of a CSS pixel, the unit of drawings."""
_READABLE: Final = 0.66
"""A drawing's letters, 13 pixels high, are 6.5 points at this scale."""
_SHARED: Final = 0.8
"""How big one of several drawings is at most, so that some of them share a page."""
_HEAD: Final = 24
"""Millimetres that a title and the line below a drawing take."""
_OPENING: Final = 20
"""Millimetres more where the name of a map stands above the first of its drawings."""
_LETTERS: Final = 70
"""Letters of a title in one line."""
_LINE: Final = 6
"""Millimetres of another line."""
_UPRIGHT: Final = 5
"""Columns of words that an upright sheet holds."""
_ELSEWHERE: Final = frozenset({"landscape", "raci"})
"""Maps that open the cartography, or stand among the annexes as a table."""


def lanes(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The process on one map, where there is room for it; its words are the steps."""
    drawn = [each for each in swimlane(desk.edition, desk.words, sop.id, desk.link) if each.svg]
    if len(sop.steps) > 1:
        for drawing in drawn:
            yield _fitted(drawing, _Room("tall"), caption=desk.words.t("Map of the process: one column for each actor"))


def card(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The card of a process on its own sheet, in words, then drawn; none for a draft that says only its steps."""
    drawing = telling_card(desk.edition, desk.words, sop.id, desk.link) if desk.alone else None
    if drawing is not None:
        yield section(desk.words.t("Process card: SIPOC and turtle"))
        yield from _twin(desk, drawing.twin)
        yield _fitted(drawing, _Room("tall"), caption=drawing.title)


def cartography(desk: Desk, names: Collection[str] = WHOLE) -> Iterator[Part]:
    """The maps of the company among those named, each followed by what it says in words."""
    opening = [heading(1, desk.words.t("Cartography"), look="part", listed=True)]
    overview, *domains = _noted(desk, landscape(desk.edition, desk.words, desk.link)) or (None,)
    if overview is None:
        return
    shown = [*_shown(overview, "tall", "title", opening), *_twin(desk, overview.twin)]
    yield pages([together(shown)], running=overview.title)
    if domains:
        shown = [together([*_shown(each, "tall", "section"), *_twin(desk, each.twin)]) for each in domains]
        yield pages(shown, running=overview.title)
    for name in WHOLE:
        if name in names and name not in _ELSEWHERE:
            yield from _map(desk, name)


def _map(desk: Desk, name: str) -> Iterator[Part]:
    """A map, each drawing with its words below it; one that needs a big sheet, or has a broad table, stands alone."""
    drawings = _noted(desk, MAPS[name].draw(desk.edition, desk.words, None, desk.link))
    title, many = desk.words.say(MAPS[name].title), len(drawings) > 1
    opening = [heading(2, title, look="title", listed=True)] if many else []
    look: Look = "section" if many else "title"
    for sheet, same in groupby(drawings, _sheet):
        blocks: list[Block] = []
        for drawing in same:
            shown, words = _shown(drawing, sheet, look, opening), _twin(desk, drawing.twin)
            opening = []
            if sheet.endswith("a3") or _broad(drawing.twin):
                yield pages([*blocks, together(shown)], running=drawing.title, sheet=sheet)
                yield pages([together(words)], running=drawing.title, sheet="wide")
                blocks = []
            else:
                blocks.append(together([*shown, *words]))
        if blocks:
            yield pages(blocks, running=title if many else drawings[0].title, sheet=sheet)


def _noted(desk: Desk, drawings: tuple[Drawing, ...]) -> tuple[Drawing, ...]:
    """The same drawings; the desk keeps why one has no picture."""
    desk.undrawn.extend(each.fault for each in drawings if each.fault is not None)
    return drawings


def _broad(twin: Outline | Table) -> bool:
    """A table that wants a lying sheet."""
    return isinstance(twin, Table) and len(twin.columns) > _UPRIGHT


def _shown(drawing: Drawing, sheet: Sheet, look: Look, opening: Sequence[Block] = ()) -> list[Block]:
    """A drawing under its title; the first of several also stands under the name of the map, its `opening`."""
    lines = (len(drawing.title) - 1) // _LETTERS
    room = _Room(sheet, _HEAD + lines * _LINE + (_OPENING if opening else 0), 1.0 if look == "title" else _SHARED)
    title = heading(2, drawing.title, look=look, listed=look == "title")
    return [*opening, title, *([_fitted(drawing, room)] if drawing.svg else [])]


@dataclass(frozen=True, slots=True)
class _Room:
    """A sheet for a drawing, the millimetres that others take of it, and how big the drawing is at most."""

    sheet: Sheet
    head: int = _HEAD
    most: float = 1.0

    def scale(self, drawing: Drawing) -> float:
        """How big the drawing is in it: 1 is the size at which it is drawn."""
        if not drawing.svg:
            return self.most
        wide, high = ROOMS[self.sheet]
        return min(self.most, wide / (drawing.width * _PX), (high - self.head) / (drawing.height * _PX))


def _sheet(drawing: Drawing) -> Sheet:
    """The smallest sheet on which the drawing can be read, upright first; else the one that shows it biggest."""
    order: tuple[Sheet, ...] = ("tall", "wide", "tall-a3", "wide-a3")
    scales = {sheet: _Room(sheet).scale(drawing) for sheet in order}
    return next((sheet for sheet in order if scales[sheet] >= _READABLE), max(order, key=scales.__getitem__))


def _fitted(drawing: Drawing, room: _Room, caption: str = "") -> Block:
    return figure(drawing.svg, drawing.description, drawing.width * _PX * room.scale(drawing), caption)


def _twin(desk: Desk, twin: Outline | Table) -> list[Block]:
    if isinstance(twin, Table):
        return list(printed(desk, "", twin))
    entries = [joined((cell.text for cell in entry), "") for entry in twin.entries]
    return [small(twin.caption), bullets(entries)] if entries else []
