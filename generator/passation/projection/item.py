"""One item made smaller: fields above the readers' level emptied, hidden references removed, texts cleaned.

Generic over the model: what a field holds and its level are metadata of the field, so no type has code of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from passation.analysis.levels import level_of
from passation.analysis.visibility import Sight
from passation.model.base import Item
from passation.model.content import KINDS, Content
from passation.model.refs import RefTo
from passation.model.shape import FieldShape, written
from passation.values import Level

GONE: Final = object()
"""What is left of a value that the readers may not see."""
_LEFT_OUT: Final = frozenset({("Grant", "actor"), ("Training", "who"), ("Channel", "members"), ("Tool", "admins")})
"""Where a hidden actor is left out; elsewhere the company as a whole stands for it."""
_SOP_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(sop:([A-Z]{2,4}-\d{3})[^()\s]*\)")


@dataclass(frozen=True, slots=True, order=True)
class Hole:
    """Something withheld: in which kind of item, in which process or item if the readers know it, which field."""

    kind: str
    item: str
    field: str
    level: Level


@dataclass
class Projector:
    """Makes items smaller for one sight. `stand_in` is the id of the company as a whole."""

    content: Content
    sight: Sight
    stand_in: str
    rename: Callable[[str], str]
    exporting: bool = False
    """For a data room: fields that may never be exported are emptied."""
    holes: list[Hole] = field(default_factory=list)
    needs_stand_in: bool = False

    def item(self, kind: str, item_id: str, item: Any, level: Level | None = None) -> Any:
        """The item as its readers see it, its effective level written into it; GONE when nothing may be shown."""
        effective = level if level is not None else level_of(item)
        ceiling = max(effective, self.sight.audience.sees)
        return self.model(item, (kind, item_id), effective, ceiling)

    def model(self, value: BaseModel, where: tuple[str, str], shell: Level, ceiling: Level) -> Any:
        """A model's fields one by one; GONE when a required one is."""
        changes: dict[str, Any] = {}
        if isinstance(value, Item):
            shell = max(shell, value.confidentiality or Level.PUBLIC)
            if shell > ceiling:
                self.holes.append(Hole(*where, type(value).__name__, shell))
                return GONE
            changes["confidentiality"] = shell
        for shape in written(value):
            if shape.name == "confidentiality" and isinstance(value, Item):
                continue
            before = getattr(value, shape.name)
            after = self._field(before, shape, type(value), where, shell, ceiling)
            if after is GONE:
                after = _default(type(value), shape.name)
                if after is PydanticUndefined:
                    return GONE
            if after is not before:
                changes[shape.name] = after
        return value.model_copy(update=changes) if changes else value

    def _field(
        self,
        value: Any,
        shape: FieldShape,
        model: type[BaseModel],
        where: tuple[str, str],
        shell: Level,
        ceiling: Level,
    ) -> Any:
        if value is None:
            return value
        if shape.name == "waivers" and self.sight.audience.scope == "own":
            return GONE
        withheld = shape.level > self.sight.audience.sees or (self.exporting and not shape.exportable)
        if withheld:
            self.holes.append(Hole(*where, shape.key, max(shape.level, shell)))
            return GONE
        return self._value(value, shape, model.__name__, where, shell, ceiling)

    def _value(
        self, value: Any, shape: FieldShape, owner: str, where: tuple[str, str], shell: Level, ceiling: Level
    ) -> Any:
        if isinstance(value, str):
            return self._text(value, shape, shape.ref, owner)
        if isinstance(value, BaseModel):
            return self.model(value, where, shell, ceiling)
        if isinstance(value, tuple):
            parts = [self._value(each, shape, owner, where, shell, ceiling) for each in value]
            if len(parts) == len(value) and all(new is old for new, old in zip(parts, value, strict=True)):
                return value
            left = [part for part in parts if part is not GONE]
            return tuple(dict.fromkeys(left) if shape.ref is not None else left)
        if isinstance(value, dict):
            return self._mapping(value, shape, owner, where, shell, ceiling)
        return value

    def _mapping(
        self,
        value: Mapping[str, Any],
        shape: FieldShape,
        owner: str,
        where: tuple[str, str],
        shell: Level,
        ceiling: Level,
    ) -> Any:
        found: dict[str, Any] = {}
        for key, each in value.items():
            new_key = self._text(key, shape, shape.key_ref, owner)
            new = self._value(each, shape, owner, where, shell, ceiling)
            if new_key is not GONE and new is not GONE:
                found[new_key] = new
        same = len(found) == len(value) and all(found.get(key) is each for key, each in value.items())
        return value if same else found

    def _text(self, value: str, shape: FieldShape, ref: RefTo | None, owner: str) -> Any:
        if ref is not None:
            return value if ref.local else self._reference(value, ref, (owner, shape.name))
        if shape.rich:
            value = _SOP_LINK.sub(self._link, value)
        return self.rename(value) if shape.free_text else value

    def _link(self, found: re.Match[str]) -> str:
        """A link to a hidden process becomes its words alone."""
        return found[0] if self.sight.sees("process", found[2]) else found[1]

    def _reference(self, value: str, ref: RefTo, where: tuple[str, str]) -> Any:
        meant = [kind for kind in ref.kinds if kind in KINDS and self.content.find(kind, value) is not None]
        if not meant:
            return value if "place" in ref.kinds else GONE
        if any(self.sight.sees(kind, value) for kind in meant):
            return value
        if "actor" in meant and where not in _LEFT_OUT:
            self.needs_stand_in = True
            return self.stand_in
        return GONE


def _default(model: type[BaseModel], name: str) -> Any:
    return model.model_fields[name].get_default(call_default_factory=True)
