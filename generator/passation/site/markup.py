"""A page's HTML from its sections: the only text that reaches MkDocs, whose own templates escape nothing."""

from __future__ import annotations

from functools import lru_cache

from passation.frozen import dataclass
from passation.handbook import Page, Section
from passation.handbook.escaped import escaped
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Head:
    """A heading of the table of contents; `title` is plain text."""

    id: str
    title: str
    level: int


def page_html(page: Page, words: Words) -> bytes:
    """The whole article, in UTF-8: the title, then every section under its heading with a link to itself."""
    link = words.t("Link to this part")
    parts = (piece for section in page.sections for piece in _section(section, link))
    return b"".join((f'<h1 id="top">{escaped(page.title)}</h1>\n'.encode(), *parts))


def _section(section: Section, link: str) -> tuple[bytes, ...]:
    """A section under its heading; its own HTML as it is: it was escaped where it was made."""
    if section.level == 1:
        return (b'<div class="pa-lead">', section.content, b"</div>\n") if section.content else ()
    return _heading(section.id, section.title, section.level, link), section.content, b"</section>\n"


@lru_cache(maxsize=256)
def _heading(spot: str, title: str, level: int, link: str) -> bytes:
    """Where a section begins, its plain texts escaped; the pages of all processes have the same ones."""
    spot, title, link = escaped(spot), escaped(title), escaped(link)
    permalink = f'<a class="pa-permalink" href="#{spot}" title="{link}" aria-label="{link}"></a>'
    return (
        f'<section class="pa-section pa-section--{level}" data-section="{spot}">'
        f'<h{level} id="{spot}">{title}{permalink}</h{level}>\n'
    ).encode()


def heads(page: Page) -> tuple[Head, ...]:
    """What the table of contents names; a page with a single heading needs none."""
    found = tuple(Head(section.id, section.title, section.level) for section in page.contents)
    return found if len(found) > 1 else ()
