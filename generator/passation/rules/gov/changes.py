"""What the rules about changes share: who accepts one, and which item of a proposal is which of the accepted ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from passation.finding import say
from passation.frozen import dataclass
from passation.model.base import Item
from passation.model.manual import Manual
from passation.rules.waivers import items
from passation.source import Origin

Key = tuple[str, ...]
"""Names that lead to an item and that stay when lines and files move."""

ACCEPT: Final = say(
    "If it is meant, somebody who may decide accepts the change: the check of the accepted branch has no --base."
)
_NAMES: Final = ("id", "term", "process", "what", "who", "actor", "text", "call")
"""By what an item is known beside its siblings, the first that it has."""


@dataclass(frozen=True, slots=True)
class Known:
    """An item of a manual, with the item it is part of (itself, when it is part of none)."""

    item: Item
    whole: Item
    origin: Origin
    subject: tuple[str, str] | None
    """The whole as (kind, id)."""


def known(manual: Manual) -> Mapping[Key, Known]:
    """Every item that may have a level or a waiver. A process goes by its number and by its old ones."""
    found: dict[Key, Known] = {}
    whole, owner = None, ("", "")
    for item, origin, subject in items(manual):
        if subject is not None:
            whole, owner = item, subject
            for name in (owner[1], *getattr(item, "aliases", ())):
                found.setdefault((owner[0], name), Known(item, item, origin, owner))
        elif whole is not None and _is_part(origin, manual, owner):
            found.setdefault((*owner, *_trail(origin)[-1:], _name(item)), Known(item, whole, origin, owner))
        else:
            found.setdefault((origin.source.path, *_trail(origin), _name(item)), Known(item, item, origin, None))
    return found


def _is_part(origin: Origin, manual: Manual, owner: tuple[str, str]) -> bool:
    above = manual.origin(*owner)
    return origin.source.path == above.source.path and origin.trail[: len(above.trail)] == above.trail


def _trail(origin: Origin) -> Key:
    return tuple(key for key in origin.trail if isinstance(key, str))


def _name(item: Item) -> str:
    return next((str(value) for name in _NAMES if (value := getattr(item, name, None))), "")
