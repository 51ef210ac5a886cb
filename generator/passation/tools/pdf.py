"""Typst, setting prints: a template of ours and data in, a PDF or a PNG out.

Data reaches a template as JSON text in `sys.inputs`, never as source, so nothing in it can become
code. A template opens with `#let data = json(bytes(sys.inputs.data))`, and draws an SVG held in the
data with `image(bytes(data.map), format: "svg", alt: …)`. It reads files of its own folder only. The
machine's fonts, clock and locale have no say: same data, same bytes.
"""

import functools
import importlib.resources
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import typst

from passation.frozen import dataclass
from passation.tools.fonts import font_dirs
from passation.tools.measure import drawable

if TYPE_CHECKING:
    from typst import PDFStandard  # only its types say this name

Standard: TypeAlias = "PDFStandard"
"""As Typst names them: `1.7`, `a-2a`, `a-3b`, `ua-1`…"""

STANDARDS: tuple[Standard, ...] = ("a-2a", "ua-1")
"""For archives (PDF/A-2a) and accessible (PDF/UA-1), both at once: the compiler holds us to them."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper for one drawing, by the name that Typst has for it."""

    paper: str
    lying: bool
    width: float
    """Of the drawing on it, in millimetres."""
    top: float
    """Where the drawing begins below the margin, in millimetres: under the title."""
    title: float
    """Size of the title's letters, in points."""
    foot: str
    """What stands at its foot, in half the size."""


class PdfFailed(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """Typst refused the template, or what it made of the data; the message is Typst's, in English."""


def compile_pdf(
    template: Path,
    data: Mapping[str, object],
    *,
    timestamp: date,
    standards: tuple[Standard, ...] = STANDARDS,
) -> bytes:
    """Set a template with its data. What it needs of memory is kept by the process: see `pdf_process`.

    Args:
        template: the main `.typ` file; its folder is all that it can read.
        data: whatever `json` can write. Letters that no shipped font draws become boxes.
        timestamp: the day the PDF says it was made on, when the template sets `date: auto`.
        standards: what the PDF must conform to.

    Raises:
        PdfFailed: an error in the template, or a breach of a standard.
    """
    text = json.dumps(data, ensure_ascii=False, allow_nan=False)
    return _compile(template, {"data": text}, timestamp, standards=standards)


def svg_to_pdf(
    svg: str,
    *,
    title: str,
    lang: str,
    timestamp: date,
    standards: tuple[Standard, ...] = STANDARDS,
    sheet: Sheet | None = None,
) -> bytes:
    """Put a cleaned drawing on a page of its size (a CSS pixel is 0.75 point), or on a sheet; raises PdfFailed."""
    inputs = {"svg": svg, "title": title, "lang": lang}
    if sheet is not None:
        inputs |= {"paper": sheet.paper, "lying": "yes" if sheet.lying else "", "foot": sheet.foot}
        inputs |= {"width": f"{sheet.width:.2f}", "top": f"{sheet.top:.2f}", "size": f"{sheet.title:.1f}"}
    return _compile(_figure(), inputs, timestamp, standards=standards)


def svg_to_png(svg: str, *, scale: float = 2) -> bytes:
    """Paint a cleaned drawing on white, `scale` dots to a CSS pixel; raises PdfFailed."""
    inputs = {"svg": svg, "title": "-", "lang": "en"}
    return _compile(_figure(), inputs, date(2000, 1, 1), ppi=96 * scale)


def _compile(
    template: Path,
    inputs: Mapping[str, str],
    timestamp: date,
    *,
    standards: tuple[Standard, ...] = (),
    ppi: float | None = None,
) -> bytes:
    midnight = datetime(timestamp.year, timestamp.month, timestamp.day, tzinfo=UTC)
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=_fonts(),
            format="png" if ppi else "pdf",
            ppi=ppi,
            sys_inputs={name: drawable(text) for name, text in inputs.items()},
            pdf_standards=list(standards),
            timestamp=midnight,
        )
    except typst.TypstError as fault:
        raise PdfFailed(_said(fault)) from fault
    except (OSError, RuntimeError) as fault:
        raise PdfFailed(f"{template.name}: {fault}") from fault


def _said(fault: typst.TypstError) -> str:
    """Give Typst's message, its first place and its hints, without the excerpt of the source."""
    place = fault.diagnostic.partition("┌─ ")[2].partition("\n")[0].rpartition("/")[2]
    return "; ".join([f"{place}: {fault.message}" if place else fault.message, *fault.hints])


@functools.cache
def _fonts() -> typst.Fonts:
    # Not even Typst's own: its serif would take over a whole label for the sake of one arrow.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_dirs()))


def _figure() -> Path:
    return Path(str(importlib.resources.files("passation") / "tools" / "figure" / "figure.typ"))
