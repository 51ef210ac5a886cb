"""What happens when somebody is away: who replaces whom, who is trained, how many people can do each process."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.actor import Actor
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AskStep, WorkStep

PEOPLE: Final = frozenset({"internal", "external", "partner"})
"""Sides whose roles are held by people who can be replaced. A customer answers for himself, a system runs."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Who replaces a performer of a process; `trained` says whether the replacement counts."""

    actor: str
    backup: str | None
    trained: bool


def backup_of(content: Content, sop: Sop, actor: str) -> str | None:
    """Who replaces an actor in a process: as the process says, else as the actor says."""
    known = content.actors.get(actor)
    return sop.backups.get(actor) or (known.backup if known is not None else None)


def replacements(content: Content) -> Mapping[str, frozenset[str]]:
    """Whom each backup may have to replace, somewhere."""
    found: dict[str, set[str]] = {}
    for actor in content.actors.values():
        if actor.backup is not None:
            found.setdefault(actor.backup, set()).add(actor.id)
    for sop in content.sops.values():
        for actor_id, backup in sop.backups.items():
            found.setdefault(backup, set()).add(actor_id)
    return {backup: frozenset(actors) for backup, actors in found.items()}


def is_trained(content: Content, actor: str, process: str, day: dt.date | None = None) -> bool:
    """Whether an actor was trained on a process, and the training still counts on `day` (ever, without a day)."""
    return any(
        training.who == actor
        and training.what == process
        and (day is None or (training.date <= day and (training.until is None or day <= training.until)))
        for training in content.trainings
    )


def performers(content: Content, sop: Sop) -> tuple[str, ...]:
    """The people who do the steps of a process, in order of appearance; customers and systems are left out."""
    return _doing(content)[sop.id] if content.sops.get(sop.id) is sop else _people(content, sop)


@once
def _doing(content: Content) -> Mapping[str, tuple[str, ...]]:
    """The same for every process: each absence asks it of all of them."""
    return {number: _people(content, sop) for number, sop in content.sops.items()}


def _people(content: Content, sop: Sop) -> tuple[str, ...]:
    seen: dict[str, None] = {}
    for step in sop.steps:
        if isinstance(step, WorkStep):
            for actor in (*sop.performers(step), *step.with_):
                if actor in content.actors and content.actors[actor].side in PEOPLE:
                    seen.setdefault(actor)
    return tuple(seen)


def cover(content: Content, sop: Sop, day: dt.date | None = None) -> tuple[Cover, ...]:
    """The replacement of each performer. Nobody replaces herself; somebody who does other steps of it is trained."""
    doing = performers(content, sop)
    found = []
    for actor in doing:
        backup = backup_of(content, sop, actor)
        if backup == actor:
            backup = None
        trained = backup is not None and (backup in doing or is_trained(content, backup, sop.id, day))
        found.append(Cover(actor, backup, trained))
    return tuple(found)


def bus_factor(content: Content, sop: Sop, day: dt.date | None = None) -> int:
    """How many people can do the step that fewest can do; 1: one absence stops the process; 0: nobody does anything.

    For a step, those who may do it in turn, each with her backup where the backup counts. What several do together is
    as fragile as its rarest performer.
    """
    able = {
        each.actor: {each.actor, *([each.backup] if each.trained and each.backup else [])}
        for each in cover(content, sop, day)
    }
    counts = []
    for step in sop.steps:
        if isinstance(step, WorkStep):
            in_turn = [able[actor] for actor in sop.performers(step) if actor in able]
            together = [able[actor] for actor in step.with_ if actor in able]
            counts += [len(set().union(*in_turn))] if in_turn else []
            counts += [len(each) for each in together]
    return min(counts, default=0)


def owner_dependence(content: Content) -> tuple[int, int]:
    """(n, m): of the m decisions and controls of processes of high criticality, n rest on the owner-manager.

    Domain note "derived key-person index": a decision is an `ask`, a control a step with `control`.
    """
    managers = {actor.id for actor in content.actors.values() if actor.owner_manager}
    deciding = [performers for _, _, performers in deciding_steps(content)]
    return sum(1 for actors in deciding if managers.intersection(actors)), len(deciding)


def deciding_steps(content: Content) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """The decisions and controls of processes of high criticality: process, position, and who takes them."""
    for sop in in_force(content):
        for position, step in enumerate(sop.steps) if sop.criticality == "high" else ():
            if isinstance(step, AskStep) or (isinstance(step, WorkStep) and step.control is not None):
                yield sop.id, position, sop.performers(step)


def is_vacant(actor: Actor, day: dt.date) -> bool:
    """Whether nobody holds a role on a day: it was left before, or none of the people it names is there."""
    if actor.left is not None and actor.left < day:
        return True
    return bool(actor.people) and not _holders(actor, day)


def is_shared(actor: Actor, day: dt.date) -> bool:
    """Whether several people hold a role on a day, so that one of them away does not stop it."""
    return _holders(actor, day) >= 2


def _holders(actor: Actor, day: dt.date) -> int:
    """How many of the people that a role names hold it on a day."""
    return sum(
        (person.from_ is None or person.from_ <= day) and (person.until is None or day <= person.until)
        for person in actor.people
    )
