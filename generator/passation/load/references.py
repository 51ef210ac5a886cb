"""References resolved across files: every id that nobody defined is a finding, with the closest one that exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel

from passation.finding import Finding, Message, Severity, say
from passation.model.refs import END, RefTo
from passation.model.shape import Leaf, references
from passation.model.sop import Sop
from passation.source import Origin

FREE: Final = "place"
"""The kind that accepts plain words beside ids."""

_KIND_WORDS: Final[Mapping[str, Message]] = {
    "process": say("process"),
    "actor": say("actor"),
    "organisation": say("organisation"),
    "tool": say("tool"),
    "data": say("data object"),
    "channel": say("channel"),
    "escalation": say("escalation"),
    "kpi": say("indicator"),
    "contract": say("contract"),
    "objective": say("objective"),
    "risk": say("risk"),
    "step": say("step"),
    "template": say("template"),
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
    for leaf in references(item):
        ref = leaf.ref
        if ref is None or FREE in ref.kinds:
            continue
        ids = local if ref.local else known
        readable = all(kind in ids for kind in ref.kinds)
        if readable and not any(leaf.value in ids[kind] for kind in ref.kinds):
            yield _finding(leaf, ref, origin, ids)


def _local_ids(sop: Sop) -> dict[str, Collection[str]]:
    steps = {step.id for step in sop.steps if step.id is not None}
    return {"step": {*steps, END}, "template": {template.id for template in sop.templates}}


def _finding(leaf: Leaf, ref: RefTo, origin: Origin, ids: Mapping[str, Collection[str]]) -> Finding:
    known = sorted(name for kind in ref.kinds for name in ids.get(kind, ()))
    close = get_close_matches(leaf.value, known, 1, 0.6)
    kind = _KIND_WORDS[ref.kinds[0]]
    said = say("I know no {kind} called `{value}`.", kind=kind, value=leaf.value)
    if close:
        cure = say("Did you mean `{close}`?", close=close[0])
    elif ref.local:
        cure = say("Give the id of a step or template of this process.")
    else:
        cure = say("Add it to {file}, or correct the id.", file=_FILES[ref.kinds[0]])
    where = origin.at(*leaf.trail)
    fix = close[0] if close else None
    return Finding("SCH105", Severity.ERROR, where, said, cure, fix=fix, on_key=leaf.is_key)
