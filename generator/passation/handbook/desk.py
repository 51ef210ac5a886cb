"""What a page maker has before her: the edition, the words, who uses what; and a sheet for each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache, cached_property
from urllib.parse import quote

from markupsafe import Markup

from passation.analysis.access import Need, granted, needed, used_by
from passation.analysis.dataflow import consumers, producers
from passation.edition import Edition
from passation.finding import Finding
from passation.frozen import dataclass
from passation.handbook.address import Addresses, linker, relative
from passation.handbook.page import Section
from passation.handbook.ref import Ref
from passation.handbook.templates import fill
from passation.handbook.usage import Usage, usage
from passation.model.base import Item
from passation.model.sop import Right
from passation.table import Target
from passation.tools.rich import to_html
from passation.values import Level
from passation.words import Words


@dataclass(frozen=True, slots=True)
class LevelView:
    """A level as a class of the theme, as a word, and how it is handled."""

    mark: str
    word: str
    handling: str


class Desk:
    """One edition on its way to a handbook; everything that several pages need is worked out once."""

    def __init__(self, edition: Edition, words: Words) -> None:
        """Takes the edition and the words of its language."""
        self.edition = edition
        self.words = words
        self.addresses = Addresses(words)
        self.offered: set[tuple[str, str]] = set()
        """Files beside processes, as (process, name), to which a page leads."""
        self.undrawn: list[Finding] = []
        """Why a map stands on its page without a picture."""

    @cached_property
    def usage(self) -> Usage:
        """Who and what appears where."""
        return usage(self.edition)

    @cached_property
    def needs(self) -> Mapping[tuple[str, str], Need]:
        """Accesses needed, by (actor, tool)."""
        return needed(self.edition)

    @cached_property
    def held(self) -> Mapping[tuple[str, str], Right]:
        """The highest right held, by (actor, tool)."""
        return granted(self.edition)

    @cached_property
    def rights(self) -> Mapping[str, Mapping[str, Right]]:
        """The tools that each process needs, with the highest right."""
        return used_by(self.edition)

    @cached_property
    def producers(self) -> Mapping[str, tuple[str, ...]]:
        """Processes that give out each data object."""
        return producers(self.edition)

    @cached_property
    def consumers(self) -> Mapping[str, tuple[str, ...]]:
        """Processes that take in each data object."""
        return consumers(self.edition)

    def resolve(self, target: Target) -> tuple[str, str] | None:
        """Path and anchor of what the edition holds; None for anything else."""
        if target.kind == "domain":
            known = target.id in self.domains
        else:
            known = target.kind in {"page", "map"} or self.edition.find(target.kind, target.id) is not None
        return self.addresses.of(target) if known else None

    @cached_property
    def domains(self) -> Mapping[str, tuple[str, ...]]:
        """The processes of each domain that has some: domains in the company's order, then the others by name."""
        found: dict[str, list[str]] = {domain.id: [] for domain in self.edition.company.domains}
        for process in self.edition.sops:
            found.setdefault(self.edition.domain_of.get(process, ""), []).append(process)
        return {domain: tuple(processes) for domain, processes in found.items() if processes}

    @cached_property
    def domain_titles(self) -> Mapping[str, str]:
        """What readers call each domain; a folder that the company does not list goes by its own name."""
        listed = {domain.id: domain.title for domain in self.edition.company.domains}
        return {domain: listed.get(domain) or _spelt_out(domain) for domain in self.domains}

    def level(self, level: Level) -> LevelView:
        """The company's own word for a level, else the usual one, and how documents of this level are handled."""
        said = getattr(self.edition.company.levels, level.word)
        word = said.label if said is not None and said.label else self.words.level(level)
        return LevelView(level.word, word, (said.handling if said is not None else None) or "")

    def level_of(self, item: Item) -> LevelView:
        """The level of an item of the edition, which always says it."""
        return self.level(Level.INTERNAL if item.confidentiality is None else item.confidentiality)

    def sheet(self, path: str) -> Sheet:
        """A sheet for the page at `path`."""
        return Sheet(self, path)


class Sheet:
    """A page being made: links and references as seen from it, sections filled in from templates."""

    def __init__(self, desk: Desk, path: str) -> None:
        """Takes the desk and the page's own path."""
        self.desk = desk
        self.path = path
        self.edition = desk.edition
        self.words = desk.words
        self.t = desk.words.t
        self.link = cache(linker(desk.resolve, path))
        self._named: dict[tuple[str, str, str], Ref] = {}

    def ref(self, kind: str, item_id: str, *, step: str = "", note: str = "") -> Ref:
        """A reference to an item, by the name readers know."""
        key = (kind, item_id, step)
        if key not in self._named:
            self._named[key] = self._made(*key)
        return replace(self._named[key], note=note) if note else self._named[key]

    def _made(self, kind: str, item_id: str, step: str) -> Ref:
        name = self.edition.name_of(kind, item_id)
        side = self.edition.actors[item_id].side if kind == "actor" and item_id in self.edition.actors else ""
        return Ref(name, self.link(Target(kind, item_id, step)), side)

    def refs(self, kind: str, ids: Iterable[str | None]) -> tuple[Ref, ...]:
        """References to several items of one kind, each once; None is nobody."""
        return tuple(self.ref(kind, item_id) for item_id in dict.fromkeys(ids) if item_id)

    def some(self, kind: str, item_id: str | None) -> tuple[Ref, ...]:
        """A reference to an item, if there is one."""
        return (self.ref(kind, item_id),) if item_id else ()

    def domain(self, domain: str) -> Ref:
        """A reference to a domain."""
        return Ref(self.desk.domain_titles.get(domain, ""), self.link(Target("domain", domain)))

    def process(self, process: str, *, note: str = "") -> Ref:
        """A reference to a process, with its number."""
        title = self.edition.name_of("process", process)
        return Ref(f"{process} {title}", self.link(Target("process", process)), "", note)

    def where(self, text: str | None) -> tuple[Ref, ...]:
        """A place or a source, if there is one: a tool, channel, data object or actor by id, or plain words."""
        if not text:
            return ()
        for kind in ("tool", "channel", "data", "actor"):
            if self.edition.find(kind, text) is not None:
                return (self.ref(kind, text),)
        return (Ref(text),)

    def file(self, process: str, name: str) -> str:
        """The address of a file that stands beside a process."""
        self.desk.offered.add((process, name))
        return relative(quote(self.desk.addresses.file(process, name)), self.path)

    def rich(self, text: str | None) -> Markup | None:
        """Authors' Markdown as safe HTML; nothing for nothing."""
        return Markup(to_html(text, self._sop)) if text else None  # noqa: S704  # cleaned by tools.rich

    def _sop(self, address: str) -> str | None:
        """The way to `sop:FIN-012#s50`, as authors write links to processes."""
        process, _, step = address.partition(":")[2].partition("#")
        return self.link(Target("process", process, step))

    def fill(self, template: str, **values: object) -> str:
        """A template filled in; `sheet` is there for references."""
        return fill(template, self.words.language, values)

    def section(self, spot: str, title: str, template: str, **values: object) -> Section:
        """A section of level 2, its html from a template."""
        return Section.of(spot, title, 2, self.fill(template, **values))

    def lead(self, title: str, template: str, **values: object) -> Section:
        """What opens the page, under its title."""
        return Section.of("", title, 1, self.fill(template, **values))


def _spelt_out(folder: str) -> str:
    return folder.replace("-", " ").capitalize()
