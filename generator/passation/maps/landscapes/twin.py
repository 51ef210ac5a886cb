"""A landscape in words: the same processes in a table, with who does them and how much is done outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from passation.analysis.responsibility import side_of
from passation.edition import Edition
from passation.maps.landscapes.board import BandRow
from passation.maps.landscapes.tiles import SIDES, outside_percent, side_count
from passation.maps.palette import LOOKS
from passation.model.company import Domain
from passation.model.sop import Sop
from passation.table import Cell, Table, Target
from passation.words import Words

Sops = Mapping[str, Sequence[Sop]]


def description(edition: Edition, words: Words, bands: Sequence[BandRow], sops: Sequence[Sop]) -> str:
    """How many processes, where they are done, and the bands from top to bottom."""
    counts = Counter(side_of(edition, sop) for sop in sops)
    total = words.n("{count} process", "{count} processes", len(sops))
    sides = words.list(side_count(words, side, counts[side]) for side in SIDES if counts[side])
    said = f"{total}{words.colon}{sides}."
    if len(bands) == 1:
        return said
    order = words.t("From top to bottom: {bands}.", bands=[band.title.lower() for band in bands])
    return f"{said} {order}"


def processes_table(edition: Edition, words: Words, sops: Sops, domains: Sequence[Domain]) -> Table:
    """One row a process; of one domain alone, its name is not said again."""
    rows = [_row(edition, words, domain, sop) for domain in domains for sop in sops[domain.id]]
    columns = (
        words.t("Process"),
        words.t("Domain"),
        words.t("Pilot"),
        words.p("column", "Done"),
        words.t("Share outside"),
    )
    kept = [place for place in range(len(columns)) if place != 1 or len(domains) > 1]
    return Table(
        words.t("The same in words: each process, who pilots it, where it is done"),
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _row(edition: Edition, words: Words, domain: Domain, sop: Sop) -> tuple[Cell, ...]:
    side = side_of(edition, sop)
    share = words.percent(outside_percent(edition, sop)) if side == "mixed" else "—"
    return (
        Cell(f"{sop.id} {sop.title}", Target("process", sop.id)),
        Cell(domain.title, Target("domain", domain.id)),
        Cell(edition.name_of("actor", sop.owner), Target("actor", sop.owner)),
        Cell(words.say(LOOKS[side].word).lower(), None, f"side-{side}"),
        Cell(share),
    )


def counts_table(edition: Edition, words: Words, sops: Sops, domains: Sequence[Domain]) -> Table:
    """One row a domain."""
    rows = []
    for domain in domains:
        counts = Counter(side_of(edition, sop) for sop in sops[domain.id])
        cells = [Cell(words.number(counts[side]) if counts[side] else "—", None, f"side-{side}") for side in SIDES]
        total = Cell(words.number(len(sops[domain.id])))
        rows.append((Cell(domain.title, Target("domain", domain.id)), total, *cells))
    heads = (words.say(LOOKS[side].word).capitalize() for side in SIDES)
    columns = (words.t("Domain"), words.t("Processes"), *heads)
    return Table(
        words.t("The same in words: how many processes each domain has, and where they are done"), columns, tuple(rows)
    )
