"""The maps of the company in print: each under its title, followed by what it says in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from passation.dossier.blocks import Block, Look, heading
from passation.dossier.desk import Desk
from passation.dossier.heights import MM, tall
from passation.dossier.paging import count, paged
from passation.dossier.pictures import READABLE, Room, fitted, twin
from passation.dossier.printing import Part, pages
from passation.dossier.rooms import ROOMS, Sheet
from passation.dossier.sets import Group
from passation.maps import MAPS, WHOLE, Drawing, landscape
from passation.table import Table

_SHARED: Final = 0.85
"""How big one of several drawings is at most, so that some of them share a page."""
_TURNED: Final = 1.15
"""A drawing lies on its sheet only where that makes it so much bigger."""
_BROAD: Final = 5
"""Columns of words that an upright sheet holds with ease; more stand on it only where that saves a page."""
_TITLE: Final = 24
"""Millimetres that titles above a drawing take, more or less."""
_ELSEWHERE: Final = frozenset({"landscape", "raci"})
"""Maps that open the cartography, or stand among the annexes as a table."""

Laid = tuple[Sheet, str, Group]
"""A group with its sheet and what stands above its pages."""


def cartography(desk: Desk, names: Collection[str] = WHOLE) -> Iterator[Part]:
    """The maps of the company among those named, each followed by what it says in words."""
    opening = [heading(1, desk.words.t("Cartography"), look="part", listed=True)]
    overview, *domains = _noted(desk, landscape(desk.edition, desk.words, desk.link)) or (None,)
    if overview is None:
        return
    laid = [_upright(desk, overview, "title", opening), *(_upright(desk, each, "section") for each in domains)]
    yield pages(paged(laid, ROOMS["full"]), running=overview.title, sheet="full")
    for name in WHOLE:
        if name in names and name not in _ELSEWHERE:
            yield from _map(desk, name)


def _map(desk: Desk, name: str) -> Iterator[Part]:
    """A map: its drawings on the sheets that they want, one after the other."""
    drawings = _noted(desk, MAPS[name].draw(desk.edition, desk.words, None, desk.link))
    title, many = desk.words.say(MAPS[name].title), len(drawings) > 1
    opening = [heading(2, title, look="title", listed=True)] if many else []
    each_alone, on_one = list[Laid](), list[Laid]()
    for place, drawing in enumerate(drawings):
        running = title if many else drawing.title
        first, second = _ways(desk, drawing, running, "section" if many else "title", () if place else opening)
        each_alone += min(first, second, key=_taken)
        on_one += first if first[0][0] == first[-1][0] else second
    for sheet, running, groups in _parts(min(each_alone, on_one, key=_taken)):
        yield pages(paged(groups, ROOMS[sheet]), running=running, sheet=sheet)


def _parts(laid: Iterable[Laid]) -> Iterator[tuple[Sheet, str, list[Group]]]:
    """What follows each other on sheets of one size, under the same words."""
    for (sheet, running), same in groupby(laid, lambda each: each[:2]):
        yield sheet, running, [group for *_, group in same]


def _taken(laid: Iterable[Laid]) -> int:
    """How many pages these take."""
    return sum(count(groups, ROOMS[sheet]) for sheet, _, groups in _parts(laid))


def _ways(
    desk: Desk, drawing: Drawing, running: str, look: Look, opening: Sequence[Block]
) -> tuple[list[Laid], list[Laid]]:
    """A drawing and its words on one kind of sheet, and on two; the better way first, where both take as many pages."""
    sheet = _sheet(drawing)
    shown = _shown(drawing, sheet, look, opening)
    lying: Sheet = "wide"
    both: list[Laid] = [(sheet, running, [*shown, *twin(desk, drawing.twin, ROOMS[sheet][0])])]
    if not isinstance(drawing.twin, Table):
        return both, both
    apart: list[Laid] = [(sheet, running, shown), (lying, running, twin(desk, drawing.twin, ROOMS[lying][0]))]
    if sheet not in ("full", lying):
        return apart, apart
    return (apart, both) if len(drawing.twin.columns) > _BROAD and sheet == "full" else (both, apart)


def _upright(desk: Desk, drawing: Drawing, look: Look, opening: Sequence[Block] = ()) -> Group:
    return [*_shown(drawing, "full", look, opening), *twin(desk, drawing.twin, ROOMS["full"][0])]


def _noted(desk: Desk, drawings: tuple[Drawing, ...]) -> tuple[Drawing, ...]:
    """The same drawings; the desk keeps why one has no picture."""
    desk.undrawn.extend(each.fault for each in drawings if each.fault is not None)
    return drawings


def _shown(drawing: Drawing, sheet: Sheet, look: Look, opening: Sequence[Block] = ()) -> list[Block]:
    """A drawing under its title; the first of several also stands under the name of the map, its `opening`."""
    heads = [*opening, heading(2, drawing.title, look=look, listed=look == "title")]
    if not drawing.svg:
        return heads
    across = ROOMS[sheet][0] * MM
    head = sum(sum(tall(each, across)) for each in heads) / MM
    return [*heads, fitted(drawing, Room(sheet, head + 6, 1.0 if look == "title" else _SHARED))]


def _sheet(drawing: Drawing) -> Sheet:
    """The smallest sheet on which the drawing can be read, upright unless lying is far better; else the biggest."""
    order: tuple[Sheet, ...] = ("full", "wide", "tall-a3", "wide-a3")
    scales = {sheet: Room(sheet, _TITLE).scale(drawing) for sheet in order}
    if scales["wide"] >= _TURNED * scales["full"]:
        return "wide"
    return next((sheet for sheet in order if scales[sheet] >= READABLE), max(order, key=scales.__getitem__))
