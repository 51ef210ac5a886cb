"""Whom each process calls when something is stuck, and how an emergency is answered, as the rungs of one ladder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from passation.analysis.once import once
from passation.analysis.providers import escalation_of, outside_actors
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.channel import Emergency, Escalation
from passation.model.content import Content
from passation.values import Duration


@dataclass(frozen=True, slots=True)
class Rung:
    """Somebody who is called: after how long, or within how long the answer comes; over what; in which case."""

    actor: str
    after: Duration | None = None
    within: Duration | None = None
    channel: str | None = None
    case: str = ""
    otherwise: bool = False
    """Called when the one before does not answer."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs from the first to the last; `leads_to` is the escalation that follows them."""

    kind: Literal["escalation", "emergency"]
    id: str
    title: str
    rungs: tuple[Rung, ...]
    leads_to: str | None = None


@once
def called_by(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The processes that call each escalation: their own, else the contract's, else the company's."""
    outside = outside_actors(content)
    found: dict[str, list[str]] = {}
    for sop in in_force(content):
        wanted = escalation_of(content, sop, outside)
        if wanted is not None:
            found.setdefault(wanted, []).append(sop.id)
    return {name: tuple(processes) for name, processes in found.items()}


def ladders(content: Content) -> Iterator[Ladder]:
    """Emergencies, then escalations, each in the order of the file; those without a rung are left out."""
    made = (*map(_burning, content.emergencies.values()), *map(_stuck, content.escalations.values()))
    return (each for each in made if each.rungs)


def _stuck(escalation: Escalation) -> Ladder:
    rungs = (Rung(each.to, each.after, None, each.channel, each.when or "") for each in escalation.levels)
    return Ladder("escalation", escalation.id, escalation.name, tuple(rungs))


def _burning(emergency: Emergency) -> Ladder:
    rungs = []
    if emergency.on_call is not None:
        rungs.append(Rung(emergency.on_call, None, emergency.answer_within, emergency.channel))
    if emergency.otherwise is not None:
        rungs.append(Rung(emergency.otherwise, otherwise=bool(rungs)))
    return Ladder("emergency", emergency.id, emergency.when, tuple(rungs), emergency.escalation)
