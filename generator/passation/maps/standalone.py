"""One drawing as a file of its own: SVG, PNG, PDF, or DOT for other tools."""

from __future__ import annotations

import datetime as dt
from typing import Final

from passation.maps.drawing import Drawing
from passation.maps.framing import framed
from passation.maps.paper import Paper, sheet_for
from passation.tools.pdf import svg_to_pdf, svg_to_png

_UNDATED: Final = dt.date(2000, 1, 1)
"""What a PDF says when nothing in its edition has a date: never the day on which it happens to be made."""
FORMATS: Final = ("svg", "png", "pdf", "dot")


def standalone(drawing: Drawing, fmt: str, paper: Paper | None = None) -> bytes:
    """The file: the drawing under its title and what it shows. `fmt` is one of `FORMATS`; a PDF is as large as its
    drawing, or a sheet of paper.

    Raises ValueError for another format, and for a drawing that has none of this kind: a map that could not be drawn,
    a matrix as DOT. Raises `tools.pdf.PdfFailed` when the print fails.
    """
    if fmt not in FORMATS:
        raise ValueError(f"not a format of maps: {fmt!r}")
    if not (drawing.dot if fmt == "dot" else drawing.svg):
        raise ValueError(f"{drawing.name} has no {fmt}")
    match fmt:
        case "svg":
            return framed(drawing).svg.encode()
        case "png":
            return svg_to_png(framed(drawing).svg)
        case "dot":
            return drawing.dot.encode()
        case _:
            return _pdf(drawing, paper)


def _pdf(drawing: Drawing, paper: Paper | None) -> bytes:
    return svg_to_pdf(
        drawing.svg if paper else framed(drawing).svg,
        title=drawing.title,
        lang=drawing.language,
        timestamp=drawing.date or _UNDATED,
        sheet=None if paper is None else sheet_for(drawing, paper),
    )
