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

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from passation.analysis.course import Ahead, Course, Exact, courses, whole
from passation.analysis.rhythm import runs_a_year, times_a_year
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AnyStep, CallStep, WorkStep

_ORDER: Final = (("min", "usual", "peak"), ("usual", "min", "peak"), ("peak", "usual", "min"))
"""Of the fewest, the usual and the most items: which value of a volume says it, and which where that is missing."""


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

    runs: Exact | None
    items: Exact


def workload(content: Content, sop: Sop) -> Workload:
    """The workload of a process; see this module's conventions."""
    loads, counted = _loads(content, sop), _counted(sop)
    course = courses(content)[sop.id]
    ahead = Ahead(content.graphs[sop.id], len(sop.steps)) if course.is_open else None
    one = _minutes(sop)
    ranges = {
        items: _range(course, ahead, _of_all(one, items, sop, counted)) for items in {load.items for load in loads}
    }
    fewest, usual, most = (ranges[load.items] for load in loads)
    sure = usual[0] == usual[1] and (sop.volume is None or sop.volume.usual is not None)
    minutes = (fewest[0], usual[0] if sure else None, most[1])
    month = [_monthly(each, load.runs) for each, load in zip(minutes, loads, strict=True)]
    work = [step for step in sop.steps if isinstance(step, WorkStep)]
    return Workload(
        minutes_min=_decimal(fewest[0]),
        minutes_usual=_decimal(usual[0]) if sure else None,
        minutes_max=_decimal(most[1]),
        occurrences_per_month=_monthly(1, loads[1].runs),
        month_min=month[0],
        month_usual=month[1],
        month_max=month[2],
        unmeasured=sum(step.minutes is None for step in work),
        uncounted=tuple(dict.fromkeys(step.per for step in work if step.per and step.per not in counted)),
        calls=tuple(dict.fromkeys(step.call for step in sop.steps if isinstance(step, CallStep))),
    )


def expected_minutes(content: Content, sop: Sop, part: Callable[[AnyStep], Exact]) -> Exact:
    """Minutes of a usual run, of each step only its `part`; ways of unknown share are taken alike, as a hypothesis."""
    minutes = _of_all(_minutes(sop), _loads(content, sop)[1].items, sop, _counted(sop))
    parts = [each * part(step) if each else 0 for each, step in zip(minutes, sop.steps, strict=True)]
    return courses(content)[sop.id].total(parts)


def _range(course: Course, ahead: Ahead | None, minutes: Sequence[Exact]) -> tuple[Exact, Exact]:
    """A run by the cheapest ways, and by the dearest; each step takes its `minutes`. Only open courses look `ahead`."""
    if ahead is not None:
        return ahead.total(minutes, min), ahead.total(minutes, max)
    total = course.total(minutes)
    return total, total


def _minutes(sop: Sop) -> list[Exact]:
    """The minutes of each step, done once."""
    return [whole(step.minutes) if isinstance(step, WorkStep) and step.minutes is not None else 0 for step in sop.steps]


def _of_all(minutes: Sequence[Exact], items: Exact, sop: Sop, counted: Collection[str | None]) -> Sequence[Exact]:
    """The same in a run with so many items, which the words of `per` in `counted` count."""
    if items == 1 or not counted:
        return minutes
    return [each * items if step.per in counted else each for each, step in zip(minutes, sop.steps, strict=True)]


def _counted(sop: Sop) -> Collection[str | None]:
    """The words of `per` that the process's volume counts, plural or not."""
    if sop.volume is None:
        return ()
    unit = _noun(sop.volume.unit)
    return {step.per for step in sop.steps if step.per and _noun(step.per) == unit}


def _noun(words: str) -> list[str]:
    return [word.rstrip("sx") for word in words.casefold().split()]


def _loads(content: Content, sop: Sop) -> list[_Load]:
    """With the fewest items, as usual, with the most."""
    volume, often = sop.volume, runs_a_year(sop, content.company.calendar)
    runs = None if often is None else whole(often)
    periods = times_a_year(volume.per, content.company.calendar) if volume else None
    if volume is None or periods is None:
        return [_Load(runs, 1)] * len(_ORDER)
    counts = ([count for name in names if (count := getattr(volume, name)) is not None] for names in _ORDER)
    each = whole(periods)
    return [_load(whole(count[0]) * each, runs) if count else _Load(runs, 1) for count in counts]


def _load(items: Exact, runs: Exact | None) -> _Load:
    """So many items a year. Without a rhythm, each is a run of its own."""
    return _Load(runs, whole(Fraction(items, runs))) if runs else _Load(items, 1)


def _monthly(minutes: Exact | None, runs: Exact | None) -> Decimal | None:
    return None if minutes is None or runs is None else _decimal(minutes * runs, 12)


def _decimal(number: Exact, parts: int = 1) -> Decimal:
    """A number, or one of so many parts of it: exact where it can be, else to 28 digits."""
    return Decimal(number.numerator) / Decimal(number.denominator * parts)
