"""From parts to a PDF: what stands on every page of it, and the one call to the press."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from passation.dossier.blocks import Block
from passation.dossier.desk import Desk
from passation.dossier.front import SHORT, copy_number
from passation.dossier.rooms import Sheet
from passation.tools.prints import printed

Part = dict[str, Any]
_LISTED: Final = 50
"""Headings that a page of contents holds in one column."""
_UNDATED = dt.date(1980, 1, 1)
"""The date inside the PDF of an edition in which nothing is dated; never shown."""


def pages(blocks: Sequence[Block], *, running: str = "", level: str = "", sheet: Sheet = "tall") -> Part:
    """Pages of content, on sheets of one size."""
    return {"kind": "pages", "blocks": list(blocks), "running": running, "level": level, "sheet": sheet}


def contents(title: str, parts: Sequence[Part]) -> Part:
    """The table of contents of these parts, in two columns where it would take more than a page."""
    blocks = (block for part in parts for block in part.get("blocks", ()))
    listed = sum(block["kind"] == "heading" and block["listed"] for block in blocks)
    return {"kind": "contents", "title": title, "running": "", "level": "", "columns": 1 if listed <= _LISTED else 2}


def press(desk: Desk, title: str, parts: Sequence[Part], *, draft: bool = False) -> bytes:
    """Print parts as one PDF.

    Args:
        desk: the edition and its words.
        title: the title in the file's own description; it holds no name that the edition hides.
        parts: a cover, contents, pages.
        draft: say across each page that it is one.

    Raises:
        PdfFailed: the press refused, which is our fault.
    """
    edition, words = desk.edition, desk.words
    date = words.date(edition.date) if edition.date else ""
    data = {
        "language": edition.language,
        "title": title,
        "running": edition.company.name,
        "footer": " · ".join(part for part in (_edition_of(desk, date), edition.digest[:SHORT]) if part),
        "page": words.t("page"),
        "watermark": _watermark(desk, date, draft=draft),
        "parts": _without_idle_anchors(parts),
    }
    template = Path(str(files("passation_theme") / "print" / "paper.typ"))
    return printed(template, data, timestamp=edition.date or _UNDATED)


def stamp(desk: Desk, pdf: bytes, *, draft: bool = False) -> bytes | None:
    """Lay the watermark of the edition over a PDF that is not ours; None when it cannot be read."""
    from passation.tools.pdf_stamp import NotStamped, sheets, stamped  # noqa: PLC0415  # pypdf is slow to come, and rarely needed

    try:
        sizes = sheets(pdf)
        kinds = sorted(set(sizes))
        return stamped(pdf, _marks(desk, kinds, draft=draft), [kinds.index(size) for size in sizes])
    except NotStamped:
        return None


def _marks(desk: Desk, sheets: Sequence[tuple[float, float]], *, draft: bool) -> bytes:
    """Empty sheets of some sizes with the watermark."""
    edition = desk.edition
    date = desk.words.date(edition.date) if edition.date else ""
    mark = _watermark(desk, date, draft=draft)
    data = {"language": edition.language, "title": "-", "watermark": mark, "sheets": sheets}
    template = Path(str(files("passation_theme") / "print" / "stamp.typ"))
    return printed(template, data, timestamp=edition.date or _UNDATED)


def _without_idle_anchors(parts: Sequence[Part]) -> list[Part]:
    """Parts in which only those steps have an anchor that something leads to: each one costs the press time."""
    wanted = set(re.findall(r'"#([A-Z]{2,4}-\d{3}\.[^"]+)"', json.dumps(parts)))

    def calm(block: Block) -> Block:
        if block["kind"] != "steps":
            return block
        groups = [{**group, "steps": [kept(step) for step in group["steps"]]} for group in block["groups"]]
        return {**block, "groups": groups}

    def kept(step: dict[str, Any]) -> dict[str, Any]:
        return step if step["anchor"] in wanted else {**step, "anchor": ""}

    return [{**part, "blocks": [calm(each) for each in part["blocks"]]} if "blocks" in part else part for part in parts]


def _edition_of(desk: Desk, date: str) -> str:
    return desk.words.t("Edition of {date}", date=date) if date else ""


def _watermark(desk: Desk, date: str, *, draft: bool) -> dict[str, str] | None:
    edition, t = desk.edition, desk.words.t
    across = t("DRAFT") if draft else ""
    if edition.recipient is None:
        return {"big": across, "small": "", "line": ""} if draft else None
    copy = t("copy {number}", number=copy_number(edition))
    known = [each for each in (edition.project, copy, date) if each]
    return {
        "big": " · ".join(part for part in (across, edition.recipient.name) if part),
        "small": " · ".join(known),
        "line": " – ".join([edition.recipient.name, *known]),
    }
