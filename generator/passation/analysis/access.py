"""Who needs which tool for which step, who holds it, and where the two differ (least privilege, both ways)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from passation.analysis.continuity import replacements
from passation.analysis.once import once
from passation.analysis.review import in_force
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Right, Sop
from passation.model.step import WorkStep
from passation.model.tool import Grant

RIGHTS: Final[tuple[Right, ...]] = ("read", "write", "approve", "admin")
"""Rights, from the least to the most; each one includes those before it."""
_RANK: Final[Mapping[Right, int]] = {right: rank for rank, right in enumerate(RIGHTS)}
RIGHT_WORDS: Final[Mapping[Right, Message]] = {
    "read": say("reading"),
    "write": say("writing"),
    "approve": say("approving"),
    "admin": say("administration"),
}
"""Rights as readers know them."""
_WITHOUT_ACCESS: Final = frozenset({"customer", "system"})
"""Sides that hold no account of ours: a customer answers, a system runs by itself."""


@dataclass(frozen=True, slots=True)
class Use:
    """Why an access is needed: a step by its position, or the process's `accesses` by theirs (`step` is then None)."""

    process: str
    right: Right
    step: int | None = None
    access: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """The right that an actor needs to a tool, and every use that justifies it, in order of processes."""

    actor: str
    tool: str
    right: Right
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A right that an actor holds. `grant` is its position in the tool's `grants`; None: it is in `admins`."""

    actor: str
    tool: str
    right: Right
    grant: int | None


Verdict = Literal["fits", "over", "under", "unused"]
"""What is held against what is needed: enough, more than enough, not enough, not needed at all."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A right that an actor holds to a tool, beside the one that is needed."""

    actor: str
    tool: str
    held: Right | None
    need: Need | None
    verdict: Verdict


def covers(held: Right | None, needed: Right) -> bool:
    """Whether a right held is enough for the one needed."""
    return held is not None and _RANK[held] >= _RANK[needed]


@once
def needed(content: Content) -> Mapping[tuple[str, str], Need]:
    """Needs by (actor, tool), from the steps and the `accesses` of every process that is not obsolete.

    A step needs `write` when it outputs data whose system of record is its tool, else `read`. What `accesses` lists is
    needed by the process's performer. Customers and systems need no access.
    """
    found: dict[tuple[str, str], list[Use]] = {}
    without = {actor.id for actor in content.actors.values() if actor.side in _WITHOUT_ACCESS}
    home = {item.id: item.system_of_record for item in content.data.values()}
    for sop in in_force(content):
        for actor, tool, use in _uses(sop, home):
            if actor not in without:
                found.setdefault((actor, tool), []).append(use)
    return {
        key: Need(*key, max((use.right for use in uses), key=RIGHTS.index), tuple(uses)) for key, uses in found.items()
    }


def _uses(sop: Sop, home: Mapping[str, str | None]) -> Iterator[tuple[str, str, Use]]:
    for position, step in enumerate(sop.steps):
        if isinstance(step, WorkStep) and step.tool is not None:
            writes = any(home.get(flow.data) == step.tool for flow in step.outputs)
            use = Use(sop.id, "write" if writes else "read", step=position)
            for actor in (*sop.performers(step), *step.with_):
                yield actor, step.tool, use
    for position, access in enumerate(sop.accesses):
        yield sop.default_performer, access.tool, Use(sop.id, access.right, access=position)


def holdings(content: Content, day: dt.date | None = None) -> Iterator[Holding]:
    """Every right held on `day` (on any day, without one): each grant that runs, and each administrator."""
    for tool in content.tools.values():
        for position, grant in enumerate(tool.grants):
            if runs(grant, day):
                yield Holding(grant.actor, tool.id, grant.right, position)
        for actor in tool.admins:
            yield Holding(actor, tool.id, "admin", None)


def runs(grant: Grant, day: dt.date | None) -> bool:
    """Whether a grant holds on a day; a missing first or last day sets no limit."""
    return day is None or ((grant.since is None or grant.since <= day) and (grant.until is None or day <= grant.until))


def granted(content: Content, day: dt.date | None = None) -> dict[tuple[str, str], Right]:
    """The highest right held, by (actor, tool)."""
    found: dict[tuple[str, str], Right] = {}
    for each in holdings(content, day):
        if not covers(found.get((each.actor, each.tool)), each.right):
            found[each.actor, each.tool] = each.right
    return found


def missing(content: Content, day: dt.date | None = None) -> tuple[Need, ...]:
    """Needs that what is held does not cover; only the uses that are not covered are listed."""
    held = granted(content, day)
    short = []
    for (actor, tool), need in needed(content).items():
        uses = tuple(use for use in need.uses if not covers(held.get((actor, tool)), use.right))
        if uses:
            short.append(Need(actor, tool, need.right, uses))
    return tuple(short)


def unused(content: Content, day: dt.date | None = None) -> tuple[Holding, ...]:
    """Rights granted that no step of the holder justifies, nor one of somebody she replaces; never administrators."""
    needs = needed(content)
    replaced = replacements(content)
    return tuple(
        each
        for each in holdings(content, day)
        if each.grant is not None
        and not any((actor, each.tool) in needs for actor in (each.actor, *replaced.get(each.actor, ())))
        and each.actor not in content.tools[each.tool].admins
    )


def judged(content: Content, day: dt.date | None = None) -> Mapping[tuple[str, str], Judged]:
    """Every right held or needed, by (actor, tool), with the verdict.

    Administrators hold what they hold by their office; who stands in for others may hold what these need.
    """
    held, needs, replaced = granted(content, day), needed(content), replacements(content)
    idle = {(each.actor, each.tool) for each in unused(content, day)}
    found = {}
    for actor, tool in sorted({*held, *needs}):
        right, need = held.get((actor, tool)), needs.get((actor, tool))
        inherited = (needs.get((other, tool)) for other in (actor, *replaced.get(actor, ())))
        asked = max((each.right for each in inherited if each is not None), key=RIGHTS.index, default=None)
        verdict: Verdict = "fits"
        if need is not None and not covers(right, need.right):
            verdict = "under"
        elif (actor, tool) in idle:
            verdict = "unused"
        elif right and asked and not covers(asked, right) and actor not in content.tools[tool].admins:
            verdict = "over"
        found[actor, tool] = Judged(actor, tool, right, need, verdict)
    return found


@once
def used_by(content: Content) -> Mapping[str, Mapping[str, Right]]:
    """The tools that each process needs, with the highest right."""
    found: dict[str, dict[str, Right]] = {}
    for (_, tool), need in needed(content).items():
        for use in need.uses:
            rights = found.setdefault(use.process, {})
            rights[tool] = max(rights.get(tool, "read"), use.right, key=RIGHTS.index)
    return found
