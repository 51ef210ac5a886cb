"""The words of the house: a page of their own, and a definition at the first use of each on every other page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import Final

from markupsafe import escape

from passation.handbook.address import anchor
from passation.handbook.desk import Desk
from passation.handbook.page import Page, Section
from passation.model.planning import Term

_TAG: Final = re.compile(r"(<[^<>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^<>\"']*)*>)")
_NAME: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_UNTOUCHED: Final = frozenset(
    {"a", "abbr", "button", "code", "h1", "h2", "h3", "label", "pre", "script", "style", "summary", "svg", "th"}
)
"""Elements whose text stays as it is: links, headings, code, drawings."""


def glossary_page(desk: Desk) -> Page:
    """Every term, in the order of the alphabet."""
    path, title = desk.addresses.page("glossary"), desk.words.t("Glossary")
    sheet = desk.sheet(path)
    terms = sorted(desk.edition.terms, key=lambda term: _folded(term.term))
    return Page(path, title, (sheet.lead(title, "glossary.html", terms=[(_spot(term), term) for term in terms]),))


def _spot(term: Term) -> str:
    return anchor("term", re.sub(r"[^a-z0-9]+", "-", _folded(term.term)).strip("-"))


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


class Glosses:
    """Puts definitions into pages: `<abbr title="…">` at the first use of each term."""

    def __init__(self, terms: Iterable[Term]) -> None:
        """Takes the terms of the edition."""
        self._meaning = {
            str(escape(word)): str(escape(term.means)) for term in terms for word in (term.term, *term.also)
        }
        self._by_fold = {word.casefold(): word for word in self._meaning}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        words = sorted(self._meaning, key=lambda word: (-len(word), word))
        if not words:
            return None
        return re.compile(rf"(?<![\w&-])(?:{'|'.join(map(re.escape, words))})(?![\w-])", re.IGNORECASE)

    def on(self, page: Page) -> Page:
        """The page with definitions at first use; sections that repeat others are left alone."""
        if self._pattern is None:
            return page
        seen: set[str] = set()
        return replace(page, sections=tuple(self._section(section, seen) for section in page.sections))

    def _section(self, section: Section, seen: set[str]) -> Section:
        html = section.html
        if not section.searched or self._pattern is None or not self._pattern.search(html):
            return section
        parts, closed = _TAG.split(html), 0
        for place, part in enumerate(parts):
            if place % 2:
                closed += _depth(part)
            elif not closed and part:
                parts[place] = self._pattern.sub(lambda found: self._gloss(found[0], seen), part)
        return replace(section, content="".join(parts).encode())

    def _gloss(self, found: str, seen: set[str]) -> str:
        word = self._by_fold[found.casefold()]
        meaning = self._meaning[word]
        if meaning in seen or (word.isupper() and found != word):
            return found
        seen.add(meaning)
        return f'<abbr title="{meaning}">{found}</abbr>'


def _depth(tag: str) -> int:
    """+1 for a tag that opens an element whose text stays as it is, -1 for one that closes it."""
    name = _NAME.match(tag)
    if name is None or name[2].lower() not in _UNTOUCHED or tag.endswith("/>"):
        return 0
    return -1 if name[1] else 1
