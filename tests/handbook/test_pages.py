"""Whole pages, as their words: what a reader finds, in which order."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from passation.handbook import Handbook, Page

GOLDEN = Path(__file__).parent / "golden"
SHOWN = (
    "index",
    "processus",
    "processus/REL-001",
    "processus/ACC-002",
    "roles/aide",
    "outils",
    "indicateurs",
    "rythme",
)
BLOCKS = re.compile(r"</(?:p|li|dt|dd|h3|article|form|summary|tr|caption|figcaption|ol|ul|div|details)>|<br>")


def words_of(html: str) -> str:
    """The words of a section, a line a block; drawings are only mentioned."""
    text = re.sub(r"<svg.*?<title[^>]*>(.*?)</title>.*?</svg>", r"<p>[\1]</p>", html, flags=re.DOTALL)
    text = re.sub(r"</t[hd]>(?!\s*</tr>)", " | ", re.sub(r"\s+", " ", text))
    text = re.sub(r"<[^<>]+>", "", BLOCKS.sub("\n", text))
    return "\n".join(line for each in text.split("\n") if (line := " ".join(unescape(each).split(" ")).strip()))


def as_text(page: Page) -> str:
    sections = (f"{'#' * s.level} {s.title} ({s.id})\n{words_of(s.html)}".strip() for s in page.sections)
    return "\n\n".join(sections) + "\n"


@pytest.mark.parametrize("path", SHOWN)
@pytest.mark.parametrize("audience", ["tous", "aide"])
def test_a_page_reads_like_this(path: str, audience: str, book: Callable[[str], Handbook]) -> None:
    found = {page.path: page for page in book(audience).pages}
    text = as_text(found[path]) if path in found else "(not in this edition)\n"

    assert (GOLDEN / audience / f"{path.replace('/', '-')}.txt").read_text("utf-8") == text
