"""Many processes in shares that a drawing can hold: whole domains together, a big domain in equal parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from passation.edition import Edition
from passation.frozen import dataclass

ACROSS: Final = 13
"""Columns of a drawing: so many stand on a page, and on an upright sheet."""
DOWN: Final = 26
"""Rows of a drawing that stand on an upright sheet."""


@dataclass(frozen=True, slots=True)
class Share:
    """The processes of one drawing, and what it is called after; nothing where it holds all of them."""

    name: str
    title: str
    processes: tuple[str, ...]


def title_of(edition: Edition, domain: str) -> str:
    """What readers call a domain."""
    return next((each.title for each in edition.company.domains if each.id == domain), domain)


def by_domain(edition: Edition, processes: Iterable[str]) -> dict[str, list[str]]:
    """Processes by domain, domains in the company's order; one that has none is left out."""
    found: dict[str, list[str]] = {domain.id: [] for domain in edition.company.domains}
    for process in processes:
        found.setdefault(edition.domain_of[process], []).append(process)
    return {domain: mine for domain, mine in found.items() if mine}


def bands(edition: Edition, processes: Sequence[str]) -> dict[int, str]:
    """The title of each domain at the place of its first process; nothing where all are of one."""
    domains = [edition.domain_of[each] for each in processes]
    firsts = [place for place, each in enumerate(domains) if place == 0 or each != domains[place - 1]]
    return {place: title_of(edition, domains[place]) for place in firsts} if len(firsts) > 1 else {}


def shares(edition: Edition, processes: Sequence[str], most: int) -> Iterator[Share]:
    """All processes at once where they fit, else domain after domain as long as they fit."""
    if len(processes) <= most:
        yield Share("", "", tuple(each for mine in by_domain(edition, processes).values() for each in mine))
        return
    waiting: dict[str, list[str]] = {}
    for domain, mine in by_domain(edition, processes).items():
        if waiting and sum(map(len, waiting.values())) + len(mine) > most:
            yield _together(edition, waiting)
            waiting = {}
        if len(mine) > most:
            yield from _parts(domain, title_of(edition, domain), mine, most)
        else:
            waiting[domain] = mine
    if waiting:
        yield _together(edition, waiting)


def alone(edition: Edition, processes: Sequence[str]) -> Iterator[Share]:
    """A share for each domain of these processes."""
    for domain, mine in by_domain(edition, processes).items():
        yield _together(edition, {domain: mine})


def _together(edition: Edition, domains: dict[str, list[str]]) -> Share:
    titles = ", ".join(title_of(edition, domain) for domain in domains)
    return Share("-".join(domains), titles, tuple(each for mine in domains.values() for each in mine))


def _parts(domain: str, title: str, processes: Sequence[str], most: int) -> Iterator[Share]:
    parts = -(-len(processes) // most)
    for number in range(parts):
        chosen = processes[len(processes) * number // parts : len(processes) * (number + 1) // parts]
        yield Share(f"{domain}-{number + 1}", f"{title} {number + 1}/{parts}", tuple(chosen))
