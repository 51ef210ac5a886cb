"""Waivers: rules set aside for an item, with a reason and an end. What is written on an item holds for all in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from passation.finding import Finding
from passation.frozen import dataclass
from passation.model.base import Item, Waiver
from passation.model.manual import Manual
from passation.source import Origin

_NESTED: Final[Mapping[str, tuple[str, ...]]] = {
    "process": ("steps", "templates"),
    "tool": ("grants",),
    "contract": ("slas",),
}
"""Items inside items, by kind and key."""
_UNNAMED: Final[Mapping[str, str]] = {
    "training": "trainings",
    "term": "terms",
    "stage": "stages",
    "wave": "waves",
    "obligation": "obligations",
}
"""Items known by their position: kind and collection."""
_SINGLE: Final[Mapping[str, tuple[str, str]]] = {"access_review": ("tools.yml", "access_review")}
"""Items that stand alone: collection, file and key."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A waiver and where it stands: the item it is written on, and its own place."""

    waiver: Waiver
    item: Origin
    where: Origin
    subject: tuple[str, str] | None
    """The item as (kind, id), when the waiver is written on the item itself and not on a part of it."""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of this rule, about this item or something in it."""
        if finding.code != self.waiver.rule:
            return False
        if self.subject is not None and self.subject == finding.subject:
            return True
        where = finding.where
        if not isinstance(where, Origin) or where.source.path != self.item.source.path:
            return False
        return where.trail[: len(self.item.trail)] == self.item.trail


def stated(manual: Manual) -> Iterator[Stated]:
    """Every waiver of the manual, in order of items."""
    for item, origin, subject in items(manual):
        for position, waiver in enumerate(item.waivers):
            yield Stated(waiver, origin, origin.at("waivers", position), subject)


def items(manual: Manual) -> Iterator[tuple[Item, Origin, tuple[str, str] | None]]:
    """Everything that may carry a waiver, with its place, and its (kind, id) when it has one."""
    for kind, item_id, item in manual.items():
        if isinstance(item, Item):
            origin = manual.origin(kind, item_id)
            yield item, origin, (kind, item_id)
            for key in _NESTED.get(kind, ()):
                for position, part in enumerate(getattr(item, key)):
                    yield part, origin.at(key, position), None
    for kind, collection in _UNNAMED.items():
        for position, item in enumerate(getattr(manual, collection)):
            yield item, manual.origin(kind, position), None
    for collection, (file, key) in _SINGLE.items():
        if (item := getattr(manual, collection)) is not None:
            yield item, manual.origin("file", file) / key, None
    for position, domain in enumerate(manual.company.domains):
        yield domain, manual.origin("file", "company.yml").at("domains", position), None
    for position, exchange in enumerate(manual.qa.questions):
        yield exchange, manual.origin("file", "dataroom/qa.yml").at("questions", position), None


@dataclass(frozen=True, slots=True)
class Tally:
    """The waivers that hold on a day: how many for each rule, in order of code, and the next that ends."""

    by_rule: Mapping[str, int]
    next: Waiver

    @property
    def count(self) -> int:
        """How many there are."""
        return sum(self.by_rule.values())


def tally(manual: Manual, today: dt.date) -> Tally | None:
    """The waivers in force, counted; None when there is none."""
    holding = [each.waiver for each in stated(manual) if in_force(each.waiver, today)]
    if not holding:
        return None
    by_rule = Counter(sorted(waiver.rule for waiver in holding))
    return Tally(by_rule, min(holding, key=lambda waiver: (waiver.until, waiver.rule)))


def in_force(waiver: Waiver, today: dt.date) -> bool:
    """Whether a waiver still holds; its last day counts."""
    return today <= waiver.until
