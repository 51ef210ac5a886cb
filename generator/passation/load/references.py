"""References resolved across files: every id that nobody defined is a finding, with the closest one that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel

from passation.finding import Finding, Message, Severity, say
from passation.load.document import MAX_FAULTS
from passation.load.faults import more
from passation.model.refs import END, FREE
from passation.model.shape import references
from passation.model.sop import Sop
from passation.source import Origin, Place

_AMONG: Final[Mapping[str, Message]] = {
    "process": say("processes"),
    "actor": say("roles"),
    "organisation": say("organisations"),
    "tool": say("tools"),
    "data": say("data objects"),
    "channel": say("channels"),
    "escalation": say("escalations"),
    "kpi": say("indicators"),
    "contract": say("contracts"),
    "objective": say("objectives"),
    "risk": say("risks"),
    "step": say("steps of this process"),
    "template": say("templates of this process"),
}
_FILES: Final[Mapping[str, str]] = {
    "process": "sops/",
    "actor": "actors.yml",
    "organisation": "actors.yml",
    "tool": "tools.yml",
    "data": "data.yml",
    "channel": "channels.yml",
    "escalation": "channels.yml",
    "kpi": "kpis.yml",
    "contract": "contracts.yml",
    "objective": "objectives.yml",
    "risk": "risks.yml",
}


def dangling(item: BaseModel, origin: Origin, known: Mapping[str, Collection[str]]) -> Iterator[Finding]:
    """References of one item to nothing; `known` has the ids of each kind, faulty items' ids included;
    a kind whose file could not be read is not in it, and nothing is said about references to it.
    """
    local = _local_ids(item) if isinstance(item, Sop) else {}
    count = 0
    for leaf in references(item):
        ref = leaf.ref
        if ref is None or FREE in ref.kinds:
            continue
        ids = local if ref.local else known
        readable = all(kind in ids for kind in ref.kinds)
        if readable and not any(leaf.value in ids[kind] for kind in ref.kinds):
            count += 1
            if count <= MAX_FAULTS:
                among = sorted(name for kind in ref.kinds for name in ids[kind])
                yield unknown(leaf.value, ref.kinds[0], among, origin.at(*leaf.trail), on_key=leaf.is_key)
    if count > MAX_FAULTS:
        yield more(origin, count - MAX_FAULTS)


def _local_ids(sop: Sop) -> dict[str, Collection[str]]:
    steps = {step.id for step in sop.steps if step.id is not None}
    return {"step": {*steps, END}, "template": {template.id for template in sop.templates}}


def unknown(value: str, kind: str, known: Iterable[str], where: Origin | Place, *, on_key: bool = False) -> Finding:
    """The finding for an id of a kind that nobody has defined, with the closest of those that exist."""
    close = get_close_matches(value, sorted(known), 1, 0.6)
    said = say("I find no `{value}` among the {others}.", value=value, others=_AMONG[kind])
    if close:
        cure = say("Did you mean `{close}`?", close=close[0])
    elif kind in _FILES:
        cure = say("Add it to {file}, or correct the id.", file=_FILES[kind])
    else:
        cure = say("Give the id of a step or template of this process.")
    fix = close[0] if close else None
    return Finding("SCH105", Severity.ERROR, where, said, cure, fix=fix, on_key=on_key)
