"""A landscape as SVG: bands as panels, tiles in the places that Graphviz found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.analysis.responsibility import ProcessSide
from passation.maps.figure import Pieces, Plan
from passation.maps.grid import planned
from passation.maps.laid import Laid
from passation.maps.landscapes.board import BAND_AIR, BAND_LINE, BandRow, Cell, band_key, grid_of, group_key, shares
from passation.maps.landscapes.tiles import Tile
from passation.maps.lettering import BODY, SMALL, fit
from passation.maps.palette import LOOKS, PAPER
from passation.maps.shapes import Placed, Rect, around
from passation.maps.svg import border, group, polygon, rectangle, shape, text, texts, turned
from passation.table import Link, Target

_PANEL: Final = "#f3f5f7"
_SIDE: Final = 11.0
"""From a panel's edge to its tiles."""
_HEAD: Final = 8.0
"""From a panel's edge to its title."""
_EDGE: Final = "#8a949e"
_END: Final = 38.0
"""What an end takes beside the operations."""


Ends = tuple[str, str]
"""What stands before the work and after it: what customers need, what they have."""


def plan(name: str, bands: Sequence[BandRow], columns: int, link: Link, ends: Ends | None = None) -> Plan:
    """A landscape with so many columns of tiles; `ends` stand on both sides of the operations, where there are any."""
    core = next((row for row in bands if row.band == "core"), None)
    room = _END if ends is not None and core is not None else 0.0

    def painted(laid: Laid) -> Pieces:
        # For the panels, and none above the first.
        framed = laid.framed(_SIDE + room, _HEAD + _SIDE - BAND_AIR, _SIDE + 2)
        parts = [*_paint(framed, bands, columns, link, room)]
        if ends is not None and core is not None:
            parts += _ends(_place(framed, core, room), ends)
        return parts, framed.size

    return planned(grid_of(name, bands, columns), painted)


def _paint(laid: Laid, bands: Sequence[BandRow], columns: int, link: Link, room: float) -> Iterator[str]:
    """Panels first, then titles, then tiles."""
    for row in bands:
        yield _panel(_place(laid, row, room), row)
    for row in bands:
        for line in shares(row.groups, columns):
            for cell in line:
                yield from _title(laid, cell, link)
                for tile in cell.group.tiles:
                    yield _tile(laid.nodes[tile.key], tile, link)


def _place(laid: Laid, row: BandRow, room: float) -> Rect:
    """The panel of a band, with room on both sides of it."""
    head = laid.nodes[band_key(row)]
    tiles = around(laid.nodes[tile.key] for each in row.groups for tile in each.tiles)
    top = head.bottom - BAND_LINE - _HEAD
    return Rect(room + 1, top, laid.width - 2 * room - 2, tiles.bottom + _SIDE - top)


def _ends(core: Rect, ends: Ends) -> Iterator[str]:
    """An arrow into the operations and one out of them, each with its word."""
    wide = _END - 6
    for said, x in ((ends[0], 1.0), (ends[1], core.right + 5)):
        right, tip = x + wide - 9, x + wide
        middle = core.y + core.height / 2
        corners = ((x, core.y), (right, core.y), (tip, middle), (right, core.bottom), (x, core.bottom))
        word = fit(said, core.height - 12, 1, SMALL, 700)
        style = {"font-weight": "700", "text-anchor": "middle"}
        line = turned(text("".join(word.lines), (0, 4), SMALL, "", style), ((x + right) / 2 + 1, middle))
        yield group("end", (polygon("panel", corners, {"fill": PAPER, "stroke": _EDGE, "stroke-width": "1"}), line))


def _panel(rect: Rect, row: BandRow) -> str:
    said = fit(row.title, rect.width - 24, 1, BODY, 700)
    panel = rectangle("panel", rect, {"fill": _PANEL, "stroke": _EDGE, "stroke-width": "1"}, rx=8)
    return group(f"band {row.band}", (panel, *texts(Placed(said, rect.x + _SIDE - 1, rect.y + 9))))


def _title(laid: Laid, cell: Cell, link: Link) -> Iterator[str]:
    """The title of a domain, which leads to its page."""
    if not cell.group.title:
        return
    rect = laid.nodes[group_key(cell)]
    y = rect.bottom - cell.title.height
    line = shape(
        "line", "rule", {"stroke": _EDGE}, x1=rect.x, x2=rect.x + cell.width, y1=rect.bottom + 2, y2=rect.bottom + 2
    )
    yield group("domain name", (*texts(Placed(cell.title, rect.x, y)), line), link(Target("domain", cell.group.key)))


def _tile(rect: Rect, tile: Tile, link: Link) -> str:
    look = tile.look
    paint = {"fill": look.tint, **border(look)} if look else {"fill": PAPER, "stroke": _EDGE}
    parts = [rectangle("shape", rect, paint, rx=5)]
    if look is not None and tile.badge is not None:
        parts.append(rectangle("badge", tile.badge.moved(rect.x, rect.y), {"fill": look.stroke}, rx=8.5))
    parts += (_share(place.moved(rect.x, rect.y), side) for place, side in tile.bars)
    parts += texts(*(placed.moved(rect.x, rect.y) for placed in tile.texts))
    return group(f"tile {tile.css}".rstrip(), parts, link(tile.target), f"tile-{tile.key}")


def _share(rect: Rect, side: ProcessSide) -> str:
    """A part of a bar: empty for what is done inside, half full for what both do, full for what is done outside."""
    ink = LOOKS[side].stroke
    if side == "external":
        return group("share side-external", (rectangle("bar", rect, {"fill": ink, "stroke": ink}),))
    parts = [rectangle("bar hollow", rect, {"fill": PAPER, "stroke": ink})]
    if side == "mixed":
        parts.append(
            rectangle("bar", Rect(rect.x, rect.y + rect.height / 2, rect.width, rect.height / 2), {"fill": ink})
        )
    return group(f"share side-{side}", parts)
