"""Who and what appears where: one reading of every process, so that no page has to read them all again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import AnyStep, CallStep, WorkStep

Uses = Mapping[tuple[str, str], tuple[str, ...]]
"""(kind, id) → ids of the processes that use it, in order."""

PARTS: Final = ("pilots", "performs", "validates", "archives", "replaces", "consulted", "informed")
"""What an actor may be in a process, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A step at which somebody's agreement is waited for."""

    process: str
    step: str
    number: int
    text: str
    by: tuple[str, ...]
    asked_by: tuple[str, ...]
    """Who performs the process, and so waits."""


@dataclass(frozen=True)
class Usage:
    """Cross references of a whole edition."""

    uses: Uses
    parts: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Actor → part of `PARTS` → processes, in order of number."""
    decisions: tuple[Decision, ...]

    def of(self, kind: str, item_id: str) -> tuple[str, ...]:
        """The processes that use an item."""
        return self.uses.get((kind, item_id), ())

    def roles(self, actors: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """What some actors are together, process by process, weightiest part first; who performs need not replace."""
        found: dict[str, set[str]] = {}
        for actor in actors:
            for part, processes in self.part_of(actor).items():
                for process in processes:
                    found.setdefault(process, set()).add(part)
        for parts in found.values():
            if "performs" in parts:
                parts.discard("replaces")
        return {process: tuple(part for part in PARTS if part in found[process]) for process in sorted(found)}

    def part_of(self, actor: str) -> Mapping[str, tuple[str, ...]]:
        """What an actor does, part by part."""
        return self.parts.get(actor, {})


def usage(content: Content) -> Usage:
    """Reads every process once."""
    uses: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    parts: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: defaultdict(dict))
    decisions: list[Decision] = []
    for sop in content.sops.values():
        for kind, item_id in _used(sop):
            uses[kind, item_id][sop.id] = None
        for part, actor in _acting(sop):
            parts[actor][part][sop.id] = None
        decisions += _decisions(sop)
    for actor, item in content.actors.items():
        _cover(parts, actor, item.backup)
    return Usage(
        {key: tuple(found) for key, found in uses.items()},
        {actor: {part: tuple(found[part]) for part in PARTS if part in found} for actor, found in parts.items()},
        tuple(decisions),
    )


def _cover(parts: dict[str, dict[str, dict[str, None]]], actor: str, backup: str | None) -> None:
    """A backup replaces in every process that its actor performs."""
    if backup is None:
        return
    for process in (*parts[actor].get("performs", ()), *parts[actor].get("pilots", ())):
        parts[backup]["replaces"][process] = None


def _used(sop: Sop) -> Iterable[tuple[str, str]]:
    for flow in (*sop.inputs, *sop.outputs):
        yield "data", flow.data
    for record in sop.records:
        yield "data", record.data
    for access in sop.accesses:
        yield "tool", access.tool
    for kpi in sop.kpis:
        yield "kpi", kpi
    if sop.channel:
        yield "channel", sop.channel
    if sop.escalation:
        yield "escalation", sop.escalation
    for step in sop.steps:
        yield from _used_by(step)


def _used_by(step: AnyStep) -> Iterable[tuple[str, str]]:
    if isinstance(step, WorkStep):
        if step.tool:
            yield "tool", step.tool
        for flow in (*step.inputs, *step.outputs):
            yield "data", flow.data
    if isinstance(step, WorkStep | CallStep) and step.handoff:
        yield "channel", step.handoff.channel
    if isinstance(step, CallStep):
        yield "process", step.call


def _acting(sop: Sop) -> Iterable[tuple[str, str]]:
    yield "pilots", sop.owner
    yield "validates", sop.default_referent
    for step in sop.steps:
        for actor in (*sop.performers(step), *step.with_):
            yield "performs", actor
        for actor in step.consult:
            yield "consulted", actor
        for actor in step.inform:
            yield "informed", actor
    for record in sop.records:
        if record.by:
            yield "archives", record.by
    for backup in sop.backups.values():
        yield "replaces", backup


def _decisions(sop: Sop) -> Iterable[Decision]:
    for number, step in enumerate(sop.steps, 1):
        if not isinstance(step, WorkStep) or not _decides(step):
            continue
        by = sop.performers(step)
        asked = tuple(actor for actor in (sop.default_performer,) if actor not in by)
        yield Decision(sop.id, step.id or "", number, step.text, by, asked)


def _decides(step: WorkStep) -> bool:
    return step.money or step.irreversible or (step.control is not None and step.control.kind == "approval")
