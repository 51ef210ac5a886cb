"""One drawing as a file of its own: SVG, PNG, PDF, or DOT for other tools."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from passation.maps.drawing import Drawing
from passation.tools.pdf import svg_to_pdf, svg_to_png

_UNDATED: Final = dt.date(2000, 1, 1)
"""What a PDF says when nothing in its edition has a date: never the day on which it happens to be made."""


def standalone(drawing: Drawing, fmt: str) -> bytes:
    """The file. `fmt` is one of `FORMATS`.

    Raises ValueError for another format, and for a drawing that has none of this kind: a map that could not be drawn,
    a matrix as DOT. Raises `tools.pdf.PdfFailed` when the print fails.
    """
    if fmt not in FORMATS:
        raise ValueError(f"not a format of maps: {fmt!r}")
    if not (drawing.dot if fmt == "dot" else drawing.svg):
        raise ValueError(f"{drawing.name} has no {fmt}")
    return FORMATS[fmt](drawing)


def _svg(drawing: Drawing) -> bytes:
    return drawing.svg.encode()


def _dot(drawing: Drawing) -> bytes:
    return drawing.dot.encode()


def _png(drawing: Drawing) -> bytes:
    return svg_to_png(drawing.svg)


def _pdf(drawing: Drawing) -> bytes:
    day = drawing.date or _UNDATED
    return svg_to_pdf(drawing.svg, title=drawing.title, lang=drawing.language, timestamp=day)


FORMATS: Final[Mapping[str, Callable[[Drawing], bytes]]] = {"svg": _svg, "png": _png, "pdf": _pdf, "dot": _dot}
