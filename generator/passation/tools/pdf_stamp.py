"""A watermark laid over each page of a PDF that is not ours: a contract, a certificate, a scan.

What was on the pages is kept as it was; a signature inside the file, though, no longer covers what is read, and readers
say so. Slow to import: pypdf.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdf
from pypdf import PageObject, Transformation
from pypdf.errors import PyPdfError

Sheet = tuple[float, float]
"""Width and height in points, as the page is read."""


class NotStamped(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """The file is damaged, or needs a password."""


def sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """The size of each page, turned as it is read; raises NotStamped."""
    return tuple(_size(page) for page in _upright(pdf).pages)


def stamped(pdf: bytes, marks: bytes, which: Sequence[int]) -> bytes:
    """A PDF with a mark over each page; the same input gives the same bytes.

    Args:
        pdf: the file; nothing is taken out of it.
        marks: a PDF with one page for each size.
        which: for each page of the file, the position of its mark.

    Raises:
        NotStamped: the file cannot be read.
    """
    writer = _upright(pdf)
    drawn = pypdf.PdfReader(io.BytesIO(marks)).pages
    for page, position in zip(writer.pages, which, strict=True):
        corner = page.cropbox.lower_left
        page.merge_transformed_page(drawn[position], Transformation().translate(float(corner[0]), float(corner[1])))
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def _upright(pdf: bytes) -> pypdf.PdfWriter:
    """The file to be written anew, no page of it turned any more."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            raise NotStamped("a password is needed")
        writer = pypdf.PdfWriter(clone_from=reader)
        for page in _turned(writer):
            page.transfer_rotation_to_content()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as fault:
        raise NotStamped(str(fault)) from fault
    return writer


def _turned(writer: pypdf.PdfWriter) -> Iterator[PageObject]:
    return (page for page in writer.pages if page.rotation)


def _size(page: PageObject) -> Sheet:
    return round(float(page.cropbox.width), 2), round(float(page.cropbox.height), 2)
