"""Drawings on a page: the picture, what it shows in words, and the text twin right after it."""

from __future__ import annotations

from collections.abc import Sequence

from passation.handbook.desk import Sheet
from passation.maps import Drawing


def figures(sheet: Sheet, drawings: Sequence[Drawing], *, folded: bool = False, alone: bool = True) -> str:
    """Several drawings one after the other; `folded` ones can be put away, as phones do at once.

    What stands `alone` on its page takes its whole width.

    One without a picture is its twin alone; the desk keeps why.
    """
    sheet.desk.undrawn.extend(each.fault for each in drawings if each.fault is not None)
    return sheet.fill("figures.html", drawings=drawings, folded=folded, alone=alone, link=sheet.link)
