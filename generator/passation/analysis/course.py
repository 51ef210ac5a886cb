"""How a process runs through its steps: how often each is done, and what lies ahead of it.

The conventions are those of `workload`: shares of branches, parallel steps, and one second round at most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

from passation.analysis.once import once
from passation.analysis.order import going_back, reading_order
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.flow import FINISH, Edge, Graph

Exact = int | Fraction
"""A number without rounding: whole where it can be, for that is twenty times as fast. Two of them are never divided by
`/`, which would round whole ones.
"""
Choice = Callable[[Iterable[Exact]], Exact]
"""Which of the ways of unknown share is taken: the cheapest, the dearest."""


@dataclass(frozen=True, slots=True)
class Course:
    """How often each step is done in a run in which ways of unknown share are taken alike."""

    times: tuple[int, ...]
    """In so many `parts` of a time, so that whole minutes are added up in whole numbers."""
    parts: int
    is_open: bool
    """Whether the cheapest and the dearest way may differ."""

    def total(self, minutes: Iterable[Exact]) -> Exact:
        """Minutes of such a run, each step taking its own: what `Ahead.total` says where nothing is open."""
        total = sum([often * each for often, each in zip(self.times, minutes, strict=True) if each])
        return total if self.parts == 1 else whole(Fraction(total, self.parts))


@once
def courses(content: Content) -> Mapping[str, Course]:
    """Of every process; each is asked for by its page, by the map of its domain and by those of its parties."""
    return {
        number: Ahead(content.graphs[number], len(sop.steps)).course
        for number, sop in content.sops.items()
        if number in content.graphs
    }


@dataclass(frozen=True, slots=True)
class _Fork:
    """How a run goes on behind a step."""

    known: tuple[tuple[Edge, Exact], ...]
    """Arrows, and how often each is followed."""
    open: tuple[Edge, ...]
    """Arrows of which nobody knows how often each is followed."""
    rest: Exact
    """How often one of these is."""


class Ahead:
    """What lies ahead of each step of a process."""

    def __init__(self, graph: Graph, count: int) -> None:
        self._start = graph.start
        self._back = going_back(graph, count)
        self._order = reading_order(graph, count, self._back)
        self._joins = Counter(edge.target for edge in graph.edges if edge.all_of)
        out: list[list[Edge]] = [[] for _ in range(count)]
        for edge in graph.edges:
            out[edge.source].append(edge)
        self._forks = [self._fork(edges, edges) for edges in out]
        """Of a run that may still go back."""
        self._last = self._forks
        """Of its second round, where it may not."""
        if self._back:
            self._last = [self._fork(edges, [edge for edge in edges if edge not in self._back]) for edges in out]

    def _fork(self, leaving: Sequence[Edge], followed: Sequence[Edge]) -> _Fork:
        if len(leaving) == 1 and not leaving[0].all_of:
            return _Fork(tuple((edge, 1) for edge in followed), (), 0)  # the common case
        answers = [edge for edge in leaving if not edge.all_of]
        ways = [(edge, share) for edge, share in zip(answers, _shares(answers), strict=True) if edge in followed]
        # A step that waits for three branches is reached by three arrows: a third of it hangs on each.
        parallel = [(edge, whole(Fraction(1, self._joins[edge.target]))) for edge in followed if edge.all_of]
        known = [(edge, share) for edge, share in ways if share is not None]
        unknown = [edge for edge, share in ways if share is None]
        said = sum((share for _, share in known), 0)
        rest = max(0, 1 - said) if unknown else 0
        if not said + rest:  # nobody said that any of them is followed
            return _Fork(tuple(parallel), tuple(edge for edge, _ in ways), 1)
        # Shares that do not make a whole are scaled, so that nothing is lost on the way.
        scaled = [(edge, whole(Fraction(share, said + rest))) for edge, share in known]
        return _Fork((*scaled, *parallel), tuple(unknown), whole(Fraction(rest, said + rest)))

    @property
    def course(self) -> Course:
        """How often each step is done, a second round counted as `total` counts it."""
        first: dict[int, Exact] = {self._start: 1}
        second = self._passed(self._forks, first, self._back)
        self._passed(self._last, second, frozenset())
        times = [first.get(node, 0) + second.get(node, 0) for node in range(len(self._order))]
        parts = lcm(*(each.denominator for each in times))
        is_open = any(len(fork.open) > 1 for fork in (*self._forks, *self._last))
        return Course(tuple(each.numerator * parts // each.denominator for each in times), parts, is_open)

    def _passed(self, forks: list[_Fork], times: dict[int, Exact], back: Collection[Edge]) -> dict[int, Exact]:
        """Adds to `times` how often each step is reached from those in it; gives how often arrows `back` lead on."""
        again: dict[int, Exact] = {}
        for node in self._order:
            often, fork = times.get(node, 0), forks[node]
            alike = [(edge, whole(Fraction(fork.rest, len(fork.open)))) for edge in fork.open]
            for edge, share in (*fork.known, *alike) if often else ():
                reached = again if back and edge in back else times
                reached[edge.target] = reached.get(edge.target, 0) + often * share
        return again

    def total(self, minutes: Sequence[Exact], choice: Choice) -> Exact:
        """Minutes from the start to the ends: once without going back, then with one second round at most."""
        if not minutes:
            return 0
        straight = self._behind(self._last, minutes, None, choice)
        return (self._behind(self._forks, minutes, straight, choice) if self._back else straight)[self._start]

    def _behind(
        self, forks: list[_Fork], minutes: Sequence[Exact], again: Mapping[int, Exact] | None, choice: Choice
    ) -> Mapping[int, Exact]:
        """Minutes from each step; `again` has those of a second round."""
        ahead: dict[int, Exact] = {FINISH: 0}

        def behind(edge: Edge) -> Exact:
            return again[edge.target] if again is not None and edge in self._back else ahead[edge.target]

        for node in reversed(self._order):
            fork = forks[node]
            chosen = fork.rest * choice([behind(edge) for edge in fork.open]) if fork.open else 0
            ahead[node] = minutes[node] + chosen + sum((often * behind(edge) for edge, often in fork.known), 0)
        return ahead


def _shares(answers: Sequence[Edge]) -> list[Exact | None]:
    """The share of each answer; a single one that says none has the rest, several stay unknown."""
    shares = [None if edge.share is None else _part(edge.share) for edge in answers]
    if shares.count(None) != 1:
        return shares
    rest = max(0, 1 - sum((share for share in shares if share is not None), 0))
    return [share if share is not None else rest for share in shares]


@lru_cache(maxsize=256)
def _part(percent: Decimal) -> Exact:
    """The same few shares stand everywhere."""
    return whole(Fraction(percent) / 100)


def whole(number: Decimal | Exact) -> Exact:
    """The same number, as a whole one where it is."""
    above, below = number.as_integer_ratio()
    return above if below == 1 else Fraction(above, below)
