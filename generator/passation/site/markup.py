"""A page's HTML from its sections: the only text that reaches MkDocs, whose own templates escape nothing."""

from __future__ import annotations

from markupsafe import Markup, escape

from passation.frozen import dataclass
from passation.handbook import Page, Section
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the table of contents; `title` is plain text."""

    id: str
    title: str
    level: int


def page_html(page: Page, words: Words) -> bytes:
    """The whole article, in UTF-8: the title, then every section under its heading with a link to itself."""
    link = escape(words.t("Link to this part"))
    parts = (piece for section in page.sections for piece in _section(section, link))
    return b"".join((f'<h1 id="top">{escape(page.title)}</h1>\n'.encode(), *parts))


def _section(section: Section, link: Markup) -> tuple[bytes, ...]:
    """Plain text escaped, the section's own HTML as it is: autoescaping templates made it."""
    if section.level == 1:
        return (b'<div class="pa-lead">', section.content, b"</div>\n") if section.content else ()
    spot, title, level = escape(section.id), escape(section.title), section.level
    permalink = f'<a class="pa-permalink" href="#{spot}" title="{link}" aria-label="{link}"></a>'
    head = (
        f'<section class="pa-section pa-section--{level}" data-section="{spot}">'
        f'<h{level} id="{spot}">{title}{permalink}</h{level}>\n'
    )
    return head.encode(), section.content, b"</section>\n"


def heads(page: Page) -> tuple[Head, ...]:
    """What the table of contents names; a page with a single heading needs none."""
    found = tuple(Head(section.id, section.title, section.level) for section in page.contents)
    return found if len(found) > 1 else ()
