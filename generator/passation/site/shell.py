"""What the site's own templates ask for around a page. Everything they print is escaped here or by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from typing import Final

from markupsafe import Markup, escape

from passation.finding import Finding
from passation.frozen import dataclass
from passation.handbook import Handbook, Imprint, Page
from passation.handbook.address import ENDING, HOME
from passation.handbook.escaped import escaped
from passation.site.markup import Head, heads, page_html
from passation.site.menu import Menu
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What differs from page to page of one folder depth, as HTML in UTF-8: all else of the template is the same."""

    title: bytes
    menu: bytes
    crumbs: bytes
    contents: bytes
    article: bytes

    def shown(self) -> dict[str, Markup]:
        """For a template: escaped pieces and our own HTML, to be shown as they are."""
        return {name: Markup(getattr(self, name).decode()) for name in _PLACES}  # noqa: S704  # as said above


_MARK: Final = "\x00{}\x00"
_PLACES: Final = tuple(each.name for each in fields(Frame))
BLANK: Final = {name: Markup(_MARK.format(name)) for name in _PLACES}  # noqa: S704  # our own marks
"""A frame of marks: what a template makes of it is a form that every page of that depth fills in."""


class Form:
    """A rendered template whose places are still to be filled in."""

    def __init__(self, rendered: str) -> None:
        """Takes what a template made of `BLANK`."""
        first, *others = re.split("\x00([a-z]+)\x00", rendered)
        self._first = first.encode()
        self._places = tuple((name, text.encode()) for name, text in zip(others[::2], others[1::2], strict=True))

    def fill(self, frame: Frame) -> bytes:
        """The page: exactly what the template would have made of this frame."""
        pieces = (piece for name, text in self._places for piece in (getattr(frame, name), text))
        return b"".join((self._first, *pieces))


class Shell:
    """The surroundings of every page of a handbook."""

    def __init__(self, book: Handbook, findings: Sequence[Finding] = ()) -> None:
        """Takes the handbook, and findings to show above every page (the live preview's)."""
        self.imprint: Imprint = book.imprint
        self.language = book.language
        self.home = HOME + ENDING
        self.words = Words(book.language)
        self.notices = tuple(f"{finding.place} {self.words.say(finding.message)}" for finding in findings)
        self._menu = Menu(book)

    def t(self, text: str) -> str:
        """A sentence of the site's templates, in the language of the edition."""
        return self.words.t(text)

    def frame(self, page: Page) -> Frame:
        """The surroundings of a page, and the page."""
        title = page.title if page.title == self.imprint.company else f"{page.title} · {self.imprint.company}"
        return Frame(
            escape(title).encode(),
            self._menu.html(page.path).encode(),
            self._menu.crumbs(page.path).encode(),
            self._contents(page).encode(),
            page_html(page, self.words),
        )

    def _contents(self, page: Page) -> str:
        """The table of contents: Material's script marks the part that is being read."""
        found = heads(page)
        if not found:
            return ""
        lines = "".join(map(_line, found))
        title = escape(self.t("On this page"))
        return (
            f'<nav class="md-nav md-nav--secondary" aria-label="{title}"><p class="pa-toc__title">{title}</p>'
            f'<ul class="md-nav__list" data-md-component="toc">{lines}</ul></nav>'
        )


@lru_cache(maxsize=256)
def _line(head: Head) -> str:
    """A line of the table of contents; the pages of all processes have the same ones."""
    link = f'<a href="#{escaped(head.id)}" class="md-nav__link">{escaped(head.title)}</a>'
    return f'<li class="md-nav__item pa-toc--{head.level}">{link}</li>'
