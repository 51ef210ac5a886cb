"""Prints by their order: who keeps them can make the rest of an output again without setting every page twice.

An order is all that Typst is given: the same order gives the same bytes, which the tests of `pdf.py` hold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from pathlib import Path

from passation.tools.pdf import compile_pdf
from passation.tools.pdf_pack import packed

Prints = dict[str, bytes]
"""Finished prints by the digest of their order."""
_KEPT: ContextVar[Prints | None] = ContextVar("kept", default=None)


def printed(template: Path, data: Mapping[str, object], *, timestamp: date) -> bytes:
    """Set a template with its data and make it small; take it from the prints that are kept, where it is among them.

    Args:
        template: see `pdf.compile_pdf`.
        data: likewise.
        timestamp: likewise.

    Raises:
        PdfFailed: likewise.
    """
    kept = _KEPT.get()
    if kept is None:
        return packed(compile_pdf(template, data, timestamp=timestamp))
    said = json.dumps([template.name, timestamp.isoformat(), data], ensure_ascii=False, allow_nan=False)
    order = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    if order not in kept:
        kept[order] = packed(compile_pdf(template, data, timestamp=timestamp))
    return kept[order]


@contextmanager
def kept_in(prints: Prints) -> Iterator[None]:
    """Keep every print made meanwhile in `prints`, and make none that is already there."""
    before = _KEPT.set(prints)
    try:
        yield
    finally:
        _KEPT.reset(before)
