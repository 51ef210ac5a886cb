"""What the model says of a field: its help, whether it must be filled, and what may be written in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from passation.frozen import dataclass
from passation.load.schema import HELP
from passation.model.refs import Many, RefTo
from passation.model.scalars import Number, Percent, Rich, Text
from passation.model.sop import Access, ExceptionCase, Sop, Trigger
from passation.model.step import Answer, AskStep, CallStep, Control, DoStep, Flow, WaitStep
from passation.values import Level

Way = Literal["line", "area", "number", "choice", "ref", "refs", "lines"]
"""How a value is written: a line, a longer text, a number, one of a few words, an item of the company, several of them,
or several lines."""

GROUPS: Final[Mapping[str, type[BaseModel]]] = {
    "process": Sop,
    "trigger": Trigger,
    "flow": Flow,
    "access": Access,
    "do": DoStep,
    "ask": AskStep,
    "wait": WaitStep,
    "call": CallStep,
    "answer": Answer,
    "control": Control,
    "exception": ExceptionCase,
}
"""The groups that the form shows."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a group."""

    key: str
    help: str
    """In English, with the context `schema.HELP` in the catalogues."""
    way: Way
    required: bool
    choices: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """The kinds of items that it may name."""
    default: str = ""
    """What holds where nothing is written, if that is one of the choices."""


CONTEXT: Final = HELP


@cache
def field_of(group: str, key: str) -> Field:
    """A field by the name of its group and its key in a file. Raises KeyError for one that does not exist."""
    model = GROUPS[group]
    name, info = next(
        ((name, info) for name, info in model.model_fields.items() if (info.alias or name) == key), (None, None)
    )
    if name is None or info is None:
        raise KeyError(key)
    marks = [*info.metadata, *_parts(info.annotation)]
    choices = next((get_args(each) for each in marks if get_origin(each) is Literal), ())
    ref = next((each for each in marks if isinstance(each, RefTo)), None)
    kinds = ref.kinds if ref is not None else ()
    if Level in marks:
        choices = tuple(level.word for level in Level)
    way = _way(marks, kinds, choices)
    default = info.default if info.default in choices else ""
    return Field(key, info.description or "", way, info.is_required(), tuple(choices), kinds, default)


def _way(marks: list[Any], kinds: tuple[str, ...], choices: tuple[Any, ...]) -> Way:
    if kinds:
        return "refs" if Many in marks else "ref"
    if choices:
        return "choice"
    if Many in marks:
        return "lines"
    if any(each in marks for each in _NUMBERS):
        return "number"
    return "area" if any(each in marks for each in _LONG) else "line"


def _parts(annotation: Any) -> Iterator[Any]:
    """What an annotation is made of, itself included."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    if get_origin(annotation) is Literal:
        return
    for part in get_args(annotation):
        yield from _parts(part)


def _marks_of(alias: Any) -> tuple[Any, ...]:
    """The marks that tell one alias of the model from the others."""
    return tuple(get_args(alias)[1:]) if get_origin(alias) is Annotated else ()


_NUMBERS: Final = (_marks_of(Number)[0], _marks_of(Percent)[0])
_LONG: Final = (_marks_of(Text)[0], _marks_of(Rich)[0])
