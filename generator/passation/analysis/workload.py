"""How much working time a process takes: never the plain sum of its minutes.

Workload = Σ minutes × share of its branch × (volume where `per`) × occurrences. Conventions:

- **Branches.** One answer without a share has what the others leave. Where several have none, nobody knows: the result
  is a range, from the cheapest way to the dearest.
- **Items.** A step with `per` counts once for each item of a run: the volume of a period over the runs of a period.
  Without a rhythm, each item is a run of its own. A `per` that the volume does not count is one item (`uncounted`).
- **Parallel steps** are all done. What waits for several (`after`) is done once.
- **Loops.** An arrow that goes back is followed once at most: a second round counts with its share, a third does not.
- **Waits** cost nothing. **Called processes** are named, not added: they have their own workload.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Final

from passation.analysis.order import going_back, reading_order
from passation.analysis.rhythm import runs_a_year, times_a_year
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.flow import FINISH, Edge, Graph
from passation.model.sop import Sop
from passation.model.step import AnyStep, CallStep, WorkStep

Ways = Sequence[tuple[Fraction | None, Fraction]]
"""The ways out of a choice: share if known, and minutes of everything that follows."""
Choice = Callable[[Iterable[Fraction]], Fraction]
"""Which of the ways of unknown share is taken: the cheapest, the dearest."""

_NOTHING: Final = Fraction(0)
_exact: Final = lru_cache(maxsize=256)(Fraction)
"""The same few minutes and shares stand everywhere."""


@dataclass(frozen=True, slots=True)
class Workload:
    """Working minutes of one run, and of a month; `usual` is None where shares or volumes leave it open."""

    minutes_min: Decimal
    """A run with the fewest items, by the cheapest ways."""
    minutes_usual: Decimal | None
    minutes_max: Decimal
    """A run with the most items, by the dearest ways."""
    occurrences_per_month: Decimal | None
    """Usual runs a month; None for a process started by events that are not counted."""
    month_min: Decimal | None
    month_usual: Decimal | None
    month_max: Decimal | None
    unmeasured: int
    """Steps of work that say no minutes."""
    uncounted: tuple[str, ...]
    """Words of `per` that the volume does not count."""
    calls: tuple[str, ...]
    """Processes run as steps, whose minutes are theirs."""


@dataclass(frozen=True, slots=True)
class _Load:
    """Runs a year, and items a run."""

    runs: Fraction | None
    items: Fraction


def workload(content: Content, sop: Sop) -> Workload:
    """The workload of a process; see this module's conventions."""
    loads = [_load(content, sop, which) for which in ("min", "usual", "peak")]
    ahead = _Ahead(content.graphs[sop.id], len(sop.steps))
    ranges = {items: ahead.range(_each(sop, items)) for items in {load.items for load in loads}}
    fewest, usual, most = (ranges[load.items] for load in loads)
    sure = usual[0] == usual[1] and (sop.volume is None or sop.volume.usual is not None)
    minutes = (fewest[0], usual[0] if sure else None, most[1])
    month = [_monthly(each, load.runs) for each, load in zip(minutes, loads, strict=True)]
    work = [step for step in sop.steps if isinstance(step, WorkStep)]
    return Workload(
        minutes_min=_decimal(fewest[0]),
        minutes_usual=_decimal(usual[0]) if sure else None,
        minutes_max=_decimal(most[1]),
        occurrences_per_month=_monthly(Fraction(1), loads[1].runs),
        month_min=month[0],
        month_usual=month[1],
        month_max=month[2],
        unmeasured=sum(step.minutes is None for step in work),
        uncounted=tuple(dict.fromkeys(step.per for step in work if step.per and not _counts(sop, step))),
        calls=tuple(dict.fromkeys(step.call for step in sop.steps if isinstance(step, CallStep))),
    )


def expected_minutes(content: Content, sop: Sop, part: Callable[[AnyStep], Fraction]) -> Fraction:
    """Minutes of a usual run, of each step only its `part`; ways of unknown share are taken alike, as a hypothesis."""
    items = _load(content, sop, "usual").items
    minutes = [_minutes(sop, step, items) * part(step) for step in sop.steps]
    return _Ahead(content.graphs[sop.id], len(minutes)).total(minutes, _evenly)


def _each(sop: Sop, items: Fraction) -> tuple[Fraction, ...]:
    """The minutes of each step in a run with so many items."""
    return tuple(_minutes(sop, step, items) for step in sop.steps)


def _is_open(graph: Graph) -> bool:
    """Whether the cheapest and the dearest way may differ: several answers of unknown share, or one of none."""
    unknown = Counter(edge.source for edge in graph.edges if edge.share is None and not edge.all_of)
    return any(count > 1 for count in unknown.values()) or any(edge.share == 0 for edge in graph.edges)


def _minutes(sop: Sop, step: AnyStep, items: Fraction) -> Fraction:
    if not isinstance(step, WorkStep) or step.minutes is None:
        return _NOTHING
    minutes = _exact(step.minutes)
    return minutes * items if _counts(sop, step) else minutes


def _counts(sop: Sop, step: AnyStep) -> bool:
    """Whether the process's volume counts what the step is done for, plural or not."""
    return bool(step.per and sop.volume) and _noun(step.per) == _noun(sop.volume.unit if sop.volume else None)


def _noun(words: str | None) -> list[str]:
    return [word.rstrip("sx") for word in (words or "").casefold().split()]


def _load(content: Content, sop: Sop, which: str) -> _Load:
    volume, runs = sop.volume, runs_a_year(sop, content.company.calendar)
    if volume is None:
        return _Load(runs, Fraction(1))
    order = {"min": ("min", "usual", "peak"), "usual": ("usual", "min", "peak"), "peak": ("peak", "usual", "min")}
    count = next((found for name in order[which] if (found := getattr(volume, name)) is not None), None)
    periods = times_a_year(volume.per, content.company.calendar)
    if count is None or periods is None:
        return _Load(runs, Fraction(1))
    items = Fraction(count) * periods
    return _Load(items, Fraction(1)) if not runs else _Load(runs, items / runs)


class _Ahead:
    """What lies ahead of each step of a process, in minutes."""

    def __init__(self, graph: Graph, count: int) -> None:
        self._graph = graph
        self._back = going_back(graph, count)
        self._backwards = tuple(reversed(reading_order(graph, count)))
        self._joins = Counter(edge.target for edge in graph.edges if edge.all_of)
        self._out: dict[int, list[Edge]] = {}
        for edge in graph.edges:
            self._out.setdefault(edge.source, []).append(edge)

    def range(self, minutes: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
        """A run by the cheapest ways, and by the dearest; each step takes its `minutes`."""
        least = self.total(minutes, min)
        return least, self.total(minutes, max) if _is_open(self._graph) else least

    def total(self, minutes: Sequence[Fraction], choice: Choice) -> Fraction:
        """Minutes from the start to the ends: once without going back, then with one second round at most."""
        if not minutes:
            return _NOTHING
        once: dict[int, Fraction] = {FINISH: _NOTHING}
        for node in self._backwards:
            once[node] = minutes[node] + self._behind_all(node, once, None, choice)
        if not self._back:
            return once[self._graph.start]
        twice: dict[int, Fraction] = {FINISH: _NOTHING}
        for node in self._backwards:
            twice[node] = minutes[node] + self._behind_all(node, twice, once, choice)
        return twice[self._graph.start]

    def _behind_all(
        self, node: int, ahead: Mapping[int, Fraction], again: Mapping[int, Fraction] | None, choice: Choice
    ) -> Fraction:
        """`ahead` has the minutes from each later step, `again` those of a second round; None: no going back."""
        leaving = self._out.get(node, [])
        if len(leaving) == 1 and not leaving[0].all_of and leaving[0] not in self._back:
            return ahead[leaving[0].target]  # the common case, at a tenth of the time
        followed = [edge for edge in leaving if again is not None or edge not in self._back]
        cost = {edge: self._behind(edge, ahead, again) for edge in followed}
        answers = [edge for edge in leaving if not edge.all_of]
        ways = [(share, cost[edge]) for edge, share in zip(answers, _shares(answers), strict=True) if edge in cost]
        # A step that waits for three branches is reached by three arrows: a third of it hangs on each.
        parallel = sum((cost[edge] / self._joins[edge.target] for edge in followed if edge.all_of), _NOTHING)
        return parallel + _weighed(ways, choice)

    def _behind(self, edge: Edge, ahead: Mapping[int, Fraction], again: Mapping[int, Fraction] | None) -> Fraction:
        return again[edge.target] if again is not None and edge in self._back else ahead[edge.target]


def _shares(answers: Sequence[Edge]) -> list[Fraction | None]:
    """The share of each answer; a single one that says none has the rest, several stay unknown."""
    shares: list[Fraction | None] = [None if edge.share is None else _exact(edge.share) / 100 for edge in answers]
    if shares.count(None) != 1:
        return shares
    rest: Fraction = max(_NOTHING, 1 - sum((share for share in shares if share is not None), _NOTHING))
    return [share if share is not None else rest for share in shares]


def _weighed(ways: Ways, choice: Choice) -> Fraction:
    """The minutes behind a choice. Shares that do not make a whole are scaled, so that nothing is lost on the way."""
    known = [(share, minutes) for share, minutes in ways if share is not None]
    unknown = [minutes for share, minutes in ways if share is None]
    rest = max(_NOTHING, 1 - sum(share for share, _ in known)) if unknown else _NOTHING
    mass = rest + sum(share for share, _ in known)
    if not mass:
        return choice(minutes for _, minutes in ways) if ways else _NOTHING
    total = sum((share * minutes for share, minutes in known), _NOTHING)
    return (total + (rest * choice(unknown) if unknown else 0)) / mass


def _evenly(minutes: Iterable[Fraction]) -> Fraction:
    each = list(minutes)
    return sum(each, _NOTHING) / len(each)


def _monthly(minutes: Fraction | None, runs: Fraction | None) -> Decimal | None:
    return None if minutes is None or runs is None else _decimal(minutes * runs / 12)


def _decimal(number: Fraction) -> Decimal:
    """Exact where it can be, else to 28 digits."""
    return Decimal(number.numerator) / Decimal(number.denominator)
