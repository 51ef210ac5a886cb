"""The outside: which roles are a provider's, which contract stands behind them, which steps they do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping

from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.model.content import Content
from passation.model.contract import Contract
from passation.model.sop import Sop
from passation.model.step import AskStep, DoStep


def outside_actors(content: Content) -> frozenset[str]:
    """Ids of the roles that belong to a provider (side `external`)."""
    return frozenset(actor.id for actor in content.actors.values() if actor.side == "external")


def steps_done_by(sop: Sop, actors: Collection[str]) -> Iterator[tuple[int, DoStep | AskStep]]:
    """The steps that one of `actors` does, alone, in turn or together, as (position, step). Waits are nobody's."""
    by_default = sop.default_performer in actors
    for position, step in enumerate(sop.steps):
        does = any(actor in actors for actor in step.actor) if step.actor else by_default
        if (does or any(actor in actors for actor in step.with_)) and isinstance(step, DoStep | AskStep):
            yield position, step


def is_delegated(sop: Sop, outside: Collection[str]) -> bool:
    """Whether a provider does at least one step of the process."""
    return next(steps_done_by(sop, outside), None) is not None


def party_of(content: Content, actor: str) -> tuple[str, str]:
    """Who answers for an outside role: ("organisation", id), or ("actor", id) where it names no organisation."""
    organisation = content.actors[actor].organisation
    return ("organisation", organisation) if organisation is not None else ("actor", actor)


@once
def at_work(content: Content) -> Mapping[tuple[str, str], Mapping[str, tuple[str, int]]]:
    """The providers that do something today, by who answers for them; see `party_of`.

    Each of their roles comes with the first step it does: process and position. Obsolete processes count for nothing.
    """
    outside = outside_actors(content)
    found: dict[tuple[str, str], dict[str, tuple[str, int]]] = {}
    for sop in in_force(content):
        for position, step in steps_done_by(sop, outside):
            for actor in (*sop.performers(step), *step.with_):
                if actor in outside:
                    found.setdefault(party_of(content, actor), {}).setdefault(actor, (sop.id, position))
    return found


@once
def delegated(content: Content) -> Mapping[str, int]:
    """The processes in force in which a provider works, each with the position of the first step it does."""
    outside = outside_actors(content)
    firsts = ((sop.id, next(steps_done_by(sop, outside), None)) for sop in in_force(content))
    return {process: first[0] for process, first in firsts if first is not None}


def contracts_of(content: Content, organisation: str) -> tuple[Contract, ...]:
    """The contracts with an organisation: the one it names and those that name it, in order of the file."""
    known = content.organisations.get(organisation)
    named = known.contract if known is not None else None
    return tuple(each for each in content.contracts.values() if each.provider == organisation or each.id == named)


def contract_in_force(content: Content, organisation: str, day: dt.date | None = None) -> Contract | None:
    """The contract with an organisation that holds on `day` (any, without a day); of several, the last of the file."""
    holding = [each for each in contracts_of(content, organisation) if day is None or holds(each, day)]
    return holding[-1] if holding else None


def holds(contract: Contract, day: dt.date) -> bool:
    """Whether a contract runs on a day; a missing first or last day sets no limit."""
    return (contract.start is None or contract.start <= day) and (contract.end is None or day <= contract.end)


def colleagues(content: Content, actor: str) -> frozenset[str]:
    """The roles of the same organisation, the actor included; the actor alone when it has no organisation."""
    known = content.actors.get(actor)
    if known is None or known.organisation is None:
        return frozenset({actor})
    return frozenset(each.id for each in content.actors.values() if each.organisation == known.organisation)


def escalation_of(content: Content, sop: Sop, outside: Collection[str]) -> str | None:
    """Whom to call: the process's escalation, else that of its provider's contract, else the company's."""
    if sop.escalation is not None:
        return sop.escalation
    for _, step in steps_done_by(sop, outside):
        for actor in (*sop.performers(step), *step.with_):
            organisation = content.actors[actor].organisation if actor in outside else None
            for contract in contracts_of(content, organisation) if organisation else ():
                if contract.escalation is not None:
                    return contract.escalation
    return content.company.escalation
