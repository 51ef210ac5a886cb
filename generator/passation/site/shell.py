"""What the site's own templates ask for around a page. Everything they print is escaped here or by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields
from typing import Final

from markupsafe import Markup, escape

from passation.finding import Finding
from passation.frozen import dataclass
from passation.handbook import Handbook, Imprint, Page
from passation.handbook.address import ENDING, HOME
from passation.site.markup import heads, page_html
from passation.site.menu import Menu
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Frame:
    """What differs from page to page of one folder depth: everything else of the template is the same."""

    title: Markup
    menu: Markup
    crumbs: Markup
    contents: Markup
    article: Markup


_MARK: Final = "\x00{}\x00"
_PLACES: Final = tuple(each.name for each in fields(Frame))
BLANK: Final = Frame(*(Markup(_MARK.format(name)) for name in _PLACES))  # noqa: S704  # our own marks
"""A frame of marks: what a template makes of it is a form that every page of that depth fills in."""


class Form:
    """A rendered template whose places are still to be filled in."""

    def __init__(self, rendered: str) -> None:
        """Takes what a template made of `BLANK`."""
        self._pieces = re.split("\x00([a-z]+)\x00", rendered)

    def fill(self, frame: Frame) -> str:
        """The page: exactly what the template would have made of this frame."""
        return "".join(str(getattr(frame, piece)) if place % 2 else piece for place, piece in enumerate(self._pieces))


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
        """The surroundings of a page, and the page. Escaped pieces and our own HTML: safe to show as they are."""
        title = page.title if page.title == self.imprint.company else f"{page.title} · {self.imprint.company}"
        parts = (
            self._menu.html(page.path),
            self._menu.crumbs(page.path),
            self._contents(page),
            page_html(page, self.words),
        )
        return Frame(escape(title), *(Markup(part) for part in parts))  # noqa: S704  # as said above

    def _contents(self, page: Page) -> str:
        """The table of contents: Material's script marks the part that is being read."""
        found = heads(page)
        if not found:
            return ""
        lines = "".join(
            f'<li class="md-nav__item pa-toc--{head.level}">'
            f'<a href="#{escape(head.id)}" class="md-nav__link">{escape(head.title)}</a></li>'
            for head in found
        )
        title = escape(self.t("On this page"))
        return (
            f'<nav class="md-nav md-nav--secondary" aria-label="{title}"><p class="pa-toc__title">{title}</p>'
            f'<ul class="md-nav__list" data-md-component="toc">{lines}</ul></nav>'
        )
