"""A map as a value: the picture, what it says in words, and the text twin that stands right after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import field
from typing import Final

from passation.finding import Finding
from passation.frozen import dataclass
from passation.table import Cell, Table


@dataclass(frozen=True, slots=True)
class Outline:
    """An ordered list, for a twin that is read from top to bottom. `first` is the number of the first entry."""

    caption: str
    entries: tuple[tuple[Cell, ...], ...]
    """An entry is a sequence of pieces of text, set one after the other with nothing between them."""
    first: int = 1


Twin = Outline | Table
PHONE: Final = 328.0
"""What a page of 360 pixels leaves a picture."""
TABLET: Final = 720.0
"""What a page of 768 pixels leaves it."""
SHEET: Final = 920.0
"""What an upright A4 sheet holds in letters that can be read: it leaves 688 pixels, and 6.5 points are enough there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One picture. Without a `svg` the twin stands alone, and `fault` says why."""

    name: str
    """Goes into file names and ids: `swimlane-FIN-012-1`."""
    title: str
    description: str
    """What the picture shows, in a sentence, for who does not see it."""
    twin: Twin
    language: str = "fr"
    date: dt.date | None = None
    """The date of the edition it is drawn of."""
    source: str = ""
    """Whose it is, for which readers, at which level, of which day: what a drawing that stands alone says of itself."""
    svg: str = ""
    """Clean, to stand in a page or alone; one unit is one CSS pixel, so `width` is also its size on a screen."""
    narrow: str = ""
    """The same picture for a phone, where it would be too wide; empty where one picture is enough."""
    narrow_width: float = 0
    graph: Callable[[], str] | None = field(default=None, repr=False, compare=False)
    """Makes the same graph for other tools; None for a matrix."""
    width: float = 0
    height: float = 0
    fault: Finding | None = None

    @property
    def fits_phone(self) -> bool:
        """Whether a phone shows all of it, its letters at their size; else its words are read first there."""
        return (self.narrow_width or self.width) <= PHONE

    @property
    def fits_tablet(self) -> bool:
        """Whether a tablet held upright shows all of it; else it shows the picture for phones."""
        return self.width <= TABLET

    @property
    def fits_sheet(self) -> bool:
        """Whether a printed page shows it all in letters that can be read; else it shows the picture for phones."""
        return self.width <= SHEET

    @property
    def dot(self) -> str:
        """The same graph for other tools, in the DOT language; empty for a matrix. Made when asked for."""
        return self.graph() if self.graph is not None else ""
