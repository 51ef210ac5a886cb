"""What the fields of the model are made of: one walk over any item, used by the reader, the rules and the gate.

The model's types carry marks (`RefTo`, `TextMark`, `RichMark`, levels); this room reads them once per class.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Final, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from passation.frozen import dataclass
from passation.model.base import field_exportable, field_level
from passation.model.refs import FREE, RefTo
from passation.model.scalars import RichMark, TextMark
from passation.source import Trail
from passation.values import Level

HANDLED_APART: Final = frozenset({"confidentiality", "waivers"})


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What one field of a model holds."""

    name: str
    key: str
    """The key in a file: the name, or its alias (`from`, `with`, `for`)."""
    ref: RefTo | None
    """What its texts refer to."""
    key_ref: RefTo | None
    """What the keys of its mapping refer to."""
    free_text: bool
    key_text: bool
    """Whether the keys of its mapping are free texts: answers, variables."""
    rich: bool
    level: Level
    exportable: bool
    refers: bool
    """Whether a reference may stand in it, however deep: the others need no walk when references are sought."""
    tells: bool
    """Whether a free text may stand in it, however deep: the same for free texts."""


class Leaf(NamedTuple):
    """One text of an item: where it stands, what it says, and the field it belongs to."""

    trail: Trail
    value: str
    field: FieldShape
    is_key: bool = False

    @property
    def ref(self) -> RefTo | None:
        """What the text refers to, if it is a reference."""
        return self.field.key_ref if self.is_key else self.field.ref

    @property
    def is_free(self) -> bool:
        """Whether it is a text that a reader sees and that may name things: plain words for a place included."""
        if self.ref is not None:
            return FREE in self.ref.kinds
        return self.field.key_text if self.is_key else self.field.free_text


@cache
def shape_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model class, in order of writing."""
    return tuple(_field_shape(model, name) for name in model.model_fields)


def _field_shape(model: type[BaseModel], name: str) -> FieldShape:
    info = model.model_fields[name]
    marks = [*info.metadata, *marks_of(info.annotation)]
    key_marks = list(_key_marks(info.annotation))
    key_ref = next((mark for mark in key_marks if isinstance(mark, RefTo)), None)
    refs = [mark for mark in marks if isinstance(mark, RefTo)]
    return FieldShape(
        name=name,
        key=info.alias or name,
        ref=refs[-1] if refs else None,
        key_ref=key_ref,
        free_text=any(isinstance(mark, TextMark) for mark in marks),
        key_text=any(isinstance(mark, TextMark) for mark in key_marks),
        rich=any(isinstance(mark, RichMark) for mark in marks),
        level=field_level(model, name),
        exportable=field_exportable(model, name),
        refers=_may_hold(_is_reference, model, name, frozenset()),
        tells=_may_hold(_is_free, model, name, frozenset()),
    )


_Marked = Callable[[Any], bool]
"""Whether a mark of a field is of some sort."""


def _is_reference(mark: Any) -> bool:
    return isinstance(mark, RefTo)


def _is_free(mark: Any) -> bool:
    return isinstance(mark, TextMark) or (isinstance(mark, RefTo) and FREE in mark.kinds)


def _may_hold(wanted: _Marked, model: type[BaseModel], name: str, above: frozenset[type[BaseModel]]) -> bool:
    """Whether a field, or anything in it, has a mark of a sort; `above` are the models that are being looked at."""
    info = model.model_fields[name]
    marks = [*info.metadata, *marks_of(info.annotation), *_key_marks(info.annotation)]
    if any(wanted(mark) for mark in marks):
        return True
    below = frozenset(models_in(info.annotation)) - above
    return any(_may_hold(wanted, each, inner, above | below) for each in below for inner in each.model_fields)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def marks_of(annotation: Any) -> Iterator[Any]:
    """Metadata of an annotation and of what it is made of; the values of a mapping, not its keys."""
    yield from getattr(annotation, "__metadata__", ())
    arguments = get_args(annotation)
    if get_origin(annotation) is dict:
        arguments = arguments[1:]
    for part in arguments:
        if part is not annotation and not isinstance(part, str):
            yield from marks_of(part)


def _key_marks(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is dict:
        yield from marks_of(get_args(annotation)[0])
        return
    for part in get_args(annotation):
        if not isinstance(part, str):
            yield from _key_marks(part)


def written(item: BaseModel) -> Iterator[FieldShape]:
    """The fields that were written, in the model's order; a default holds no text and no reference."""
    names = item.model_fields_set
    return (shape for shape in shape_of(type(item)) if shape.name in names)


_Shapes = Callable[[type[BaseModel]], tuple[FieldShape, ...]]
"""The fields of a model that are walked through."""


@cache
def _referring(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    return tuple(shape for shape in shape_of(model) if shape.refers)


@cache
def _telling(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    return tuple(shape for shape in shape_of(model) if shape.tells)


def leaves(item: BaseModel, trail: Trail = (), shapes: _Shapes = shape_of) -> list[Leaf]:
    """Every text of an item and of the items in it, with the keys that lead to it; or only those of some fields."""
    found: list[Leaf] = []  # filled from below: a generator in a generator for each level costs twice the time
    _gather(item, trail, shapes, found)
    return found


def _gather(item: BaseModel, trail: Trail, shapes: _Shapes, found: list[Leaf]) -> None:
    names, values = item.model_fields_set, item.__dict__
    for shape in shapes(type(item)):
        if shape.name in names and (value := values[shape.name]) is not None:
            _gather_from(value, shape, (*trail, shape.key), shapes, found)


def _gather_from(value: Any, shape: FieldShape, trail: Trail, shapes: _Shapes, found: list[Leaf]) -> None:
    if isinstance(value, str):
        found.append(Leaf(trail, value, shape))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _gather_from(each, shape, (*trail, index), shapes, found)
    elif isinstance(value, dict):
        for key, each in value.items():
            found.append(Leaf((*trail, key), key, shape, is_key=True))
            _gather_from(each, shape, (*trail, key), shapes, found)
    elif is_model(value.__class__):
        _gather(value, trail, shapes, found)


@cache
def is_model(kind: type) -> bool:
    """Whether values of a class have fields.

    Asked of a class once: pydantic's own isinstance is slow, and a company has a hundred thousand values.
    """
    return issubclass(kind, BaseModel)


def references(item: BaseModel, trail: Trail = ()) -> Iterator[Leaf]:
    """Every reference of an item, local ones included."""
    return (leaf for leaf in leaves(item, trail, _referring) if leaf.ref is not None)


def free_texts(item: BaseModel, trail: Trail = ()) -> Iterator[Leaf]:
    """Every free text of an item, keys of mappings included (answers, variables)."""
    return (leaf for leaf in leaves(item, trail, _telling) if leaf.is_free)
