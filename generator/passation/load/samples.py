"""A filled example for a group that is not there: the keys it needs, and how it is written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel

from passation.finding import InLanguages, Message, say
from passation.load.flow import flow, plain_value
from passation.load.hints import example
from passation.load.offers import id_of
from passation.model.shape import HANDLED_APART
from passation.source import Origin, Place
from passation.words import LANGUAGES

_SOME: Final = 8
"""Keys that a cure lists at most."""
_OPEN: Final = "…"
"""Stands for what only the author knows."""
_TITLES: Final = ("title", "name")
_LONGEST: Final = 80
"""Characters of an author's text that is taken over into the example."""
_NEEDED: Final = say("Write a group, as in this example. It needs {needed}; possible, too: {others}.")
_ALL_NEEDED: Final = say("Write a group, as in this example. It needs {needed}.")
_FREE: Final = say("Write a group, as in this example. Possible keys, none of which it needs: {others}.")


def cure_for(model: type[BaseModel]) -> Message:
    """What to write instead of a value alone: the keys of the group, those that it needs first."""
    fields = [(info.alias or name, info.is_required()) for name, info in model.model_fields.items()]
    needed = _quoted([key for key, is_needed in fields if is_needed])
    others = _quoted([key for key, is_needed in fields if not is_needed and key not in HANDLED_APART])
    if not needed:
        return say(_FREE.text, others=others)
    return say((_NEEDED if others else _ALL_NEEDED).text, needed=needed, **({"others": others} if others else {}))


def sample(above: Sequence[type[BaseModel]], model: type[BaseModel], where: Origin, value: str) -> InLanguages:
    """The line of a group with its values filled in, in each language, or left open where the format has no example.

    `above` are the models that may hold the group; of a list, the author's own `value` stands in the item shown.
    """
    key = next((part for part in reversed(where.trail) if isinstance(part, str)), "")
    is_item = where.trail[-1:] != (key,)
    named = (Origin(where.source, where.trail[:-1]) if is_item else where).key_place
    head, item_head = _before(where, named), _before(where, where.place)
    texts: dict[str, str] = {}
    for language in LANGUAGES:
        known = next((said for each in above if (said := example(each, key, language)) is not None), None)
        filled = plain_value(known) if known is not None else _skeleton(model, in_list=is_item)
        item = flow(_of_author(filled[0], model, value)) if isinstance(filled, list) else flow(filled)
        below = f"\n{' ' * len(head)}  - {item}" if isinstance(filled, list) else f" {item}"
        texts[language] = f"{item_head}{item}" if is_item and item_head.strip() == "-" else f"{head}{key}:{below}"
    return InLanguages(texts)


def _before(where: Origin, place: Place) -> str:
    """What stands on a line before a place, where that is only a margin and a hyphen."""
    head = where.source.line(place.line)[: place.column - 1]
    return "" if head.strip(" -") else head


def _of_author(filled: Any, model: type[BaseModel], value: str) -> Any:
    """An item of an example with what its author has written already: as its id, its title, or the first it needs."""
    first = next((info.alias or name for name, info in model.model_fields.items() if info.is_required()), None)
    if not isinstance(filled, dict) or first not in filled or len(value) > _LONGEST:
        return filled
    left_open = {key: value for key in _TITLES if filled.get(key) == _OPEN}
    return {first: (id_of(value) or value) if first == "id" else value} | {
        key: left_open.get(key, each) for key, each in filled.items() if key != first
    }


def _skeleton(model: type[BaseModel], *, in_list: bool) -> Any:
    """The keys that a group needs, or the first that it may have, their values left open."""
    fields = [(info.alias or name, info.is_required()) for name, info in model.model_fields.items()]
    group = {key: _OPEN for key, is_needed in fields if is_needed} or {fields[0][0]: _OPEN}
    return [group] if in_list else group


def _quoted(keys: list[str]) -> str:
    return ", ".join(f"`{key}`" for key in keys[:_SOME])
