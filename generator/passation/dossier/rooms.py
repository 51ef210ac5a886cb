"""The sheets that a print is made of, and the room on each of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

Sheet = Literal["tall", "full", "wide", "tall-a3", "wide-a3"]
ROOMS: Final[Mapping[Sheet, tuple[int, int]]] = {
    "tall": (164, 246),
    "full": (180, 252),
    "wide": (265, 168),
    "tall-a3": (251, 369),
    "wide-a3": (388, 255),
}
"""Millimetres across and down that a sheet leaves between its margins; `look.typ` has the margins."""
