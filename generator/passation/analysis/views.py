"""What an audience sees of each process: its shell, and which of its steps.

A process is visible when its effective level is within what the audience sees in general, or, where one of its actors
takes part, within what it sees of its own. Being asked or told opens a step alone, with the process's title and result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from passation.analysis.levels import process_level
from passation.analysis.once import once
from passation.frozen import dataclass
from passation.model.company import Audience
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AnyStep, CallStep
from passation.values import Level


@dataclass(frozen=True, slots=True)
class View:
    """What an audience sees of one process."""

    level: Level
    """Effective level of the process."""
    full: bool
    """The whole shell; otherwise only title, result and the steps that are opened."""
    own: bool
    """One of the audience's actors takes part."""
    steps: tuple[bool, ...]
    """Which steps it sees, by position."""
    forced: bool = False
    """Given on purpose, above the level of the audience: it opens nothing else."""


def participants(content: Content, sop: Sop) -> frozenset[str]:
    """Everyone who takes part in a process: those who pilot it, do a step, or stand in for one who does."""
    doing = {sop.default_performer, *(actor for step in sop.steps for actor in doers(sop, step))}
    backups = {sop.backups.get(actor) or backup_of(content, actor) for actor in doing}
    leading = {sop.owner, sop.default_referent, sop.default_arbiter}
    return frozenset(doing | leading | {each for each in backups if each})


def doers(sop: Sop, step: AnyStep) -> tuple[str, ...]:
    """Those who do a step, together or in turn."""
    return (*sop.performers(step), *step.with_)


def taking_part(content: Content, sop: Sop, step: AnyStep) -> frozenset[str]:
    """Those who do a step, and those who stand in for them."""
    doing = doers(sop, step)
    backups = {sop.backups.get(actor) or backup_of(content, actor) for actor in doing}
    return frozenset({*doing, *(each for each in backups if each)})


def backup_of(content: Content, actor: str) -> str | None:
    """Who stands in for an actor by `actors.yml`."""
    found = content.actors.get(actor)
    return found.backup if found is not None else None


@dataclass(frozen=True, slots=True)
class Cast:
    """What every audience finds the same in a process: its level, and who takes part."""

    level: Level
    """Effective level of the process."""
    highest: Level
    """The level from which on nothing of it is hidden: its own, or that of its highest step."""
    everyone: frozenset[str]
    """Those of `participants`."""
    steps: tuple[frozenset[str], ...]
    """Those of `taking_part`, step by step."""
    calls: tuple[tuple[int, str], ...]
    """The steps that run another process, by position, and which one."""


class Casts:
    """The casts of a content's processes, each worked out once for however many audiences."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._known: dict[str, Cast] = {}

    def of(self, sop: Sop) -> Cast:
        """Who takes part in one process."""
        if sop.id not in self._known:
            level = process_level(self.content, sop)
            self._known[sop.id] = Cast(
                level,
                max((level, *(step.confidentiality for step in sop.steps if step.confidentiality is not None))),
                participants(self.content, sop),
                tuple(taking_part(self.content, sop, step) for step in sop.steps),
                tuple((index, step.call) for index, step in enumerate(sop.steps) if isinstance(step, CallStep)),
            )
        return self._known[sop.id]


@once
def casts(content: Content) -> Casts:
    """The casts of a content, shared by all who ask."""
    return Casts(content)


def views(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]] = frozenset()) -> dict[str, View]:
    """What one audience sees of each process that is visible to it, without the company items these reach."""
    known = casts(content)
    found = {
        number: view
        for number, sop in content.sops.items()
        if (view := _view(sop, known.of(sop), audience, forced=("process", number) in disclosed)) is not None
    }
    return _without_hidden_calls({number: known.of(content.sops[number]).calls for number in found}, found)


def _view(sop: Sop, cast: Cast, audience: Audience, *, forced: bool) -> View | None:
    mine = frozenset(audience.actors)
    own = not mine.isdisjoint(cast.everyone)
    if cast.highest <= audience.sees:
        return View(cast.level, full=True, own=own, steps=(True,) * len(sop.steps))
    if cast.level > audience.own_level and not forced:
        return None
    full = forced or cast.level <= audience.sees or (own and cast.level <= audience.own_level)
    steps = tuple(
        _performed_or_open(step, taking, max(cast.level, step.confidentiality or Level.PUBLIC), audience)
        or (full and (forced or own) and (step.confidentiality or Level.PUBLIC) <= cast.level)
        for step, taking in zip(sop.steps, cast.steps, strict=True)
    )
    if not full and not any(steps):
        return None
    return View(cast.level, full, own, steps, forced and cast.level > audience.sees)


def _performed_or_open(step: AnyStep, taking: frozenset[str], level: Level, audience: Audience) -> bool:
    """A step within the general level, or one that the readers do, stand in for, are asked about or told of."""
    if level <= audience.sees:
        return True
    return level <= audience.own_level and not taking.union(step.consult, step.inform).isdisjoint(audience.actors)


def _without_hidden_calls(
    calls: Mapping[str, tuple[tuple[int, str], ...]], views: Mapping[str, View]
) -> dict[str, View]:
    """A step that runs a process which the audience cannot see is hidden too: its text is that process."""
    kept = {}
    for number, view in views.items():
        hidden = {index for index, called in calls[number] if called not in views or not views[called].full}
        steps = tuple(seen and index not in hidden for index, seen in enumerate(view.steps)) if hidden else view.steps
        if view.full or any(steps):
            kept[number] = replace(view, steps=steps) if hidden else view
    return kept
