"""What the search of the site reads: a lean entry for each page and each part of it, in the words of a lexicon.

Folding of accents, plurals, numbers and misspellings is done where the question is asked (`assets/search.js`): entries
hold nothing twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Final

from passation.frozen import dataclass
from passation.handbook import Handbook, Page, Section
from passation.handbook.address import ENDING
from passation.site.lexicon import Lexicon
from passation.tree import Tree

_UNREAD: Final = re.compile(rb"<(svg|script|style|template|form)\b.*?</\1>", re.DOTALL)
_TEXT: Final = re.compile(rb">\s*+([^<\s][^<]*+)")
"""What stands between two tags. No text and no attribute of a page holds a `<` or `>` of its own: all are escaped."""
_LINE_END: Final = "\u2028".encode()
_PARAGRAPH_END: Final = "\u2029".encode()


def index(handbook: Handbook) -> Tree:
    """The index as JSON for a server, and as a script for a folder that is opened without one."""
    entries = [_entry(page) for page in handbook.pages]
    lexicon = Lexicon(text for entry in entries for text in entry.texts())
    docs = {"words": lexicon.words, "pages": [entry.written(lexicon) for entry in entries]}
    text = _json({"config": {"lang": [handbook.language]}, "docs": docs})
    # A script element must not be closed from inside a text, and two line ends of Unicode end a line of a script.
    script = text.replace(b"<", b"\\u003c").replace(_LINE_END, b"\\u2028").replace(_PARAGRAPH_END, b"\\u2029")
    return Tree({"search/search_index.json": text, "search/search_index.js": b"var __index = " + script})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page as the search reads it, and the parts of it that say something: where, under which title, what."""

    page: Page
    text: str
    parts: tuple[tuple[str, str, str], ...]

    def texts(self) -> Iterator[str]:
        """Everything that is written in words."""
        yield from (self.page.title, self.page.kind, self.text)
        yield from (text for _, *texts in self.parts for text in texts)

    def written(self, lexicon: Lexicon) -> list[object]:
        """As `search.js` reads it; what it looks up letter by letter (addresses, numbers) stays as it is."""
        page, write = self.page, lexicon.written
        parts = [[spot, write(title), write(text)] for spot, title, text in self.parts]
        address = page.path + ENDING
        return [address, write(page.title), write(page.kind), list(page.terms), write(self.text), parts]


def _entry(page: Page) -> _Entry:
    lead = page.sections[0]
    parts = ((section.id, section.title, text_of(section)) for section in page.contents if section.searched)
    return _Entry(page, text_of(lead) if lead.searched else "", tuple(each for each in parts if each[2]))


def text_of(section: Section) -> str:
    """The words of a section, without drawings and markup."""
    texts = _TEXT.findall(b">" + _UNREAD.sub(b" ", section.content))
    words = b" ".join(texts).split()  # bytes are parted at ASCII spaces only, not at those that cannot be broken
    return unescape(b" ".join(words).decode()).strip()
