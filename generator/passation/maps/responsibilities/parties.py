"""Who holds what across the company's border: parties outside, what each does, and who inside answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Final

from passation.analysis.once import once
from passation.analysis.responsibility import (
    OUTSIDE,
    accountable,
    controls_inside,
    handovers,
    minutes_share,
    people,
    side_of_actor,
    working_steps,
)
from passation.frozen import dataclass
from passation.model.actor import Side
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AnyStep, WorkStep

PILOTS: Final = "pilots"
VALIDATES: Final = "validates"
TAKES_PART: Final = "takes part"


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation outside, or somebody outside who belongs to none."""

    key: str
    name: str
    side: Side
    country: str | None


@dataclass(frozen=True, slots=True)
class Crossing:
    """What ties a role of the company to a process done outside."""

    role: str
    relations: tuple[str, ...]
    """Of PILOTS, VALIDATES, TAKES_PART, in this order."""
    passages: int
    """How often the work passes between the role and the party."""


@dataclass(frozen=True, slots=True)
class Held:
    """A process, or the part of it, that a party does."""

    sop: Sop
    party: Party
    done: int
    """Steps of work in which the party takes part, of `steps`."""
    steps: int
    minutes: Decimal | None
    """Percent of the minutes of a usual run; None where no step says its minutes."""
    controls: tuple[int, int]
    """(n, m): of the m controls of the process, n are made inside."""
    crossings: tuple[Crossing, ...]

    channels: tuple[str, ...]
    """Over which channels the work passes between the company and the party, each once."""

    @property
    def passages(self) -> int:
        """How often the work passes over the border."""
        return sum(crossing.passages for crossing in self.crossings)


def party_of(edition: Content, actor_id: str) -> Party:
    """The party of an actor: the organisation, or the actor alone."""
    actor = edition.actors[actor_id]
    organisation = edition.organisations.get(actor.organisation or "")
    if organisation is None:
        return Party(actor.id, actor.name, actor.side, actor.country)
    return Party(organisation.id, organisation.name, actor.side, organisation.country or actor.country)


def held(edition: Content, sop: Sop) -> tuple[Held, ...]:
    """What each party outside does of a process, in order of appearance; nothing for a process done inside."""
    return _everything_held(edition)[sop.id]


@once
def _everything_held(edition: Content) -> Mapping[str, tuple[Held, ...]]:
    return {sop.id: tuple(_held(edition, sop)) for sop in edition.sops.values()}


def _held(edition: Content, sop: Sop) -> Iterator[Held]:
    work = working_steps(sop)
    parties: dict[str, Party] = {}
    done: dict[str, int] = {}
    for step in work:
        outside = [each for each in people(sop, step) if side_of_actor(edition, each) in OUTSIDE]
        for party in {found.key: found for each in outside for found in (party_of(edition, each),)}.values():
            parties.setdefault(party.key, party)
            done[party.key] = done.get(party.key, 0) + 1
    passing = list(_passing(edition, sop))
    passages = Counter((inside, party) for inside, party, _ in passing)
    controls = controls_inside(edition, sop)
    roles = _roles(edition, sop)
    for key, party in parties.items():
        crossings = tuple(Crossing(role, kinds, passages[role, key]) for role, kinds in roles.items())
        channels = dict.fromkeys(channel for _, outside, channel in passing if outside == key and channel)
        share = minutes_share(edition, sop, _part_of(edition, sop, key))
        yield Held(sop, party, done[key], len(work), share, controls, crossings, tuple(channels))


def validators(edition: Content, sop: Sop) -> tuple[str, ...]:
    """Who of the company validates: the referent, and whoever approves or checks a step."""
    checking = [step for step in sop.steps if isinstance(step, WorkStep) and step.control is not None]
    found = (sop.default_referent, *(accountable(edition, sop, step) for step in checking if _approves(step)))
    checkers = (each for step in checking for each in people(sop, step))
    return tuple(dict.fromkeys(each for each in (*found, *checkers) if _inside(edition, each)))


def _approves(step: WorkStep) -> bool:
    return step.control is not None and step.control.kind == "approval"


def _inside(edition: Content, actor: str) -> bool:
    return side_of_actor(edition, actor) in {"internal", "system"}


def _roles(edition: Content, sop: Sop) -> Mapping[str, tuple[str, ...]]:
    """Roles of the company in a process, and what each is there for."""
    found: dict[str, list[str]] = {sop.owner: [PILOTS]}
    for actor in validators(edition, sop):
        found.setdefault(actor, []).append(VALIDATES)
    taking_part = (each for step in working_steps(sop) for each in people(sop, step) if _inside(edition, each))
    for actor in dict.fromkeys(taking_part):
        found.setdefault(actor, [TAKES_PART])
    return {actor: tuple(kinds) for actor, kinds in found.items()}


def _part_of(edition: Content, sop: Sop, party: str) -> Callable[[AnyStep], Fraction]:
    """The part of a step that a party does: each of its people counts alike."""

    def part(step: AnyStep) -> Fraction:
        everybody = people(sop, step)
        theirs = [each for each in everybody if side_of_actor(edition, each) in OUTSIDE]
        return Fraction(sum(party_of(edition, each).key == party for each in theirs), len(everybody))

    return part


def _passing(edition: Content, sop: Sop) -> Iterator[tuple[str, str, str | None]]:
    """Each time that work passes between a role inside and a party outside, in either direction, and its channel."""
    for each in handovers(edition, sop):
        for inside, outside in ((each.from_actor, each.to_actor), (each.to_actor, each.from_actor)):
            if _inside(edition, inside) and side_of_actor(edition, outside) in OUTSIDE:
                yield inside, party_of(edition, outside).key, each.channel
