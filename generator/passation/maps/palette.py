"""What tells the sides apart: a word, a border and a tint. Colours are Okabe and Ito's, so that everybody can tell.

Concrete values here make a drawing that stands alone; the classes beside them let the site's stylesheet recolour it.
A test measures the contrasts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.analysis.absence import Effect
from passation.analysis.responsibility import ProcessSide
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.actor import Side

INK: Final = "#1b1f24"
MUTED: Final = "#48525c"
LINE: Final = "#59636e"
PAPER: Final = "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """How a side looks, or a state. `dash` is a `stroke-dasharray`, empty for a solid line."""

    word: Message
    stroke: str
    tint: str
    dash: str = ""
    weight: str = "1.5"
    """Width of the line."""


LOOKS: Final[Mapping[Side | ProcessSide, Look]] = {
    "internal": Look(say("INSIDE"), "#0072b2", "#e8f1fa"),
    "external": Look(say("OUTSIDE"), "#c24e00", "#fdf1e3", "7 3"),
    "mixed": Look(say("MIXED"), "#7a3e76", "#f7edf5", "12 3 3 3"),
    "partner": Look(say("PARTNER"), "#a3457c", "#faeef5", "18 4"),
    "customer": Look(say("CUSTOMER"), "#00785a", "#e5f5ef", "2 3"),
    "system": Look(say("SYSTEM"), "#59636e", "#eef1f4", "1 4"),
}
"""Vermillion, purple and green are darkened until their lines reach 4.5:1 on their tints."""
EFFECT_LOOKS: Final[Mapping[Effect, Look]] = {
    "stops": Look(say("STOPS"), "#a4262c", "#f6cfcb", "", "3"),
    "waits": Look(say("WAITS"), "#855000", "#fff3dc", "8 4", "1.8"),
    "covered": Look(say("GOES ON"), "#4d5761", "#ffffff", "2 3", "1.2"),
}
"""What an absence does: the graver, the heavier its line and the darker its tint, in grey as well."""
