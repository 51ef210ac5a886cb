"""The navigation beside a page: every line of the first level, and below the open one its branch. Made once a section.

A line of a thousand pages in a thousand pages would be a million lines; only the branch that leads to the page is
open, and what the pages of a section share is made once and marked for each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from markupsafe import escape

from passation.handbook import Branch, Handbook
from passation.handbook.address import ENDING, relative
from passation.words import Words

Trail = tuple[Branch, ...]
"""The branches that lead to a page, the page's own last."""


class Menu:
    """Navigation, breadcrumbs and table of contents of every page of a handbook."""

    def __init__(self, handbook: Handbook) -> None:
        """Takes the handbook."""
        self._navigation = handbook.navigation
        self._words = Words(handbook.language)
        self._trails: Mapping[str, Trail] = dict(_trails(handbook.navigation))
        self._section = cache(self._open)

    def html(self, path: str) -> str:
        """The navigation as seen from a page, its own line marked."""
        trail = self._trails.get(path, ())
        shared = self._section(tuple(each.path for each in trail if each.children), path.count("/"))
        own = f'<a href="{escape(relative(path, path))}{ENDING}"'
        return shared.replace(own, f'{own} aria-current="page"')

    def crumbs(self, path: str) -> str:
        """The way to a page from the first level; nothing on the first level itself."""
        above = self._trails.get(path, ())[:-1]
        if not above:
            return ""
        label = escape(self._words.t("Where this page stands"))
        links = "".join(f"<li>{_link(each, path)}</li>" for each in above)
        return f'<nav class="pa-crumbs" aria-label="{label}"><ol>{links}</ol></nav>'

    def _open(self, branches: tuple[str, ...], depth: int) -> str:
        """The navigation with some branches open, for the pages of one folder depth."""
        start = "x/" * depth
        return f'<ul class="pa-menu">{self._lines(self._navigation, branches, start)}</ul>'

    def _lines(self, lines: tuple[Branch, ...], branches: tuple[str, ...], start: str) -> str:
        return "".join(self._line(each, branches, start) for each in lines)

    def _line(self, branch: Branch, branches: tuple[str, ...], start: str) -> str:
        if not branch.children or branch.path not in branches:
            return f"<li>{_link(branch, start)}</li>"
        below = self._lines(branch.children, branches, start)
        return f'<li class="pa-menu__open">{_link(branch, start)}<ul>{below}</ul></li>'


def _link(branch: Branch, start: str) -> str:
    return f'<a href="{escape(relative(branch.path, start))}{ENDING}">{escape(branch.title)}</a>'


def _trails(lines: tuple[Branch, ...], above: Trail = ()) -> Iterator[tuple[str, Trail]]:
    """Every page and the way to it; where a branch and its first leaf are one page, the leaf's way."""
    for branch in lines:
        trail = (*above, branch)
        yield branch.path, trail
        yield from _trails(branch.children, trail)
