"""What stops when somebody is away: a process stops where one of its steps has nobody left who can do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from typing import Final, Literal

from passation.analysis.continuity import Cover, cover, performers
from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AskStep, DoStep
from passation.values import Duration

Effect = Literal["stops", "waits", "covered"]
"""What an absence does to a process: it stops; its step waits, within the time that is promised; others do it."""
EFFECTS: Final[tuple[Effect, ...]] = ("stops", "waits", "covered")
USUAL: Final = Duration(Decimal(1), "week")
"""How long an absence lasts that nobody has said the length of."""
_HOURS: Final[Mapping[str, Decimal]] = {
    "minute": Decimal(1) / 60,
    "hour": Decimal(1),
    "day": Decimal(24),
    "week": Decimal(168),
    "month": Decimal(730),
    "year": Decimal(8760),
}
_WORKING_HOURS: Final[Mapping[str, Decimal]] = {
    "minute": Decimal("0.08"),
    "hour": Decimal("4.8"),
    "day": Decimal("33.6"),
    "week": Decimal(168),
    "month": Decimal(730),
    "year": Decimal(8760),
}
"""Hours by the clock that a unit takes; of working time: 5 days of 7 hours fill a week."""


Lack = Literal["nobody", "untrained", "away"]
"""Why a replacement does not do it: none is named, she was not trained, she is away as well."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A step that nobody who is there can do."""

    position: int
    """In `sop.steps`."""
    missing: tuple[str, ...]
    """Those who are away and would do it."""
    promised: Duration | None
    """How long it may wait."""


@dataclass(frozen=True, slots=True)
class Relay:
    """Who does what somebody away would do in a process."""

    actor: str
    by: tuple[str, ...]
    """Those who are there, in order of the steps: colleagues in turn, then the trained replacement."""
    backup: str | None
    lack: Lack | None
    """What keeps the replacement from doing it; None: nothing does."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an absence does to one process, and why."""

    process: str
    effect: Effect
    gaps: tuple[Gap, ...]
    relays: tuple[Relay, ...]

    @property
    def holds(self) -> Duration | None:
        """How long the process holds out: the shortest time promised of what waits; None where nothing is promised."""
        spans = [gap.promised for gap in self.gaps]
        known = [span for span in spans if span is not None]
        return min(known, key=_hours) if known and len(known) == len(spans) else None


@dataclass(frozen=True, slots=True)
class Dependence:
    """What an actor's absence does, process by process."""

    actor: str
    effects: Mapping[str, Effect]

    def of(self, effect: Effect) -> tuple[str, ...]:
        """The processes on which the absence has this effect."""
        return tuple(process for process, each in self.effects.items() if each == effect)


def simulate(
    content: Content, absent: Collection[str], lasting: Duration = USUAL, day: dt.date | None = None
) -> tuple[Outcome, ...]:
    """What the absence of some actors does to each process in which they do something, by number of the process."""
    return tuple(
        _outcome(content, sop, absent, lasting, day)
        for sop in in_force(content)
        if not set(absent).isdisjoint(performers(content, sop))
    )


@once
def dependences(content: Content) -> tuple[Dependence, ...]:
    """Every actor who does something, alone away for a week: who stops most comes first."""
    doing: dict[str, list[Sop]] = {}
    for sop in in_force(content):
        for actor in performers(content, sop):
            doing.setdefault(actor, []).append(sop)
    found = (
        Dependence(actor, {sop.id: _outcome(content, sop, {actor}, USUAL, None).effect for sop in sops})
        for actor, sops in doing.items()
    )
    return tuple(sorted(found, key=lambda each: (-len(each.of("stops")), -len(each.effects), each.actor)))


def _outcome(content: Content, sop: Sop, absent: Collection[str], lasting: Duration, day: dt.date | None) -> Outcome:
    covered = cover(content, sop, day)
    able = {
        each.actor: {each.actor, *([each.backup] if each.trained and each.backup else [])}.difference(absent)
        for each in covered
    }
    gaps = tuple(_gaps(sop, able, absent))
    patient = all(_waits(gap.promised, lasting) for gap in gaps)
    effect: Effect = "covered" if not gaps else "waits" if patient else "stops"
    relays = tuple(_relay(sop, each, able, absent) for each in covered if each.actor in absent)
    return Outcome(sop.id, effect, gaps, relays)


def _gaps(sop: Sop, able: Mapping[str, Collection[str]], absent: Collection[str]) -> Iterator[Gap]:
    """The steps for which none of those who do it in turn is there, or not each of those who do it together."""
    gone = {actor for actor, by in able.items() if not by}
    for position, step in enumerate(sop.steps if gone else ()):
        if isinstance(step, DoStep | AskStep):
            performers = sop.performers(step)
            nobody = gone.issuperset(performers)
            if nobody or not gone.isdisjoint(step.with_):
                everybody = dict.fromkeys((*(performers if nobody else ()), *step.with_))
                missing = tuple(each for each in everybody if each in absent and each in gone)
                yield Gap(position, missing, step.within or (sop.sla.within if sop.sla else None))


def _relay(sop: Sop, each: Cover, able: Mapping[str, Collection[str]], absent: Collection[str]) -> Relay:
    by: dict[str, None] = {}
    for step in sop.steps:
        if isinstance(step, DoStep | AskStep):
            performers = sop.performers(step)
            if each.actor in performers:
                by.update((who, None) for who in performers if who not in absent)
    by.update(dict.fromkeys(sorted(able[each.actor])))
    if each.backup is None:
        return Relay(each.actor, tuple(by), None, "nobody")
    lack: Lack | None = "away" if each.backup in absent else None if each.trained else "untrained"
    return Relay(each.actor, tuple(by), each.backup, lack)


def _waits(promised: Duration | None, lasting: Duration) -> bool:
    return promised is not None and _hours(promised) >= _hours(lasting)


def _hours(span: Duration) -> Decimal:
    return span.amount * (_WORKING_HOURS if span.business else _HOURS)[span.unit]
