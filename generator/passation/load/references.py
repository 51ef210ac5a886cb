"""References resolved across files: every id that nobody defined is a finding, with the closest one that exists."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from pydantic import BaseModel

from passation.finding import Finding, Message, Severity, say
from passation.load.bounds import MAX_FAULTS, more
from passation.load.repairs import in_place
from passation.model.refs import END, FREE
from passation.model.shape import references
from passation.model.sop import Sop
from passation.source import Origin, Place

AMONG: Final[Mapping[str, Message]] = {
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


_NUMBERED: Final = frozenset({"process", "step", "template"})
"""Kinds whose ids differ by their numbers: s80 is not s90 misspelt."""
_FEW: Final = 20
"""Ids that a cure lists at most."""
Names = Callable[[str], Mapping[str, str]]
"""The ids of the items of a kind by what people call them, in small letters."""


def dangling(
    item: BaseModel,
    origin: Origin,
    known: Mapping[str, Collection[str]],
    names: Names,
    absent: dict[str, dict[str, Origin]],
) -> Iterator[Finding]:
    """References of one item to nothing; `known` has the ids of each kind, faulty items' ids included;
    a kind whose file could not be read is not in it, and nothing is said about references to it.
    References to an `absent` kind are kept there instead: the first of each id.
    """
    local = _local_ids(item) if isinstance(item, Sop) else {}
    count = 0
    for leaf in references(item):
        ref = leaf.ref
        if ref is None or FREE in ref.kinds:
            continue
        ids = local if ref.local else known
        if leaf.value in ids.get(ref.kinds[0], ()):  # nearly always
            continue
        readable = all(kind in ids for kind in ref.kinds)
        if readable and not any(leaf.value in ids[kind] for kind in ref.kinds):
            if all(kind in absent for kind in ref.kinds) and not ref.local:
                absent[ref.kinds[0]].setdefault(leaf.value, origin.at(*leaf.trail))
                continue
            count += 1
            if count <= MAX_FAULTS:
                among = sorted(name for kind in ref.kinds for name in ids[kind])
                called = {} if ref.local else {name: each for kind in ref.kinds for name, each in names(kind).items()}
                where = origin.at(*leaf.trail)
                yield unknown(leaf.value, ref.kinds[0], among, where, on_key=leaf.is_key, called=called)
    if count > MAX_FAULTS:
        yield more(origin, count - MAX_FAULTS)


def _local_ids(sop: Sop) -> dict[str, Collection[str]]:
    steps = {step.id for step in sop.steps if step.id is not None}
    return {"step": {*steps, END}, "template": {template.id for template in sop.templates}}


def unknown(
    value: str,
    kind: str,
    known: Iterable[str],
    where: Origin | Place,
    *,
    on_key: bool = False,
    called: Mapping[str, str] | None = None,
) -> Finding:
    """The finding for an id of a kind that nobody has defined, with the one that was meant; `called` are names."""
    among = sorted(known, key=lambda each: (int(_digits(each) or 0), each) if kind in _NUMBERED else (0, each))
    said = say("I find no `{value}` among the {others}.", value=value, others=AMONG[kind])
    parts = [part.strip() for part in value.split(",")]
    if len(parts) > 1 and all(part in among for part in parts):
        cure = say("Several stand in brackets: `[{several}]`.", several=", ".join(parts))
        repair = in_place(where, value, f"[{', '.join(parts)}]", is_safe=True) if not on_key else None
        return Finding("SCH105", Severity.ERROR, where, said, cure, on_key=on_key, repair=repair)
    fix = _meant(value, kind, among, called or {})
    if fix is not None:
        cure = say("Did you mean `{close}`?", close=fix)
    elif kind == "process":
        cure = say("Begin it with `passation new process`, or correct the number.")
    elif kind in _FILES:
        cure = say("Add it to {file}, or correct the id.", file=f"cartography/{_FILES[kind]}")
    elif 0 < len(among) <= _FEW:
        cure = say("Write one of these: {known}.", known=", ".join(each for each in among if each != END))
    else:
        cure = say("Give the id of a step or template of this process.")
    sure = fix is not None and (value.casefold() in (called or {}) or len(_near(value, kind, among, 2)) == 1)
    repair = in_place(where, value, fix, on_key=on_key, is_safe=sure) if fix is not None else None
    return Finding("SCH105", Severity.ERROR, where, said, cure, fix=fix, on_key=on_key, repair=repair)


def _meant(value: str, kind: str, among: Sequence[str], called: Mapping[str, str]) -> str | None:
    """The id that was meant: the one of that name, else the closest. Numbers that differ are no misspelling."""
    if value.casefold() in called:
        return called[value.casefold()]
    return next(iter(_near(value, kind, among, 1)), None)


def _near(value: str, kind: str, among: Sequence[str], most: int) -> list[str]:
    """The ids that are nearly the one that was written."""
    if kind in _NUMBERED:
        among = [each for each in among if _digits(each) == _digits(value)]
    return get_close_matches(value, among, most, 0.6)


def _digits(value: str) -> str:
    return "".join(char for char in value if char.isdecimal()).lstrip("0")
