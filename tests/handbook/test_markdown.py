"""The same sections for any other builder: title, anchor and HTML, one by one."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html import escape, unescape

import markdown as python_markdown
import pytest

from passation.handbook import Handbook, Page, Section, markdown
from passation.handbook.markdown import block, section_text

BETWEEN_TAGS = re.compile(r">\s+<")
"""Builders are free to put line ends between blocks."""
HEADING = re.compile(r'<h([1-6])(?: id="([^"]*)")?>(.*?)</h\1>')


Part = tuple[int, str, str, str]
"""Level, anchor, title and HTML."""


def parts(html: str) -> list[Part]:
    """What follows each heading, for headings inside our own HTML too."""
    pieces = HEADING.split(BETWEEN_TAGS.sub("><", html))[1:]
    return [
        (int(level), spot or "", unescape(title), body.strip())
        for level, spot, title, body in zip(*(iter(pieces),) * 4, strict=True)
    ]


def built(text: str) -> list[Part]:
    """The parts of a page as Python-Markdown makes them."""
    return parts(python_markdown.markdown(text, extensions=["attr_list"]))


def own(page: Page) -> list[Part]:
    """The parts of a page as we have them."""
    return parts(
        "".join(
            f'<h{section.level} id="{section.id}">{escape(section.title)}</h{section.level}>{block(section.html)}'
            for section in page.sections
        )
    )


@pytest.mark.parametrize("audience", ["tous", "aide", "passants"])
def test_another_builder_shows_the_same_sections(audience: str, book: Callable[[str], Handbook]) -> None:
    whole = book(audience)
    tree = markdown(whole)

    for page in whole.pages:
        assert own(page) == built(tree[f"docs/{page.path}.md"].decode()), page.path


def test_a_title_is_never_markup() -> None:
    title = "*Un* [titre](x) <b> # `y` {#z} \\ & co"

    assert [(2, "a_b", title, "")] == built(section_text(Section.of("a_b", title, 2, "")))


def test_html_holds_no_line_that_would_end_it() -> None:
    assert '<div class="pa-text__body">Bonjour&#10;\nvous</div>' == block(
        '<div class="pa-text__body">Bonjour\n\nvous</div>'
    )


def test_the_tree_has_everything_a_builder_needs(book: Callable[[str], Handbook]) -> None:
    whole = book("tous")
    tree = markdown(whole)
    settings = json.loads(tree["mkdocs.yml"])

    assert {f"docs/{page.path}.md" for page in whole.pages} | {f"docs/{path}" for path in whole.files} <= set(tree)
    assert all(f"docs/{name}" in tree for name in settings["extra_css"] + settings["extra_javascript"])
    assert {"Accueil": "index.md"} == settings["nav"][0]
    assert {
        "Processus": [
            {"Processus": "processus.md"},
            {
                "Clients": [
                    {"Clients": "domaines/clients.md"},
                    {"Accueil des clients": "processus/ACC-001.md"},
                    {"Livraison": "processus/ACC-002.md"},
                ]
            },
            {
                "Atelier et argent": [
                    {"Atelier et argent": "domaines/atelier.md"},
                    {"Relances des clients": "processus/REL-001.md"},
                ]
            },
        ]
    } == settings["nav"][1]
