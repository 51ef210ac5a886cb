"""Maps on paper: as big as they are drawn where that fits, smaller down to what can still be read, else on A3."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import Final

from passation.dossier.blocks import Block, Look, bullets, figure, heading, joined, section, small
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
_HEAD: Final = 24
"""Millimetres that a title and the line below a drawing take."""
_UPRIGHT: Final = 5
"""Columns of words that an upright sheet holds."""
_ELSEWHERE: Final = frozenset({"landscape", "raci"})
"""Maps that open the cartography, or stand among the annexes as a table."""


def lanes(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The process on one map, where there is room for it; its words are the steps."""
    drawn = [each for each in swimlane(desk.edition, desk.words, sop.id, desk.link) if each.svg]
    if len(sop.steps) > 1:
        for drawing in drawn:
            yield _fitted(drawing, "tall", caption=desk.words.t("Map of the process: one column for each actor"))


def card(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The card of a process on its own sheet, in words, then drawn; none for a draft that says only its steps."""
    drawing = telling_card(desk.edition, desk.words, sop.id, desk.link) if desk.alone else None
    if drawing is not None:
        yield section(desk.words.t("Process card: SIPOC and turtle"))
        yield from _twin(desk, drawing.twin)
        yield _fitted(drawing, "tall", caption=drawing.title)


def cartography(desk: Desk, names: Collection[str] = WHOLE) -> Iterator[Part]:
    """The maps of the company among those named, each followed by what it says in words."""
    opening = [heading(1, desk.words.t("Cartography"), look="part", listed=True)]
    overview, *domains = _noted(desk, landscape(desk.edition, desk.words, desk.link)) or (None,)
    if overview is None:
        return
    yield pages([*opening, *_described(desk, overview)], running=overview.title)
    if domains:
        shown = [block for each in domains for block in _described(desk, each, look="section")]
        yield pages(shown, running=overview.title)
    for name in WHOLE:
        if name in names and name not in _ELSEWHERE:
            yield from _map(desk, name)


def _map(desk: Desk, name: str) -> Iterator[Part]:
    """A map, each drawing with its words below it; one that needs a big sheet, or has a broad table, stands alone."""
    drawings = _noted(desk, MAPS[name].draw(desk.edition, desk.words, None, desk.link))
    title, many = desk.words.say(MAPS[name].title), len(drawings) > 1
    blocks = [heading(2, title, look="title", listed=True)] if many else []
    look: Look = "section" if many else "title"
    for sheet, same in groupby(drawings, _sheet):
        for drawing in same:
            blocks += [_title(drawing, look), *_drawn(drawing, sheet)]
            if sheet.endswith("a3") or _broad(drawing.twin):
                yield pages(blocks, running=drawing.title, sheet=sheet)
                yield pages(_twin(desk, drawing.twin), running=drawing.title, sheet="wide")
                blocks = []
            else:
                blocks += _twin(desk, drawing.twin)
        if blocks:
            yield pages(blocks, running=title if many else drawings[0].title, sheet=sheet)
            blocks = []


def _noted(desk: Desk, drawings: tuple[Drawing, ...]) -> tuple[Drawing, ...]:
    """The same drawings; the desk keeps why one has no picture."""
    desk.undrawn.extend(each.fault for each in drawings if each.fault is not None)
    return drawings


def _broad(twin: Outline | Table) -> bool:
    """A table that wants a lying sheet."""
    return isinstance(twin, Table) and len(twin.columns) > _UPRIGHT


def _described(desk: Desk, drawing: Drawing, look: Look = "title") -> list[Block]:
    return [_title(drawing, look), *_drawn(drawing, "tall"), *_twin(desk, drawing.twin)]


def _title(drawing: Drawing, look: Look) -> Block:
    return heading(2, drawing.title, look=look, listed=look == "title")


def _drawn(drawing: Drawing, sheet: Sheet) -> list[Block]:
    return [_fitted(drawing, sheet)] if drawing.svg else []


def _sheet(drawing: Drawing) -> Sheet:
    """The smallest sheet on which the drawing can be read, the upright one first."""
    order: tuple[Sheet, ...] = ("tall", "wide", "tall-a3", "wide-a3")
    return next((sheet for sheet in order if _scale(drawing, sheet) >= _READABLE), "tall-a3")


def _scale(drawing: Drawing, sheet: Sheet) -> float:
    wide, high = ROOMS[sheet]
    return min(1.0, wide / (drawing.width * _PX), (high - _HEAD) / (drawing.height * _PX)) if drawing.svg else 1.0


def _fitted(drawing: Drawing, sheet: Sheet, caption: str = "") -> Block:
    return figure(drawing.svg, drawing.description, drawing.width * _PX * _scale(drawing, sheet), caption)


def _twin(desk: Desk, twin: Outline | Table) -> list[Block]:
    if isinstance(twin, Table):
        return list(printed(desk, "", twin))
    entries = [joined((cell.text for cell in entry), "") for entry in twin.entries]
    return [small(twin.caption), bullets(entries)] if entries else []
