"""`python -m benchmarks.sheet FILE.png`: the maps of the sample company on one sheet, for `docs/maps.md`.

Deterministic: the same sources give the same bytes. A map that has another name or is gone stops it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from passation.edition import Edition, publish
from passation.load.folder import load
from passation.maps import MAPS, Drawing
from passation.maps.framing import inside
from passation.maps.lettering import BODY, Lettering, fit
from passation.maps.palette import PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import number, picture, rectangle, texts
from passation.tools.pdf import svg_to_png
from passation.words import Words

PROCESS: Final = "FIN-012"
SHOWN: Final = (
    *(
        "landscape",
        "landscape-finance",
        "responsibility-1",
        f"swimlane-{PROCESS}-1",
        f"card-{PROCESS}",
        f"raci-{PROCESS}",
    ),
    *("handovers", "dataflow", "dataflow-sav", "usage-data-achats", "accesses", "dependency", "absence-gestionnaire"),
    *("escalation-impayes", "roadmap", "moves"),
)
"""The drawings on the sheet, by name, in the order in which the maps are read."""
_COLUMNS: Final = 4
_CELL: Final = Rect(0, 0, 350, 380)
_TITLE: Final = 48.0
_GAP: Final = 22.0
_SCALE: Final = 1.0
"""Dots to a unit."""


def drawings(edition: Edition, words: Words) -> dict[str, tuple[str, Drawing]]:
    """Every drawing of the company and of one process by its name, with what its map is called."""
    found = {}
    for each in MAPS.values():
        for process in {"never": (None,), "must": (PROCESS,)}.get(each.process, (None, PROCESS)):
            for drawing in each.draw(edition, words, process, lambda _: None):
                found[drawing.name] = words.say(each.title), drawing
    return found


def sheet(edition: Edition, words: Words) -> bytes:
    """The picture. Raises KeyError when a drawing of `SHOWN` is not drawn any more."""
    found = drawings(edition, words)
    rows = -(-len(SHOWN) // _COLUMNS)
    across, down = _CELL.width + _GAP, _CELL.height + _TITLE + _GAP
    size = (_COLUMNS * across + _GAP, rows * down + _GAP)
    parts = [rectangle("", Rect(0, 0, *size), {"fill": "#eef1f4"})]
    for place, name in enumerate(SHOWN):
        title, drawing = found[name]
        at = (_GAP + place % _COLUMNS * across, _GAP + place // _COLUMNS * down)
        parts += _framed(title, drawing, _CELL.moved(*at))
    svg = picture(parts, size, figure="maps", title=words.t("Maps"), desc="", lang=words.language)
    return svg_to_png(svg, scale=_SCALE)


def _framed(title: str, drawing: Drawing, cell: Rect) -> Iterator[str]:
    """A drawing in the middle of its frame, as large as that allows, under the name of its map."""
    name = fit(drawing.title, cell.width, 1, BODY)
    yield from texts(Placed(Lettering((title,), 18, 700), cell.x, cell.y), Placed(name, cell.x, cell.y + 23, "note"))
    frame = Rect(cell.x, cell.y + _TITLE, cell.width, cell.height)
    yield rectangle("", frame, {"fill": PAPER, "stroke": "#c3cad1"}, rx=6)
    scale = min(1.0, (frame.width - 20) / drawing.width, (frame.height - 20) / drawing.height)
    x = frame.middle - drawing.width * scale / 2
    y = frame.y + (frame.height - drawing.height * scale) / 2
    yield f'<g transform="translate({number(x)} {number(y)}) scale({scale:.4f})">{inside(drawing.svg)}</g>'


def main() -> None:
    """Write the sheet where the command line says."""
    manual = load(Path(__file__).parents[1]).manual
    if manual is None:
        raise SystemExit("the sample company has faults: passation check")
    (audience,) = (each for each in manual.company.audiences if each.id == "direction")
    Path(sys.argv[1]).write_bytes(sheet(publish(manual, audience), Words(manual.company.language)))


if __name__ == "__main__":
    main()
