"""The page that shows the maps names each of them, and its picture is of a size to be read on the web."""

from __future__ import annotations

import re
from pathlib import Path

from passation.maps import MAPS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_maps_has_a_row_for_each_map() -> None:
    told = re.findall(r"\| `passation map (\w+)", (DOCS / "maps.md").read_text("utf-8"))

    assert sorted(MAPS) == sorted(told)


def test_the_sheet_of_maps_is_there_and_light() -> None:
    data = (DOCS / "images" / "maps.png").read_bytes()

    assert b"\x89PNG" == data[:4]
    assert len(data) < 600_000
