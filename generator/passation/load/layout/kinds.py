"""Which model each group of a file is read with, and which values are texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, get_args, get_origin

import yaml
from pydantic import BaseModel

from passation.model import written
from passation.model.shape import marks_of, models_in, shape_of

_TEXTS: Final = (written.VERSION, written.COUNTRY, written.TIME)
"""Values that are texts to us though they may look like numbers, a no or seconds."""
Models = Sequence[type[BaseModel]]


def groups(node: yaml.Node | None, models: Models) -> Iterator[tuple[yaml.MappingNode, type[BaseModel]]]:
    """Every group that a model reads, with that model, the outer ones first; not those with keys of one's own."""
    if isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from groups(each, models)
    elif isinstance(node, yaml.MappingNode) and models:
        model = _model(node, models)
        yield node, model
        for key, value in node.value:
            yield from _within(value, model, key.value)


def _within(node: yaml.Node, model: type[BaseModel], key: str) -> Iterator[tuple[yaml.MappingNode, type[BaseModel]]]:
    models, is_open = _below(model, key)
    if isinstance(node, yaml.MappingNode) and is_open:
        for _, value in node.value:
            yield from groups(value, models)
    else:
        yield from groups(node, models)


@cache
def _below(model: type[BaseModel], key: str) -> tuple[Models, bool]:
    """The models of what stands under a key, and whether the author makes up the keys that lead to them."""
    name = next((shape.name for shape in shape_of(model) if shape.key == key), None)
    if name is None:
        return (), False
    annotation = model.model_fields[name].annotation
    return tuple(models_in(annotation)), _is_open(annotation)


def texts(node: yaml.Node | None, model: type[BaseModel]) -> Iterator[yaml.ScalarNode]:
    """Every value that the format takes for a text."""
    for group, each in groups(node, (model,)):
        for key, value in group.value:
            if key.value in _text_keys(each):
                values = value.value if isinstance(value, yaml.SequenceNode) else [value]
                yield from (one for one in values if isinstance(one, yaml.ScalarNode) and one.value)


@cache
def _text_keys(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(shape.key for shape in shape_of(model) if shape.free_text or _is_written_text(model, shape.name))


def _is_written_text(model: type[BaseModel], name: str) -> bool:
    info = model.model_fields[name]
    return any(mark in _TEXTS for mark in (*info.metadata, *marks_of(info.annotation)))


def _model(node: yaml.MappingNode, models: Models) -> type[BaseModel]:
    """The model of a group: of several kinds, the one whose word it has."""
    keys = {key.value for key, _ in node.value}
    return next((model for model in models if getattr(model, "kind", None) in keys), models[0])


def _is_open(annotation: object) -> bool:
    """Whether the author makes up the keys of a group."""
    return get_origin(annotation) is dict or any(_is_open(part) for part in get_args(annotation))
