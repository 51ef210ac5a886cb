"""A whole handbook from an edition: every page that has something to say, and the way between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from passation.edition import Edition
from passation.finding import Finding
from passation.handbook.cartography import map_pages
from passation.handbook.desk import Desk
from passation.handbook.domain import domain_page, processes_page
from passation.handbook.glossary import Glosses, glossary_page
from passation.handbook.home import home_page
from passation.handbook.indicators import indicators_page
from passation.handbook.page import Branch, Handbook, Imprint, Page
from passation.handbook.process import process_page
from passation.handbook.registers import information_page, roles_page, tools_page
from passation.handbook.rhythms import rhythm_page
from passation.handbook.role import role_page
from passation.table import Target
from passation.tree import Tree
from passation.values import Level
from passation.words import Words

Notices = Mapping[str, Sequence[Finding]]
"""Findings to show, by id of the process they are about."""


def pages(edition: Edition, words: Words, notices: Notices | None = None) -> Handbook:
    """The handbook of an edition. Pure: the same edition, words and notices give the same handbook."""
    desk = Desk(edition, words)
    glosses, glossary = Glosses(edition.terms), desk.addresses.page("glossary")
    bare = _pages(desk, notices or {})
    made = {page.path: page if page.path == glossary else glosses.on(page) for page in bare}
    return Handbook(
        language=words.language,
        imprint=_imprint(desk),
        pages=tuple(made.values()),
        navigation=tuple(_navigation(desk, made)),
        files=_files(desk),
        moved=_moved(desk),
        undrawn=tuple(desk.undrawn),
    )


def process_pages(edition: Edition, words: Words, processes: Iterable[str], notices: Notices) -> tuple[Page, ...]:
    """The pages of some processes alone, as they stand in the handbook of an edition."""
    desk, glosses = Desk(edition, words), Glosses(edition.terms)
    return tuple(glosses.on(process_page(desk, edition.sops[each], notices.get(each, ()))) for each in processes)


def _pages(desk: Desk, notices: Notices) -> Iterator[Page]:
    edition = desk.edition
    yield home_page(desk)
    if edition.sops:
        yield processes_page(desk)
    for domain in desk.domains:
        yield domain_page(desk, domain)
    for sop in edition.sops.values():
        yield process_page(desk, sop, notices.get(sop.id, ()))
    if edition.actors:
        yield roles_page(desk)
    for actor in edition.actors.values():
        yield role_page(desk, actor)
    yield from map_pages(desk)
    if edition.tools:
        yield tools_page(desk)
    if edition.data:
        yield information_page(desk)
    if edition.kpis:
        yield indicators_page(desk)
    if edition.emergencies or edition.escalations or edition.channels or edition.rituals or edition.reports:
        yield rhythm_page(desk)
    if edition.terms:
        yield glossary_page(desk)


def _navigation(desk: Desk, made: Mapping[str, Page]) -> Iterator[Branch]:
    address = desk.addresses
    yield Branch(desk.words.t("Home"), address.page("home"))
    if address.page("processes") in made:
        domains = tuple(_domain(desk, domain) for domain in desk.domains)
        yield Branch(desk.words.t("Processes"), address.page("processes"), domains)
    if address.page("roles") in made:
        roles = tuple(_leaf(desk, made, Target("actor", actor)) for actor in desk.edition.actors)
        yield Branch(desk.words.t("Roles"), address.page("roles"), roles)
    if address.page("maps") in made:
        folder = f"{address.page('maps')}/"
        leaves = tuple(Branch(page.title, path) for path, page in made.items() if path.startswith(folder))
        yield Branch(desk.words.t("Maps"), address.page("maps"), leaves)
    for name in ("tools", "information", "indicators", "rhythm", "glossary"):
        path = address.page(name)
        if path in made:
            yield Branch(made[path].title, path)


def _domain(desk: Desk, domain: str) -> Branch:
    path, _ = desk.addresses.of(Target("domain", domain)) or ("", "")
    leaves = tuple(_process(desk, process) for process in desk.domains[domain])
    return Branch(desk.domain_titles[domain], path, leaves)


def _process(desk: Desk, process: str) -> Branch:
    path, _ = desk.addresses.of(Target("process", process)) or ("", "")
    return Branch(desk.edition.sops[process].title, path)


def _leaf(desk: Desk, made: Mapping[str, Page], target: Target) -> Branch:
    path, _ = desk.addresses.of(target) or ("", "")
    return Branch(made[path].title, path)


def _imprint(desk: Desk) -> Imprint:
    edition, words = desk.edition, desk.words
    level = edition.audience.own_level if edition.own else edition.audience.sees
    view = desk.level(level)
    return Imprint(
        company=edition.company.name,
        edition=edition.audience.name or edition.audience.id,
        level=view.word,
        mark=view.mark,
        date=words.long_date(edition.date) if edition.date else "",
        digest=edition.digest[:12],
        public=level is Level.PUBLIC,
    )


def _files(desk: Desk) -> Tree:
    """Pictures and forms that pages show or offer."""
    return Tree(
        (desk.addresses.file(process, name), desk.edition.attachments[process, name].data)
        for process, name in sorted(desk.offered)
    )


def _moved(desk: Desk) -> Mapping[str, str]:
    """The addresses of old numbers: their links keep working."""
    moved = {}
    for sop in desk.edition.sops.values():
        for alias in sop.aliases:
            old, new = desk.addresses.of(Target("process", alias)), desk.addresses.of(Target("process", sop.id))
            if old and new and alias not in desk.edition.sops:
                moved[old[0]] = new[0]
    return moved
