"""Which process feeds which: the longest chain stands out, and what exchanges nothing is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from passation.analysis.dataflow import Passage, passages
from passation.analysis.feeding import chain, orphans
from passation.edition import Edition
from passation.maps.dataflows.board import (
    Board,
    Node,
    actor_node,
    data_node,
    domain_node,
    dot,
    once_each,
    pairs,
    process_node,
)
from passation.maps.dataflows.paint import paint, room
from passation.maps.dataflows.twin import domains_table, passages_table
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.laid import Laid
from passation.maps.matrix import PLAIN, STRONG, Head, Key, Matrix, both
from passation.table import Cell, Link, Table, Target
from passation.words import Words

NAME: Final = "dataflow"
MOST: Final = 12
"""Processes on one drawing with what passes between them; of more, domains first, then each domain."""
_MANY: Final = 200
"""Processes from which on only domains are drawn."""


def dataflow(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing; or what domains give each other as a matrix, then each domain. Nothing where nothing passes."""
    return tuple(_Flows(edition, words, link).drawings())


class _Flows:
    def __init__(self, edition: Edition, words: Words, link: Link) -> None:
        self._edition, self._words, self._link = edition, words, link
        self._found = passages(edition)
        self._titles = {domain.id: domain.title for domain in edition.company.domains}
        self._thick = frozenset(pairwise(chain(edition)))

    def drawings(self) -> Iterator[Drawing]:
        title, found = self._words.t("Which process feeds which"), self._found
        sops = {end for each in found for end in (each.source, each.target) if end in self._edition.sops}
        if not sops:
            return
        if len(sops) <= MOST:
            yield self._drawn(NAME, title, found)
            return
        if len({self._edition.domain_of[each] for each in sops}) > 1:
            yield self._overview(title)
        if len(sops) <= _MANY:
            for domain in self._titles:
                mine = [each for each in found if domain in {self._domain(each.source), self._domain(each.target)}]
                if mine:
                    yield self._drawn(f"{NAME}-{domain}", f"{title} – {self._titles[domain]}", mine, domain)

    def _domain(self, party: str) -> str | None:
        return self._edition.domain_of.get(party)

    def _drawn(self, name: str, title: str, found: Sequence[Passage], domain: str | None = None) -> Drawing:
        """Processes with what passes between them; those of other domains stand as their domain."""
        nodes: list[Node] = []
        ways, thick = [], set()
        for each in found:
            source, target = (
                self._end(end, domain, place) for place, end in (("in", each.source), ("out", each.target))
            )
            middle = data_node(self._edition, each.data, f"data {each.data} {source.key}")
            nodes += [source, middle, target]
            ways.append((source.key, middle.key, target.key))
            if (each.source, each.target) in self._thick:
                thick |= {(source.key, middle.key), (middle.key, target.key)}
        board = Board(once_each(nodes), tuple(pairs(ways)), frozenset(thick))
        return self._painted(name, title, board, passages_table(self._edition, self._words, found))

    def _end(self, party: str, domain: str | None, place: str) -> Node:
        """Who gives or takes; what stands outside gives on the left and takes on the right, in two boxes."""
        if party not in self._edition.sops:
            made = actor_node(self._edition, self._words, party)
            return replace(made, key=f"{made.key} {place}")
        other = self._domain(party)
        if domain is None or other == domain or other is None:
            return process_node(self._edition, self._words, party)
        made = domain_node(self._words, other, self._titles.get(other, other), self._size(other))
        return replace(made, key=f"{made.key} {place}")

    def _size(self, domain: str) -> int:
        return sum(each == domain for each in self._edition.domain_of.values())

    def _overview(self, title: str) -> Drawing:
        ways: dict[tuple[str, str], list[str]] = {}
        for each in self._found:
            source, target = self._domain(each.source), self._domain(each.target)
            if source is not None and target is not None and source != target:
                ways.setdefault((source, target), []).append(each.data)
        titles = {each: self._titles.get(each, each) for pair in ways for each in pair}
        order = [each for each in (*self._titles, *sorted(titles)) if each in titles]
        domains = list(dict.fromkeys(order))
        thick = {(self._domain(source), self._domain(target)) for source, target in self._thick}
        words = self._words

        def count(source: str, target: str) -> Cell:
            data = set(ways.get((source, target), ()))
            return Cell(words.number(len(data)) if data else "", None, "chain" if (source, target) in thick else "")

        rows = tuple(
            (Cell(titles[each], Target("domain", each)), *(count(each, other) for other in domains)) for each in domains
        )
        keys = [Key(PLAIN, "3", words.t("pieces of information that go from the row to the column"))]
        if self._thick:
            keys.append(Key(STRONG, "3", words.t("on the longest chain")))
        table = Table(title, (words.t("From"), *(titles[each] for each in domains)), rows)
        drawn = Matrix(table, [Head()] * len(domains), {"": PLAIN, "chain": STRONG}, self._link, key=keys)
        twin = domains_table(self._edition, words, dict(sorted(ways.items())), titles)
        return both(Figure(self._edition, words, NAME, title, self._description(), twin), drawn)

    def _painted(self, name: str, title: str, board: Board, twin: Table) -> Drawing:
        said = self._description() if name == NAME else self._words.t("What goes in, what comes out, and to whom.")
        figure = Figure(self._edition, self._words, name, title, said, twin)
        text = dot(name, board)

        def drawn(laid: Laid) -> Drawing:
            framed = room(laid)
            return figure.drawn(paint(framed, board, self._link), framed.size, lambda: text)

        return figure.laid(text, drawn)

    def _description(self) -> str:
        words, longest, alone = self._words, chain(self._edition), orphans(self._edition)
        data = len({each.data for each in self._found})
        said = [words.n("{count} piece of information passes.", "{count} pieces of information pass.", data)]
        if longest:
            said.append(words.t("The longest chain, dark: {chain}.", chain=" → ".join(longest)))
        if alone:
            said.append(words.t("Exchange nothing: {processes}.", processes=list(alone)))
        return " ".join(said)
