"""The same pages for any other builder: a heading for each section, and under it our HTML as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from markupsafe import escape

from passation.handbook.looks import SCRIPTS, STYLES, looks
from passation.handbook.page import Branch, Handbook, Page, Section
from passation.tree import Tree

_DOCS: Final = "docs"
_BLANK: Final = re.compile(r"\n(?=[ \t]*\n)")
_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]#]")


def markdown(handbook: Handbook) -> Tree:
    """Pages as `docs/….md`, what makes their looks, and settings that MkDocs and its successors read.

    Headings carry their anchors as `{#id}`; the HTML under them has no blank line, which would end it.
    """
    pages = Tree((f"{page.path}.md", _page(page).encode()) for page in handbook.pages)
    settings = json.dumps(_settings(handbook), ensure_ascii=False, indent=1)
    return (pages | handbook.files | looks()).under(_DOCS) | {"mkdocs.yml": f"{settings}\n".encode()}


def _page(page: Page) -> str:
    return "\n".join(section_text(section) for section in page.sections)


def section_text(section: Section) -> str:
    """A heading with its anchor, and the section's HTML under it."""
    spot = f" {{#{section.id}}}" if section.id else ""
    heading = f"{'#' * section.level} {_SPECIAL.sub(_backslash, str(escape(section.title)))}{spot}\n"
    return f"{heading}\n{block(section.html)}\n" if section.content else heading


def _backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def block(html: str) -> str:
    """HTML that Markdown leaves alone: a line end before an empty line is written as a character of the text."""
    return _BLANK.sub("&#10;", html.strip())


def _settings(handbook: Handbook) -> dict[str, Any]:
    """JSON is YAML too. Links between pages are written for files, not for folders."""
    return {
        "site_name": handbook.imprint.company,
        "docs_dir": _DOCS,
        "use_directory_urls": False,
        "theme": {"name": "material", "language": handbook.language, "font": False},
        "extra": {"generator": False},
        "extra_css": list(STYLES),
        "extra_javascript": list(SCRIPTS),
        "markdown_extensions": ["attr_list"],
        "nav": list(_nav(handbook.navigation)),
    }


def _nav(branches: tuple[Branch, ...]) -> Iterator[dict[str, Any]]:
    for branch in branches:
        own = {branch.title: f"{branch.path}.md"}
        below = [each for each in _nav(branch.children) if each != own]
        yield {branch.title: [own, *below]} if below else own
