"""Drawings on a page: the picture, what it shows in words, and the text twin right after it."""

from __future__ import annotations

from collections.abc import Sequence

from passation.handbook.desk import Sheet
from passation.maps import Drawing


def figures(sheet: Sheet, drawings: Sequence[Drawing], *, folded: bool = False) -> str:
    """Several drawings one after the other; `folded` ones can be put away, as phones do at once."""
    return sheet.fill("figures.html", drawings=drawings, folded=folded, link=sheet.link)
