"""What the search of the site reads: a lean entry for each page and each part of it, as plain text.

Folding of accents, plurals, numbers and misspellings is done where the question is asked (`assets/search.js`): entries
hold nothing twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from passation.handbook import Handbook, Page, Section
from passation.handbook.address import ENDING
from passation.tree import Tree

Entry = dict[str, object]

_UNREAD: Final = re.compile(r"<(svg|script|style|template|form)\b.*?</\1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^<>\"']*+)*+>")
_LINE_END: Final = "\u2028".encode()
_PARAGRAPH_END: Final = "\u2029".encode()
_SPACES: Final = re.compile(r"[\t\r\n][ \t\r\n]*+| [ \t\r\n]++")
"""Runs of spaces, and what is written otherwise; a space alone stays as it is, which is nearly all of them."""


def index(handbook: Handbook) -> Tree:
    """The index as JSON for a server, and as a script for a folder that is opened without one."""
    entries = (entry for page in handbook.pages for entry in _entries(page))
    text = b'{"config":{"lang":[%b]},"docs":[%b]}' % (_json(handbook.language), b",".join(map(_json, entries)))
    # A script element must not be closed from inside a text, and two line ends of Unicode end a line of a script.
    script = text.replace(b"<", b"\\u003c").replace(_LINE_END, b"\\u2028").replace(_PARAGRAPH_END, b"\\u2029")
    return Tree({"search/search_index.json": text, "search/search_index.js": b"var __index = " + script})


def _json(value: object) -> bytes:
    """Bytes at once: the texts of a big handbook stand in memory often enough."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _entries(page: Page) -> Iterator[Entry]:
    location = page.path + ENDING
    lead = page.sections[0]
    first: Entry = {"location": location, "title": page.title, "text": text_of(lead) if lead.searched else ""}
    if page.kind:
        first["kind"] = page.kind
    if page.terms:
        first["terms"] = list(page.terms)
    yield first
    for section in page.contents:
        text = text_of(section) if section.searched else ""
        if text:
            yield {"location": f"{location}#{section.id}", "title": section.title, "text": text}


def text_of(section: Section) -> str:
    """The words of a section, without drawings and markup."""
    bare = _TAG.sub(" ", _UNREAD.sub(" ", section.html))
    return _SPACES.sub(" ", unescape(bare)).strip()
