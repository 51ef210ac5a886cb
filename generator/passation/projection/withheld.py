"""What the readers are told about what is hidden from them: nothing, how many, or where and of which level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from passation.analysis.levels import level_of, process_level
from passation.analysis.visibility import Sight
from passation.frozen import dataclass
from passation.model.content import Content
from passation.values import Level


@dataclass(frozen=True, slots=True, order=True)
class Hole:
    """Something withheld: the kind of item, its id where the readers see the item itself, which field, its level."""

    kind: str
    item: str
    field: str
    level: Level


@dataclass(frozen=True, slots=True)
class Withheld:
    """What the readers learn about what is hidden, and no more than their audience says."""

    mode: str = "none"
    counts: Mapping[str, int] = field(default_factory=dict)
    """By kind of item, and `step`; empty for `none`."""
    places: tuple[Hole, ...] = ()
    """For `labelled` only: one for each hidden item and step, and the holes in what is shown; never a hidden id."""


def withheld(content: Content, sight: Sight, holes: Iterable[Hole]) -> Withheld:
    """What an audience is told. Secret things are told of only where it knows that there are any; other outside
    organisations, never.
    """
    audience = sight.audience
    if audience.withheld == "none":
        return Withheld()
    items, steps = list(_items(content, sight)), list(_steps(content, sight))
    if audience.withheld == "count":
        return Withheld("count", _counts(items, steps))
    ceiling = Level.SECRET if audience.acknowledged else Level.CONFIDENTIAL
    items, steps, told = ([each for each in some if each.level <= ceiling] for some in (items, steps, set(holes)))
    return Withheld("labelled", _counts(items, steps), tuple(sorted([*items, *steps, *told])))


def _counts(items: Iterable[Hole], steps: list[Hole]) -> dict[str, int]:
    counts = dict(Counter(each.kind for each in items))
    return {**counts, "step": len(steps)} if steps else counts


def _items(content: Content, sight: Sight) -> Iterator[Hole]:
    for kind, item_id, item in content.items():
        if not sight.sees(kind, item_id) and not sight.is_hidden_outside(content, kind, item_id):
            level = process_level(content, content.sops[item_id]) if kind == "process" else level_of(item)
            yield Hole(kind, "", "", level)


def _steps(content: Content, sight: Sight) -> Iterator[Hole]:
    for number, view in sight.views.items():
        for step, seen in zip(content.sops[number].steps, view.steps, strict=True):
            if not seen:
                yield Hole("process", number, "step", max(view.level, step.confidentiality or Level.PUBLIC))
