"""Bands, groups and tiles on a grid, for Graphviz to give them their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.maps.grid import Grid, GridBox, GridRow, filled
from passation.maps.landscapes.tiles import WIDTH, Tile
from passation.maps.lettering import BODY, Lettering, fit
from passation.maps.palette import LOOKS
from passation.model.company import Band

GAP: Final = 10.0
"""Between two tiles."""
BAND_AIR: Final = 34.0
"""Above the title of a band: the foot of the band before, the space between, its own head."""
BAND_LINE: Final = 18.0
TITLE_AIR: Final = 8.0
"""Above the title of a group."""
BAND_WORDS: Final[Mapping[Band, Message]] = {
    "management": say("MANAGEMENT"),
    "core": say("OPERATIONS"),
    "support": say("SUPPORT"),
}
_TITLE: Final = {"shape": "plaintext"}


@dataclass(frozen=True, slots=True)
class Group:
    """A domain of a band: its title (empty: none is drawn) and its tiles."""

    key: str
    title: str
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class BandRow:
    """A band with its groups."""

    band: Band
    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A group with as many columns as it has been given."""

    group: Group
    columns: int

    @property
    def rows(self) -> list[tuple[Tile, ...]]:
        """Its tiles, row by row."""
        tiles = self.group.tiles
        return [tiles[start : start + self.columns] for start in range(0, len(tiles), self.columns)]

    def across(self, row: int) -> tuple[Tile | None, ...]:
        """What stands in each of its columns in a row."""
        tiles = self.rows[row] if row < len(self.rows) else ()
        return (*tiles, *[None] * (self.columns - len(tiles)))

    @property
    def width(self) -> float:
        """What its columns take."""
        return self.columns * WIDTH + (self.columns - 1) * GAP

    @property
    def title(self) -> Lettering:
        """Its title in its width."""
        return fit(self.group.title, self.width, 3, BODY, 700)


def shares(groups: Sequence[Group], columns: int) -> list[list[Cell]]:
    """The groups in lines of so many columns; free columns go where most tiles stand on each other."""
    lines = -(-len(groups) // columns)
    size = -(-len(groups) // lines) if lines else 0
    return [_line(groups[start : start + size], columns) for start in range(0, len(groups), size)] if size else []


def _line(groups: Sequence[Group], columns: int) -> list[Cell]:
    given = [1] * len(groups)
    while sum(given) < columns:
        heights = [-(-len(group.tiles) // width) for group, width in zip(groups, given, strict=True)]
        if max(heights) == 1:
            break
        given[heights.index(max(heights))] += 1
    return [Cell(group, width) for group, width in zip(groups, given, strict=True)]


def band_key(row: BandRow) -> str:
    """Name of the box that holds a band's title."""
    return f"band {row.band}"


def group_key(cell: Cell) -> str:
    """Name of the box that holds a group's title."""
    return f"title {cell.group.key}"


def grid_of(name: str, bands: Sequence[BandRow], columns: int) -> Grid:
    """The grid of a landscape."""
    rows = list(_rows(bands, columns))
    width = max((len(row.boxes) for row in rows), default=0)
    return Grid(name, rows, [WIDTH] * width, (GAP, GAP))


def _rows(bands: Sequence[BandRow], columns: int) -> Iterator[GridRow]:
    """From top to bottom: for each band its title, then its lines of groups."""
    for row in bands:
        yield GridRow(BAND_AIR + BAND_LINE, (GridBox(band_key(row), (row.title,), _TITLE),))
        for line in shares(row.groups, columns):
            if any(cell.group.title for cell in line):
                yield _titles(line)
            for each in range(max(len(cell.rows) for cell in line)):
                yield _tiles([box for cell in line for box in cell.across(each)])


def _titles(line: Sequence[Cell]) -> GridRow:
    boxes: list[GridBox | None] = []
    for cell in line:
        boxes += [GridBox(group_key(cell), cell.title.lines, _TITLE), *[None] * (cell.columns - 1)]
    return GridRow(max(cell.title.height for cell in line) + TITLE_AIR, boxes)


def _tiles(tiles: Sequence[Tile | None]) -> GridRow:
    return GridRow(max(tile.height for tile in tiles if tile is not None), [_box(tile) for tile in tiles])


def _box(tile: Tile | None) -> GridBox | None:
    return None if tile is None else GridBox(tile.key, tile.lines, filled(tile.look or LOOKS["system"]))
