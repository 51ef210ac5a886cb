"""What an audience sees of each process: its shell, and which of its steps.

A process is visible when its effective level is within what the audience sees in general, or, where one of its actors
takes part, within what it sees of its own. Being asked or told opens a step alone, with the process's title and result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from passation.analysis.levels import process_level
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


def views(content: Content, audience: Audience, disclosed: frozenset[tuple[str, str]] = frozenset()) -> dict[str, View]:
    """What one audience sees of each process that is visible to it, without the company items these reach."""
    found = {
        number: view
        for number, sop in content.sops.items()
        if (view := _view(content, sop, audience, forced=("process", number) in disclosed)) is not None
    }
    return _without_hidden_calls(content, found)


def _view(content: Content, sop: Sop, audience: Audience, *, forced: bool) -> View | None:
    level = process_level(content, sop)
    mine = frozenset(audience.actors)
    own = bool(mine & participants(content, sop))
    full = forced or level <= audience.sees or (own and level <= audience.own_level)
    steps = tuple(
        _performed_or_open(content, sop, step, max(level, step.confidentiality or Level.PUBLIC), audience)
        or (full and (forced or own) and (step.confidentiality or Level.PUBLIC) <= level)
        for step in sop.steps
    )
    if not full and not any(steps):
        return None
    return View(level, full, own, steps, forced and level > audience.sees)


def _performed_or_open(content: Content, sop: Sop, step: AnyStep, level: Level, audience: Audience) -> bool:
    """A step within the general level, or one that the readers do, stand in for, are asked about or told of."""
    if level <= audience.sees:
        return True
    concerned = {*taking_part(content, sop, step), *step.consult, *step.inform}
    return level <= audience.own_level and bool(frozenset(audience.actors) & concerned)


def _without_hidden_calls(content: Content, views: Mapping[str, View]) -> dict[str, View]:
    """A step that runs a process which the audience cannot see is hidden too: its text is that process."""
    kept = {}
    for number, view in views.items():
        steps = tuple(
            seen and not (isinstance(step, CallStep) and (step.call not in views or not views[step.call].full))
            for seen, step in zip(view.steps, content.sops[number].steps, strict=True)
        )
        if view.full or any(steps):
            kept[number] = replace(view, steps=steps)
    return kept
