"""How ready a process is to leave the house: ten points, all read from what is written, none ticked by hand.

The points are those the founding documents ask for before a delegation: documented, equipped, measured, checked,
covered by law, and with somebody to stand in. Seven of ten is the mark from which practice speaks of "ready".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Final

from passation.analysis.access import missing
from passation.analysis.continuity import bus_factor
from passation.analysis.providers import contracts_of, escalation_of, holds, outside_actors, steps_done_by
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.contract import Contract
from passation.model.sop import Sop
from passation.model.step import WorkStep

READY: Final = 7
"""Points, of the ten, from which a process may leave the house."""


@dataclass(frozen=True, slots=True)
class Readiness:
    """The points that a process has and those it lacks, by name, in the order of `POINTS`."""

    met: tuple[str, ...]
    lacking: tuple[str, ...]

    @property
    def is_enough(self) -> bool:
        """Whether the process may leave the house."""
        return len(self.met) >= READY


@dataclass(frozen=True, slots=True)
class _Case:
    """A process on a day, with what several points need."""

    content: Content
    sop: Sop
    day: dt.date
    outside: frozenset[str]
    unequipped: frozenset[str]
    """Processes in which somebody lacks an access."""

    def contracts(self) -> tuple[Contract, ...]:
        """Contracts in force with the providers that work in the process."""
        doing = {
            a for _, step in steps_done_by(self.sop, self.outside) for a in (*self.sop.performers(step), *step.with_)
        }
        organisations = {self.content.actors[actor].organisation for actor in doing & self.outside}
        return tuple(
            contract
            for organisation in sorted(each for each in organisations if each is not None)
            for contract in contracts_of(self.content, organisation)
            if holds(contract, self.day)
        )


def _checked(case: _Case) -> bool:
    return any(
        isinstance(step, WorkStep)
        and step.control is not None
        and not case.outside.intersection(case.sop.performers(step))
        for step in case.sop.steps
    )


def _baseline(case: _Case) -> bool:
    kpis = [case.content.kpis[kpi] for kpi in case.sop.kpis if kpi in case.content.kpis]
    return any(kpi.baseline is not None or case.content.measures.get(kpi.id) for kpi in kpis)


_ASK: Final[Mapping[str, Callable[[_Case], bool]]] = {
    "approved": lambda case: case.sop.document.status == "approved",
    "detailed": lambda case: len(case.sop.steps) >= 3,
    "equipped": lambda case: case.sop.id not in case.unequipped,
    "supplied": lambda case: bool(case.sop.templates or case.sop.references),
    "measured": lambda case: bool(case.sop.kpis),
    "baseline": _baseline,
    "checked": _checked,
    "escalated": lambda case: escalation_of(case.content, case.sop, case.outside) is not None,
    "covered": lambda case: any(contract.nda is not None for contract in case.contracts()),
    "backed": lambda case: bus_factor(case.content, case.sop, case.day) >= 2,
}
POINTS: Final[Mapping[str, Message]] = {
    "approved": say("the document is approved"),
    "detailed": say("it has three steps or more"),
    "equipped": say("whoever does a step holds the access it needs"),
    "supplied": say("a template or a reference is supplied"),
    "measured": say("an indicator measures it"),
    "baseline": say("the indicator has a value from before"),
    "checked": say("somebody inside checks it"),
    "escalated": say("somebody is called when it is stuck"),
    "covered": say("a contract with a confidentiality undertaking is in force"),
    "backed": say("every performer has a trained backup"),
}
"""The ten points, in the order in which they are asked."""


def readiness(content: Content, processes: Mapping[str, Sop], day: dt.date) -> dict[str, Readiness]:
    """The readiness of each of `processes` on a day, by id. Accesses are compared once for all of them."""
    outside = outside_actors(content)
    unequipped = (
        frozenset(use.process for need in missing(content, day) for use in need.uses) if processes else frozenset()
    )
    found = {}
    for number, sop in processes.items():
        case = _Case(content, sop, day, outside, unequipped)
        met = tuple(point for point in POINTS if _ASK[point](case))
        found[number] = Readiness(met, tuple(point for point in POINTS if point not in met))
    return found
