"""What every part of the model shares: frozen, closed to unknown keys, each field with its help and its level."""

from __future__ import annotations

from functools import cache
from typing import Any, Final, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticUndefined

from passation.model.scalars import Date, LevelWord, Line, Text
from passation.values import Level

_LEVEL_KEY: Final = "x-level"
_EXPORT_KEY: Final = "x-export"


def field(
    help_text: str,
    default: Any = PydanticUndefined,
    *,
    level: Level | None = None,
    export: bool = True,
    **more: Any,
) -> Any:
    """A field of the model: its help in English (the catalogue has the French), default, level, and whether any
    data room may ever hold it (`export=False` is the format's `export: never`).
    """
    extra: dict[str, Any] = {}
    if level is not None:
        extra[_LEVEL_KEY] = level.word
    if not export:
        extra[_EXPORT_KEY] = "never"
    return Field(default, description=help_text, json_schema_extra=extra or None, **more)


class Part(BaseModel):
    """A group of values inside an item. Unknown keys are faults; `x-…` keys are dropped before they get here."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=False,
        arbitrary_types_allowed=True,
        defer_build=True,  # a part is only read inside an item: the validators of items alone are built, once
    )

    @model_validator(mode="before")
    @classmethod
    def _drop_what_says_nothing(cls, data: Any) -> Any:
        """`purpose:` with nothing after it counts as not written; an unknown key with nothing after it is a fault."""
        if not isinstance(data, dict) or None not in data.values():
            return data
        known = keys_of(cls)
        return {key: value for key, value in data.items() if value is not None or key not in known}


P = TypeVar("P", bound=Part)


def unwritten(part: type[P]) -> P:
    """A part of which nothing is written, so that every field says its default.

    `part()` says the same, once its validators are built: they take longer than most companies do to be read.
    """
    return cast("P", part.model_construct())  # the plugin for mypy forgets which part it is


@cache
def keys_of(model: type[BaseModel]) -> frozenset[str]:
    """The keys of a model as a file writes them: names, or aliases where there are any."""
    return frozenset(info.alias or name for name, info in model.model_fields.items())


class Waiver(Part):
    """A rule set aside for one item, with a reason and an end."""

    rule: Line = field("Code of the rule, such as EXT104")
    reason: Text = field("Why the rule does not apply here")
    until: Date = field("Last day of the waiver; after it the rule speaks again")


class Item(Part):
    """Something that has a level of its own and may waive a rule."""

    confidentiality: LevelWord | None = field("Level of this item; it can only tighten what holds around it", None)
    waivers: tuple[Waiver, ...] = field("Rules set aside for this item, each with a reason and an end", ())


def field_level(model: type[BaseModel], name: str) -> Level:
    """The default level of a field: what its metadata says, else public (the item's own level then decides)."""
    extra = model.model_fields[name].json_schema_extra
    word = extra.get(_LEVEL_KEY) if isinstance(extra, dict) else None
    return Level.of(word) if isinstance(word, str) else Level.PUBLIC


@cache
def floor_of(model: type[BaseModel]) -> Level:
    """The level below which no item of a model is: nothing is left of it where a field it needs may not be seen."""
    needed = [name for name, info in model.model_fields.items() if info.is_required()]
    return max((field_level(model, name) for name in needed), default=Level.PUBLIC)


def field_exportable(model: type[BaseModel], name: str) -> bool:
    """Whether a data room may ever hold the field."""
    extra = model.model_fields[name].json_schema_extra
    return not (isinstance(extra, dict) and extra.get(_EXPORT_KEY) == "never")
