"""Where everything stands in a handbook: the one list of folders, pages and anchors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from passation.table import Target
from passation.words import Words

HOME: Final = "index"
ENDING: Final = ".html"
"""Pages are files, not folders, so that a handbook on a USB stick works as it does on a server."""

_OWN_PAGE: Final = {"process": "processes", "actor": "roles", "domain": "domains"}
"""Kinds with a page for each item, and the folder that holds them."""
_SHARED_PAGE: Final = {
    "tool": "tools",
    "data": "information",
    "kpi": "indicators",
    "channel": "rhythm",
    "ritual": "rhythm",
    "report": "rhythm",
    "escalation": "rhythm",
    "emergency": "rhythm",
    "term": "glossary",
}
"""Kinds whose items stand together on one page, each under its anchor."""


def _names(words: Words) -> Mapping[str, str]:
    return {
        "processes": words.p("address", "processes"),
        "roles": words.p("address", "roles"),
        "domains": words.p("address", "domains"),
        "maps": words.p("address", "maps"),
        "landscape": words.p("address", "landscape"),
        "responsibility": words.p("address", "responsibility"),
        "raci": words.p("address", "raci"),
        "handovers": words.p("address", "handovers"),
        "dataflow": words.p("address", "dataflow"),
        "usage": words.p("address", "usage"),
        "accesses": words.p("address", "accesses"),
        "dependency": words.p("address", "dependency"),
        "escalation": words.p("address", "escalation"),
        "roadmap": words.p("address", "roadmap"),
        "tools": words.p("address", "tools"),
        "information": words.p("address", "information"),
        "indicators": words.p("address", "indicators"),
        "rhythm": words.p("address", "rhythm"),
        "glossary": words.p("address", "glossary"),
        "files": words.p("address", "files"),
    }


class Addresses:
    """Paths in the language of the edition. A path has no ending and at most one folder."""

    def __init__(self, words: Words) -> None:
        """Takes the words of the edition."""
        self._names = _names(words)

    def page(self, name: str) -> str:
        """The page that shows a whole register: `tools`, `glossary`…; `home` is the first page."""
        return HOME if name == "home" else self._names[name]

    def file(self, process: str, name: str) -> str:
        """Where a file that stands beside a process goes."""
        return f"{self._names['files']}/{process}/{name}"

    def of(self, target: Target) -> tuple[str, str] | None:
        """Path and anchor of a target; None for a kind that has no page in the handbook."""
        if target.kind == "page":
            return self.page(target.id), target.step
        if target.kind == "map":
            return f"{self._names['maps']}/{self._names[target.id]}", target.step
        if target.kind in _OWN_PAGE:
            return f"{self._names[_OWN_PAGE[target.kind]]}/{target.id}", target.step
        if target.kind in _SHARED_PAGE:
            return self._names[_SHARED_PAGE[target.kind]], anchor(target.kind, target.id)
        return None


def anchor(kind: str, item_id: str) -> str:
    """The anchor of an item on a shared page. The underscore keeps it apart from ids of steps, which have none."""
    return f"{kind}_{item_id}"


def relative(path: str, start: str) -> str:
    """The way from page `start` to the file `path`, both from the root of the handbook."""
    return "../" * start.count("/") + path


Resolve = Callable[[Target], tuple[str, str] | None]


def linker(resolve: Resolve, start: str) -> Callable[[Target], str | None]:
    """Links as seen from page `start`: `#anchor` inside the page, else a relative address."""

    def link(target: Target) -> str | None:
        found = resolve(target)
        if found is None:
            return None
        path, spot = found
        tail = f"#{spot}" if spot else ""
        if path == start and tail:
            return tail
        return relative(path, start) + ENDING + tail

    return link
