"""A process seen from outside, for its card: what passes in and out of it (SIPOC), who and what it needs (turtle)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from passation.analysis.access import used_by
from passation.analysis.continuity import cover
from passation.analysis.dataflow import Passage, inputs_of, outputs_of, passages
from passation.analysis.once import once
from passation.analysis.responsibility import people
from passation.frozen import dataclass
from passation.model.actor import Training
from passation.model.content import Content
from passation.model.contract import ServiceLevel
from passation.model.sop import Right, Sop
from passation.model.step import Flow, WorkStep

Role = Literal["pilots", "performs", "validates", "replaces"]
ROLES: Final[tuple[Role, ...]] = ("pilots", "performs", "validates", "replaces")


@dataclass(frozen=True, slots=True)
class Exchange:
    """A piece of information that comes in or goes out, and the processes and actors at its other end."""

    data: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody whom the process needs: as what, and what she was trained on it."""

    actor: str
    roles: tuple[Role, ...]
    training: Training | None


@dataclass(frozen=True, slots=True)
class Promise:
    """A service level that a provider promised about the process."""

    provider: str
    level: ServiceLevel


@dataclass(frozen=True, slots=True)
class Card:
    """The facts of a card; any of them may be empty."""

    inputs: tuple[Exchange, ...]
    outputs: tuple[Exchange, ...]
    tools: Mapping[str, Right]
    kept: tuple[str, ...]
    """Information that the process keeps and does not give out."""
    hands: tuple[Hand, ...]
    controls: tuple[int, ...]
    """Positions of the steps that check something."""
    promises: tuple[Promise, ...]

    @property
    def suppliers(self) -> tuple[str, ...]:
        """Who gives something in, each once."""
        return tuple(dict.fromkeys(party for each in self.inputs for party in each.parties))

    @property
    def customers(self) -> tuple[str, ...]:
        """Who receives something, each once."""
        return tuple(dict.fromkeys(party for each in self.outputs for party in each.parties))


def card(content: Content, sop: Sop) -> Card:
    """The card of a process. What it exchanges with other processes is known of processes in force only."""
    into, out_of = inputs_of(sop), outputs_of(sop)
    coming, leaving = _ways(content).get(sop.id, ({}, {}))
    return Card(
        inputs=tuple(_exchanges(into, coming, lambda flow: flow.from_)),
        outputs=tuple(_exchanges(out_of, leaving, lambda flow: flow.to)),
        tools=used_by(content).get(sop.id, {}),
        kept=tuple(dict.fromkeys(each.data for each in sop.records if each.data not in out_of)),
        hands=tuple(_hands(content, sop)),
        controls=tuple(
            place for place, step in enumerate(sop.steps) if isinstance(step, WorkStep) and step.control is not None
        ),
        promises=tuple(
            Promise(contract.provider, level)
            for contract in content.contracts.values()
            for level in contract.slas
            if level.process == sop.id
        ),
    )


_Ways = tuple[dict[str, list[str]], dict[str, list[str]]]
"""Data → who gives it, and data → who receives it."""


@once
def _ways(content: Content) -> Mapping[str, _Ways]:
    found: dict[str, _Ways] = {}
    for each in passages(content):
        _note(found, each)
    return found


def _note(found: dict[str, _Ways], passage: Passage) -> None:
    found.setdefault(passage.target, ({}, {}))[0].setdefault(passage.data, []).append(passage.source)
    found.setdefault(passage.source, ({}, {}))[1].setdefault(passage.data, []).append(passage.target)


def _exchanges(
    flows: Mapping[str, Flow], ways: Mapping[str, list[str]], named: Callable[[Flow], str | None]
) -> Iterator[Exchange]:
    for data, flow in flows.items():
        other = named(flow)
        yield Exchange(data, tuple(dict.fromkeys([*ways.get(data, ()), *([other] if other else [])])))


def _hands(content: Content, sop: Sop) -> Iterator[Hand]:
    """Everybody with what they are in the process, weightiest part first; who performs need not replace."""
    parts: dict[str, set[Role]] = {sop.owner: {"pilots"}}
    for step in sop.steps:
        for actor in people(sop, step) if isinstance(step, WorkStep) else ():
            parts.setdefault(actor, set()).add("performs")
    parts.setdefault(sop.default_referent, set()).add("validates")
    for each in cover(content, sop):
        if each.backup is not None and not parts.get(each.backup, set()) & {"performs", "replaces"}:
            parts.setdefault(each.backup, set()).add("replaces")
    trained = _trained(content, sop.id)
    for actor, mine in parts.items():
        yield Hand(actor, tuple(role for role in ROLES if role in mine), trained.get(actor))


def _trained(content: Content, process: str) -> dict[str, Training]:
    """The newest training of each actor on a process."""
    found = [each for each in content.trainings if each.what == process]
    return {each.who: each for each in sorted(found, key=lambda each: each.date)}
