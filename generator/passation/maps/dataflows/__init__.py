"""Which process feeds which: the longest chain stands out, and what exchanges nothing is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
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
from passation.maps.dataflows.comb import PHONE_ROOMS, ROOMS, height, on_page, on_phone
from passation.maps.dataflows.paint import paint, room
from passation.maps.dataflows.rows import Rows
from passation.maps.dataflows.twin import domains_table, passages_table
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure, Pieces, Plan
from passation.maps.heads import Head
from passation.maps.laid import Laid
from passation.maps.matrix import PLAIN, STRONG, Key, Matrix, both
from passation.table import Cell, Link, Table, Target
from passation.words import Words

NAME: Final = "dataflow"
MOST: Final = 12
"""Processes on one drawing with what passes between them; of more, domains first, then each domain."""
_MANY: Final = 200
"""Processes from which on only domains are drawn."""
_TANGLE: Final = 30
"""Passages from which on a graph is a tangle, and rows are read more easily."""
_HIGHEST: Final = 1250.0
"""A higher drawing would be printed too small on an A4 page."""


def dataflow(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing; or what domains give each other as a matrix, then each domain. Nothing where nothing passes.

    Few processes that exchange little are a graph; a tangle of arrows is drawn as rows instead.
    """
    return tuple(_Flows(edition, words, link).drawings())


def _sheets(processes: Sequence[str], heights: Sequence[float]) -> list[list[str]]:
    """The processes in order, as many on a drawing as its height holds; at least one."""
    made: list[list[str]] = []
    left = 0.0
    for process, high in zip(processes, heights, strict=True):
        if not made or high > left:
            made.append([])
            left = _HIGHEST
        made[-1].append(process)
        left -= high
    return made


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
        if len(sops) <= MOST and len(found) > _TANGLE:
            yield from self._rows(NAME, title, found)
            return
        if len(sops) <= MOST:
            twin = passages_table(self._edition, self._words, found)
            yield self._painted(NAME, title, self._board(found), twin)
            return
        if len({self._edition.domain_of[each] for each in sops}) > 1:
            yield self._overview(title)
        if len(sops) <= _MANY:
            for domain in self._titles:
                mine = [each for each in found if domain in {self._domain(each.source), self._domain(each.target)}]
                if mine:
                    yield from self._rows(f"{NAME}-{domain}", f"{title} – {self._titles[domain]}", mine, domain)

    def _rows(self, name: str, title: str, found: Sequence[Passage], domain: str | None = None) -> Iterator[Drawing]:
        """The processes of a domain (None: of all), a row each, on as many drawings as their height asks for."""
        ends = {end for each in found for end in (each.source, each.target)}
        processes = [each for each in self._edition.sops if each in ends and domain in {None, self._domain(each)}]
        page, phone = (
            dict(
                zip(processes, Rows(self._edition, self._words, found, self._thick, *rooms).of(processes), strict=True)
            )
            for rooms in (ROOMS, PHONE_ROOMS)
        )
        sheets = _sheets(processes, [height(page[each]) for each in processes])
        for number, chosen in enumerate(sheets, 1):
            passed = [each for each in found if {each.source, each.target} & set(chosen)]
            called, shown = name, title
            if len(sheets) > 1:
                called = f"{name}-{number}"
                shown = self._words.t("{title} ({number} of {total})", title=title, number=number, total=len(sheets))
            twin = passages_table(self._edition, self._words, passed)
            said = self._said(passed) if domain else self._description()
            graph = partial(dot, called, self._board(passed, domain))
            yield Figure(self._edition, self._words, called, shown, said, twin).both(
                on_page([page[each] for each in chosen], self._link),
                on_phone([phone[each] for each in chosen], self._link),
                graph,
            )

    def _said(self, passed: Sequence[Passage]) -> str:
        """What the rows of a domain show; what is dark among them."""
        said = self._words.t("What goes in, what comes out, and to whom.")
        dark = any((each.source, each.target) in self._thick for each in passed)
        return f"{said} {self._words.t('Dark: the longest chain of the company.')}" if dark else said

    def _domain(self, party: str) -> str | None:
        return self._edition.domain_of.get(party)

    def _board(self, found: Sequence[Passage], domain: str | None = None) -> Board:
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
        return Board(once_each(nodes), tuple(pairs(ways)), frozenset(thick))

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
        to = words.p("receiver", "To")
        table = Table(title, (words.t("From"), *(titles[each] for each in domains)), rows)
        drawn = Matrix(table, [Head()] * len(domains), {"": PLAIN, "chain": STRONG}, self._link, key=keys, across=to)
        twin = domains_table(self._edition, words, dict(sorted(ways.items())), titles)
        return both(Figure(self._edition, words, NAME, title, self._description(), twin), drawn)

    def _painted(self, name: str, title: str, board: Board, twin: Table) -> Drawing:
        figure = Figure(self._edition, self._words, name, title, self._description(), twin)

        def painted(laid: Laid) -> Pieces:
            framed = room(laid)
            return paint(framed, board, self._link), framed.size

        graph = dot(name, board)
        return figure.planned(Plan(graph, painted, lambda: graph))

    def _description(self) -> str:
        words, longest, alone = self._words, chain(self._edition), orphans(self._edition)
        data = len({each.data for each in self._found})
        said = [words.n("{count} piece of information passes.", "{count} pieces of information pass.", data)]
        if longest:
            said.append(words.t("The longest chain, dark: {chain}.", chain=" → ".join(longest)))
        if alone:
            said.append(words.t("Exchange nothing: {processes}.", processes=list(alone)))
        return " ".join(said)
