"""What stops when somebody is away: a process stops where one of its steps has nobody left who can do it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from passation.analysis.continuity import cover, performers
from passation.analysis.once import once
from passation.analysis.review import in_force
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
) -> Mapping[str, Effect]:
    """What the absence of some actors does to each process in which they do something; the others are not named."""
    found = {}
    for sop in in_force(content):
        if not set(absent).isdisjoint(performers(content, sop)):
            found[sop.id] = _effect(content, sop, absent, lasting, day)
    return found


@once
def dependences(content: Content) -> tuple[Dependence, ...]:
    """Every actor who does something, alone away for a week: who stops most comes first."""
    doing: dict[str, list[Sop]] = {}
    for sop in in_force(content):
        for actor in performers(content, sop):
            doing.setdefault(actor, []).append(sop)
    found = (
        Dependence(actor, {sop.id: _effect(content, sop, {actor}, USUAL, None) for sop in sops})
        for actor, sops in doing.items()
    )
    return tuple(sorted(found, key=lambda each: (-len(each.of("stops")), -len(each.effects), each.actor)))


def _effect(content: Content, sop: Sop, absent: Collection[str], lasting: Duration, day: dt.date | None) -> Effect:
    able = {
        each.actor: {each.actor, *([each.backup] if each.trained and each.backup else [])}.difference(absent)
        for each in cover(content, sop, day)
    }
    stuck = [step for step in sop.steps if isinstance(step, DoStep | AskStep) and not _doable(sop, step, able)]
    if not stuck:
        return "covered"
    patient = all(_waits(step.within or (sop.sla.within if sop.sla else None), lasting) for step in stuck)
    return "waits" if patient else "stops"


def _doable(sop: Sop, step: DoStep | AskStep, able: Mapping[str, Collection[str]]) -> bool:
    """Whether one of those who do a step in turn is there, and each of those who do it together."""

    def there(actor: str) -> bool:
        return bool(able.get(actor, (actor,)))

    return any(map(there, sop.performers(step))) and all(map(there, step.with_))


def _waits(promised: Duration | None, lasting: Duration) -> bool:
    return promised is not None and _hours(promised) >= _hours(lasting)


def _hours(span: Duration) -> Decimal:
    return span.amount * (_WORKING_HOURS if span.business else _HOURS)[span.unit]
