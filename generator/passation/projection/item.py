"""One item made smaller: fields above the readers' level emptied, hidden references removed, texts cleaned.

Generic over the model: what a field holds and its level are metadata of the field, so no type has code of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from operator import is_
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from passation.analysis.levels import level_of
from passation.analysis.visibility import Sight
from passation.model.base import Item
from passation.model.content import KINDS, Content
from passation.model.refs import FREE, RefTo
from passation.model.shape import FieldShape, is_model, written
from passation.projection.links import Links
from passation.projection.names import Pseudonyms
from passation.projection.withheld import Hole
from passation.values import Level

GONE: Final = object()
"""What is left of a value that the readers may not see."""
_LEFT_OUT: Final = frozenset({("Grant", "actor"), ("Training", "who"), ("Channel", "members"), ("Tool", "admins")})
"""Where a hidden actor is left out; elsewhere the company as a whole stands for it."""
_FOLLOWS: Final = frozenset({("Wave", "process"), ("ServiceLevel", "process")})
"""Where an item is about a process and nothing else: who sees only a step of it learns nothing there."""


@dataclass
class Projector:
    """Makes items smaller for one sight. `stand_in` is the id of the company as a whole."""

    content: Content
    sight: Sight
    stand_in: str
    names: Pseudonyms = field(default_factory=Pseudonyms)
    exporting: bool = False
    """For a data room: fields that may never be exported are emptied."""
    holes: list[Hole] = field(default_factory=list)
    needs_stand_in: bool = False

    def __post_init__(self) -> None:
        """Links in texts are judged by the same sight."""
        self._links = Links(self.content, self.sight)

    def item(self, kind: str, item_id: str, item: Any) -> Any:
        """The item as its readers see it, its effective level written into it; GONE when nothing may be shown."""
        known = len(self.holes)
        effective = level_of(item)
        made = self.model(item, (kind, item_id), effective, max(effective, self.sight.audience.sees))
        if made is GONE:
            del self.holes[known:]
        return made

    def model(self, value: BaseModel, where: tuple[str, str], shell: Level, ceiling: Level) -> Any:
        """A model's fields one by one; GONE when a required one is."""
        changes: dict[str, Any] = {}
        gone: set[str] = set()
        if isinstance(value, Item):
            shell = max(shell, value.confidentiality or Level.PUBLIC)
            if shell > ceiling:
                self.hole(where, type(value).__name__, shell)
                return GONE
            changes["confidentiality"] = shell
        for shape in written(value):
            if shape.name == "confidentiality" and isinstance(value, Item):
                continue
            before = getattr(value, shape.name)
            after = self._field(before, shape, type(value), where, shell, ceiling)
            if after is GONE:
                gone.add(shape.name)
                after = type(value).model_fields[shape.name].get_default(call_default_factory=True)
                if after is PydanticUndefined:
                    return GONE
            if after is not before:
                changes[shape.name] = after
        if not changes and not gone:
            return value
        made = value.model_copy(update=changes)
        made.model_fields_set.difference_update(gone)  # nothing tells it from a field that was never written
        return made

    def hole(self, where: tuple[str, str], name: str, level: Level) -> None:
        """Remembers that something is withheld from an item that the readers see."""
        self.holes.append(Hole(where[0], self.names.id(where[1]), name, level))

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
        if shape.level > self.sight.audience.sees or (self.exporting and not shape.exportable):
            self.hole(where, shape.key, max(shape.level, shell))
            return GONE
        if shape.name == "id" and isinstance(value, str):
            return self.names.id(value)
        return self._value(value, shape, model.__name__, where, shell, ceiling)

    def _value(
        self, value: Any, shape: FieldShape, owner: str, where: tuple[str, str], shell: Level, ceiling: Level
    ) -> Any:
        if isinstance(value, str):
            if shape.ref is not None:
                return self._reference(value, shape.ref, (owner, shape.name))
            return self.text(value) if shape.free_text else value
        if isinstance(value, tuple):
            parts = [self._value(each, shape, owner, where, shell, ceiling) for each in value]
            if all(map(is_, parts, value)):
                return value
            left = [part for part in parts if part is not GONE]
            return tuple(dict.fromkeys(left) if shape.ref is not None else left)
        if isinstance(value, dict):
            return self._mapping(value, shape, owner, where, shell, ceiling)
        return self.model(value, where, shell, ceiling) if is_model(value.__class__) else value

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
            new_key = self._key(key, shape, owner)
            new = self._value(each, shape, owner, where, shell, ceiling)
            if new_key is not GONE and new is not GONE:
                found.setdefault(new_key, new)
        same = len(found) == len(value) and all(found.get(key) is each for key, each in value.items())
        return value if same else found

    def _key(self, key: str, shape: FieldShape, owner: str) -> Any:
        if shape.key_ref is not None:
            return self._reference(key, shape.key_ref, (owner, shape.name))
        return self.text(key) if shape.key_text else self.names.id(key)

    def text(self, value: str) -> str:
        """A text without links to what is hidden and without names that are not shown yet."""
        return self.names.apply(self._links.kept(value))

    def _reference(self, value: str, ref: RefTo, where: tuple[str, str]) -> Any:
        if ref.local:
            return self.names.id(value)
        meant = [kind for kind in ref.kinds if kind in KINDS and self.content.find(kind, value) is not None]
        if not meant:
            return self.text(value) if FREE in ref.kinds else GONE
        if where in _FOLLOWS:
            return value if self.sight.opens(value) else GONE
        if any(self.sight.sees(kind, value) for kind in meant):
            return self.names.id(value)
        if "actor" in meant and where not in _LEFT_OUT:
            self.needs_stand_in = True
            return self.stand_in
        return GONE
