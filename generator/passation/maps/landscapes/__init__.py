"""What the company does: three bands, one box a process, inside, outside or both, and how much of it is outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.landscapes.board import BAND_WORDS, BandRow, Group
from passation.maps.landscapes.paint import Ends, plan
from passation.maps.landscapes.tiles import domain_tile, process_tile
from passation.maps.landscapes.twin import counts_table, description, processes_table
from passation.maps.paper import Paper, smallest
from passation.model.company import BANDS, Band, Domain
from passation.model.sop import Sop
from passation.table import Link, Table
from passation.words import Words

MOST: Final = 25
"""Boxes on one drawing."""
_TOGETHER: Final = 12
"""Drawings of domains that stand on one page; more would make it endless, and slow to make."""
_WIDE, _NARROW = 4, 2
"""Columns on a page, and on a phone."""
_COLUMNS: Final = range(3, 11)
"""Columns that a sheet of paper may have."""
_WALL: Final = 150
"""Boxes that any sheet of paper holds with ease."""
_EASY: Final = 7.0
"""Points of letters that are read with ease."""


def landscape(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """The company on one drawing; with more than 25 processes, its domains on one, then each domain on its own.

    Nothing for an edition without processes.
    """
    return tuple(_Landscape(edition, words, link).drawings())


def landscape_page(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """The same beside the pages of the domains: these alone have their drawings where there are many."""
    made = _Landscape(edition, words, link)
    return tuple(islice(made.drawings(), None if made.parts <= _TOGETHER else 1))


def landscape_sheet(edition: Edition, words: Words, link: Link, paper: Paper) -> tuple[Drawing, ...]:
    """Every process on one sheet of paper, where its letters are read with ease there; else as on a page."""
    made = _Landscape(edition, words, link)
    if 0 < len(edition.sops) <= _WALL:
        ways = [made.whole((columns,)) for columns in _COLUMNS]
        best = max(ways, key=lambda each: smallest(each, paper) if each.svg else 0.0)
        if best.svg and smallest(best, paper) >= _EASY:
            return (best,)
    return tuple(made.drawings())


def domain_landscape(edition: Edition, words: Words, domain: str, link: Link) -> tuple[Drawing, ...]:
    """One domain on its own; nothing for one that the company does not list, or that has no process."""
    made = _Landscape(edition, words, link)
    return tuple(drawing for each in made.domains if each.id == domain for drawing in made.one_domain(each))


class _Landscape:
    def __init__(self, edition: Edition, words: Words, link: Link) -> None:
        self._edition, self._words, self._link = edition, words, link
        self._sops: dict[str, list[Sop]] = {}
        for number, sop in edition.sops.items():
            self._sops.setdefault(edition.domain_of[number], []).append(sop)
        self.domains = [domain for domain in edition.company.domains if domain.id in self._sops]

    @property
    def parts(self) -> int:
        """Drawings that the domains take, each on its own."""
        return sum(-(-len(self._sops[domain.id]) // MOST) for domain in self.domains)

    def drawings(self) -> Iterator[Drawing]:
        edition, words = self._edition, self._words
        if not self.domains:
            return
        if len(edition.sops) <= MOST:
            yield self.whole()
            return
        bands = [self._band(band, [self._overview(band, domains)]) for band, domains in self._by_band()]
        counted = counts_table(edition, words, self._sops, self.domains)
        yield self._drawing(self._named(), bands, list(edition.sops.values()), counted, ends=self._ends())
        for domain in self.domains:
            yield from self.one_domain(domain)

    def whole(self, columns: Sequence[int] = (_WIDE, _NARROW)) -> Drawing:
        """Every process on one drawing, with so many columns on a page, and on a phone."""
        bands = [self._band(band, [self._group(domain) for domain in domains]) for band, domains in self._by_band()]
        twin = processes_table(self._edition, self._words, self._sops, self.domains)
        return self._drawing(self._named(), bands, list(self._edition.sops.values()), twin, columns, self._ends())

    def _named(self) -> tuple[str, str]:
        return "landscape", self._words.t("The processes of the company")

    def _ends(self) -> Ends:
        return self._words.t("What customers need"), self._words.t("What customers have")

    def one_domain(self, domain: Domain) -> Iterator[Drawing]:
        """A domain on its own, in several drawings where its processes are very many."""
        sops = self._sops[domain.id]
        parts = -(-len(sops) // MOST)
        for number in range(parts):
            chosen = sops[len(sops) * number // parts : len(sops) * (number + 1) // parts]
            title, name = domain.title, f"landscape-{domain.id}"
            if parts > 1:
                title = self._words.t("{title} ({number} of {total})", title=title, number=number + 1, total=parts)
                name = f"{name}-{number + 1}"
            tiles = tuple(process_tile(self._edition, self._words, sop) for sop in chosen)
            bands = [self._band(domain.band, [Group(domain.id, domain.title, tiles)])]
            twin = processes_table(self._edition, self._words, {domain.id: chosen}, [domain])
            yield self._drawing((name, title), bands, chosen, twin)

    def _by_band(self) -> Iterator[tuple[Band, list[Domain]]]:
        for band in BANDS:
            domains = [domain for domain in self.domains if domain.band == band]
            if domains:
                yield band, domains

    def _band(self, band: Band, groups: Sequence[Group]) -> BandRow:
        return BandRow(band, self._words.say(BAND_WORDS[band]), tuple(groups))

    def _group(self, domain: Domain) -> Group:
        tiles = tuple(process_tile(self._edition, self._words, sop) for sop in self._sops[domain.id])
        return Group(domain.id, domain.title, tiles)

    def _overview(self, band: Band, domains: Sequence[Domain]) -> Group:
        tiles = tuple(domain_tile(self._edition, self._words, each, self._sops[each.id]) for each in domains)
        return Group(band, "", tiles)

    def _drawing(
        self,
        named: tuple[str, str],
        bands: Sequence[BandRow],
        sops: Sequence[Sop],
        twin: Table,
        columns: Sequence[int] = (_WIDE, _NARROW),
        ends: Ends | None = None,
    ) -> Drawing:
        """The drawing of some bands; a phone has no room for what stands beside them."""
        name, title = named
        said = description(self._edition, self._words, bands, sops)
        figure = Figure(self._edition, self._words, name, title, said, twin)
        plans = (plan(name, bands, each, self._link, None if place else ends) for place, each in enumerate(columns))
        return figure.planned(*plans)
