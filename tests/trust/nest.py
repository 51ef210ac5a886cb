"""A company for readers with a scope of their own: each shell and step refers to items that nothing else names.

Half of the processes are done by the readers' actor, half by somebody else, at each level; every shell, and the steps
of each level, name items of each level. So whether an item is reached, and how far it is opened, has one answer.
"""

from dataclasses import dataclass, replace
from typing import Any

from passation.model.base import Item
from passation.model.channel import Channel, Escalation
from passation.model.company import Objective
from passation.model.data import DataObject
from passation.model.kpi import Kpi
from passation.model.refs import RefTo
from passation.model.sop import Sop, Template
from passation.model.tool import Tool
from passation.values import Level
from trust.aviary import LEVELS, LISTS, Aviary, Canary, Spot, as_yaml, steps_of

POOLED: dict[str, type[Item]] = {
    "tool": Tool,
    "data": DataObject,
    "channel": Channel,
    "escalation": Escalation,
    "kpi": Kpi,
    "objective": Objective,
}
"""Kinds of items that a process may name."""
LEFT_OUT = frozenset({"actor", "with", "accesses", "accept", "screenshot", "waivers", "file", "variant_of", "document"})
"""Keys that say more than one thing at once, or that such readers never see."""


@dataclass(frozen=True)
class Group:
    """What a canary belongs to: a process, its shell or its steps of a level, and, for an item, the item's level."""

    mine: bool
    process: Level
    step: Level | None
    item: Level | None = None

    @property
    def tag(self) -> str:
        """The group as the tag of its canaries."""
        return repr(self)


@dataclass
class Nest(Aviary):
    """The company while it is made; `here` is the group that references belong to."""

    number_now: str = ""
    here: Group | None = None
    groups: dict[str, Group] | None = None

    def group(self, group: Group) -> str:
        """The tag of a group, which is remembered."""
        if self.groups is None:
            self.groups = {}
        self.groups[group.tag] = group
        return group.tag


def nest() -> Nest:
    """The files of the company."""
    made = Nest(refer=_refer, need=_need, left_out=LEFT_OUT)
    made.files |= {
        "cartography/company.yml": {"name": "Vallier", "domains": []},
        "cartography/actors.yml": {
            "actors": [
                {"id": "tom", "name": "Tom", "confidentiality": "public"},
                {"id": "ana", "name": "Ana", "side": "external"},
            ]
        },
    }
    for number, (mine, level) in enumerate(((mine, level) for mine in (True, False) for level in LEVELS), 1):
        _process(made, f"KAN-{number:03}", Group(mine, level, None))
    return made


def _refer(nest: Aviary, ref: RefTo, spot: Spot) -> str | None:
    """Tom, the process itself, or an item of this group that only this reference may name."""
    if "actor" in ref.kinds:
        return "tom"
    if "process" in ref.kinds and isinstance(nest, Nest):
        return nest.number_now
    if spot.place.startswith("item"):
        return nest.word(spot) if ref.kinds[-1] == "place" else None
    kind = next((kind for kind in ref.kinds if kind in POOLED), None)
    return None if kind is None else _pooled(nest, kind)


def _need(nest: Aviary, ref: RefTo, spot: Spot) -> tuple[str, Level]:
    found = _refer(nest, ref, spot)
    assert found is not None, ref
    return found, spot.level


def _pooled(nest: Aviary, kind: str) -> str:
    assert isinstance(nest, Nest)
    assert nest.here is not None
    group = replace(nest.here, item=nest.next_level())
    spot = Spot(f"item {kind}", Level.PUBLIC, nest.group(group))
    file, key = LISTS[kind]
    made = nest.fill(POOLED[kind], spot, confidentiality=LEVELS[group.item or 0].word, levels=[{"to": "tom"}])
    made = {name: value for name, value in made.items() if name != "levels" or kind == "escalation"}
    nest.files.setdefault(f"cartography/{file}", {}).setdefault(key, []).append(made)
    return str(made["id"])


def _process(nest: Nest, number: str, group: Group) -> None:
    shell = Spot(number, group.process, nest.group(group))
    nest.shell, nest.number_now = group.process, number
    nest.canaries.append(Canary(number, number, group.process, shell.tag))
    domain = nest.word(shell, lower=True)
    nest.files["cartography/company.yml"]["domains"].append({"id": domain, "title": nest.word(shell)})
    steps = list(_steps(nest, replace(shell, place=f"{number} step"), group))
    nest.here = group
    templates = [
        nest.fill(Template, _of(nest, shell, replace(group, item=own), f"{number} template"), confidentiality=own.word)
        for own in LEVELS
    ]
    given: dict[str, Any] = {
        "steps": steps,
        "templates": templates,
        "confidentiality": group.process.word,
        "owner": "tom",
        "performer": "ana" if group.mine else "tom",
        "aliases": None,
    }
    made = nest.fill(Sop, shell, id=number, **given)
    nest.files[f"sops/{domain}/{number}-x.yml"] = as_yaml(made)


def _of(nest: Nest, spot: Spot, group: Group, place: str) -> Spot:
    return replace(spot, place=place, tag=nest.group(group))


def _steps(nest: Nest, spot: Spot, group: Group) -> list[dict[str, Any]]:
    def enter(own: Level | None) -> Spot:
        nest.here = replace(group, step=own if own is not None else Level.PUBLIC)
        return replace(spot, tag=nest.group(nest.here))

    return steps_of(nest, spot, enter)
