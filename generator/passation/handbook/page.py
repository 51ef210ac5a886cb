"""The handbook as values: pages of sections, a navigation, files. Any builder can print them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from passation.finding import Finding
from passation.frozen import dataclass
from passation.tree import Tree


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page. Level 1 opens the page and carries its title."""

    id: str
    title: str
    level: int
    content: bytes
    """Its HTML in UTF-8: in memory that is half of a text that holds a single ’, and handbooks are big."""
    searched: bool = True
    """Whether the search reads it: not what only repeats the rest in another shape."""

    @classmethod
    def of(cls, spot: str, title: str, level: int, html: str, *, searched: bool = True) -> Section:
        """A section from its HTML, which is safe to show as it is."""
        return cls(spot, title, level, html.encode(), searched)

    @property
    def html(self) -> str:
        """What stands in it, safe to show as it is."""
        return self.content.decode()


@dataclass(frozen=True, slots=True)
class Page:
    """One page. Titles and terms are plain text, to be escaped by whoever prints them."""

    path: str
    """Where it stands, without an ending: `processus/FIN-012`."""
    title: str
    sections: tuple[Section, ...]
    kind: str = ""
    """What kind of page it is, in a reader's words: Processus, Rôle…"""
    terms: tuple[str, ...] = ()
    """Further words that must find the page: ids, old ids, keywords."""

    @property
    def contents(self) -> tuple[Section, ...]:
        """The sections that a table of contents names."""
        return tuple(section for section in self.sections if section.level > 1)


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the navigation: a page, with the pages below it."""

    title: str
    path: str
    children: tuple[Branch, ...] = ()

    def paths(self) -> Iterator[str]:
        """Every page of the branch, in reading order."""
        yield self.path
        for child in self.children:
            yield from child.paths()


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on every page about the edition itself."""

    company: str
    edition: str
    level: str
    """The level of the edition as a word, or as the company calls it."""
    mark: str
    """The level as a class of the theme."""
    date: str
    digest: str
    public: bool
    """Nothing in it is above public: search engines may read it."""


@dataclass(frozen=True)
class Handbook:
    """A whole handbook for one audience."""

    language: str
    imprint: Imprint
    pages: tuple[Page, ...]
    navigation: tuple[Branch, ...]
    files: Tree = field(default_factory=Tree)
    """Pictures and forms beside the pages, by path."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Old addresses and the pages that took their place."""
    undrawn: tuple[Finding, ...] = ()
    """The maps that stand on their pages as tables only, and why: for who builds the handbook, not for its readers."""
