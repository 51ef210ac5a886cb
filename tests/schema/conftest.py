"""Documents for the tests of the schemas, drawn from the model's own annotations, and an editor's view of them.

A second reading of the annotations, independent of `load.schema`: for each scalar type a value, and one that it is not.
"""

import re
import types
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from annotated_types import MinLen
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from pydantic import BaseModel

from passation.load.schema import models, schema_of
from passation.model import written
from passation.model.refs import Many, RefTo, Widen
from passation.model.scalars import TextMark
from passation.words import Words

GOOD: dict[int, list[str]] = {
    id(written.ID): ["fiche-client", "raf", "a1-b2"],
    id(written.PROCESS_ID): ["FIN-012", "AB-001", "ABCD-999"],
    id(written.STEP_ID): ["s10", "m1", "a"],
    id(written.VERSION): ["1.2", "1", "1.10", "2026.11.3"],
    id(written.COUNTRY): ["FR", "NO", "MG"],
    id(written.FLAG): ["true", "false", "oui", "Non", "YES", "off"],
    id(written.NUMBER): ["5", "-3.5", "1 200", "1\u00a0200,50", "3,5"],
    id(written.WHOLE): ["1", "2", "4"],
    id(written.DATE): ["2026-11-03", "3 nov. 2026", "1er janvier 2027", "9 août 2026"],
    id(written.DURATION): ["2 weeks", "4 business hours", "3 jours ouvrés", "1,5 heure", "6 mois"],
    id(written.AMOUNT): ["5000 EUR", "5 000 €", "12.5", "40$"],
    id(written.PERCENT): ["70 %", "100%", "2,5 %"],
    id(written.LEVEL): ["public", "internal", "confidential", "secret"],
}
BAD: dict[int, list[Any]] = {
    id(written.ID): ["Fiche-Client", "fiche_client", "é", "-a", "12"],
    id(written.PROCESS_ID): ["FIN-12", "fin-012", "FIN-0123", "FIN-٠١٢"],
    id(written.STEP_ID): ["10", "S10", "s 10"],
    id(written.VERSION): ["v1", "1.2.3.4", "12345"],
    id(written.COUNTRY): ["France", "fr"],
    id(written.FLAG): ["peut-être", "1", "2"],
    id(written.NUMBER): ["beaucoup", "1 20", "12 €"],
    id(written.WHOLE): ["-1", "2.5", "beaucoup"],
    id(written.DATE): ["2026-13-01", "hier", "3 brumaire 2026", "03/11/2026", "2026"],
    id(written.DURATION): ["vite", "2", "2 lunes", "-1 week"],
    id(written.AMOUNT): ["cher", "12 francs", "€"],
    id(written.PERCENT): ["70", "101 %", "%", "-1 %"],
    id(written.LEVEL): ["Interne", "SECRET", "restricted"],
}
TEXTS = ["Relancer", "Où en est « FIN-012 » ?", "2026", "12.5", "x" * 300]
FREE = st.dictionaries(st.sampled_from(["x-note", "x-"]), st.sampled_from(["libre", "12", "true"]), max_size=1)


@cache
def good(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw documents that follow a model."""
    needed = {_key(model, name): _good(*_parts(model, name)) for name in _needed(model)}
    others = {_key(model, name): _good(*_parts(model, name)) for name in model.model_fields if name not in needed}
    some = st.lists(st.sampled_from(sorted(others)), unique=True, max_size=4) if others else st.just([])
    chosen = some.flatmap(lambda keys: st.fixed_dictionaries({**needed, **{key: others[key] for key in keys}}))
    return st.builds(lambda document, free: {**document, **free}, chosen, FREE)


@cache
def bad(model: type[BaseModel]) -> st.SearchStrategy[dict[str, Any]]:
    """Draw documents with one fault: an unknown key, a missing key, or one wrong value at any depth."""
    unknown = good(model).map(lambda document: {**document, "targte": "x"})
    wrong = [
        st.tuples(good(model), st.just(_key(model, name)), value).map(lambda drawn: {**drawn[0], drawn[1]: drawn[2]})
        for name in model.model_fields
        if (value := _bad(*_parts(model, name))) is not None
    ]
    missing = [
        st.tuples(good(model), st.just(_key(model, name))).map(lambda drawn: _without(*drawn))
        for name in _needed(model)
    ]
    return st.one_of([unknown, *missing, *wrong])


def _key(model: type[BaseModel], name: str) -> str:
    return model.model_fields[name].alias or name


def _needed(model: type[BaseModel]) -> list[str]:
    return [name for name, info in model.model_fields.items() if info.is_required()]


def _parts(model: type[BaseModel], name: str) -> tuple[Any, list[Any]]:
    info = model.model_fields[name]
    return info.annotation, list(info.metadata)


def _without(document: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name != key}


def _flat(annotation: Any, marks: list[Any]) -> tuple[Any, list[Any]]:
    while get_origin(annotation) is Annotated:
        annotation, *more = get_args(annotation)
        marks = [*more, *marks]
    return annotation, marks


def _scalar(marks: list[Any], table: dict[int, list[Any]]) -> list[Any] | None:
    return next((table[id(mark)] for mark in marks if id(mark) in table), None)


def _good(annotation: Any, marks: list[Any]) -> st.SearchStrategy[Any]:
    annotation, marks = _flat(annotation, marks)
    ways = [_plainly_good(annotation, marks)]
    widen = next((mark.func for mark in marks if isinstance(getattr(mark, "func", None), Widen)), None)
    if widen is not None:
        ways.append(_good(*_parts(annotation, widen.key)))
    if Many in marks:
        ways.append(_good(get_args(annotation)[0], []))
    return st.one_of(ways)


def _plainly_good(annotation: Any, marks: list[Any]) -> st.SearchStrategy[Any]:
    examples = _scalar(marks, GOOD)
    if examples is not None:
        return st.sampled_from(examples)
    if any(isinstance(mark, RefTo) for mark in marks):
        return st.sampled_from(["raf", "FIN-012", "s10"])
    if any(isinstance(mark, TextMark) for mark in marks):
        return st.sampled_from(TEXTS)
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        return st.one_of([_good(part, marks) for part in parts if part is not types.NoneType])
    if origin is Literal:
        return st.sampled_from(parts)
    fewest = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), 0)
    if origin is tuple:
        return st.lists(_good(parts[0], []), min_size=fewest, max_size=2)
    if origin is dict:
        return st.dictionaries(_good(parts[0], []), _good(parts[1], []), min_size=fewest, max_size=2)
    return st.sampled_from(TEXTS) if annotation is Any else good(annotation)


def _bad(annotation: Any, marks: list[Any]) -> st.SearchStrategy[Any] | None:
    """Draw values that a field does not take; None where it takes anything."""
    annotation, marks = _flat(annotation, marks)
    examples = _scalar(marks, BAD)
    many = Many in marks
    if examples is not None:
        return st.sampled_from([*examples, ["raf", "raf"], {"key": "value"}])
    if any(isinstance(mark, RefTo | TextMark) for mark in marks):
        return st.sampled_from([[["raf"]], {"key": "value"}, "x" * 8001])
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in {Union, types.UnionType}:
        inner = [_bad(part, marks) for part in parts if part is not types.NoneType]
        return next(way for way in inner if way is not None)
    if origin is Literal:
        return st.sampled_from(["nope", ["nope"], {"key": "value"}])
    if origin is tuple:
        item = _bad(parts[0], [])
        lists = item.map(lambda value: [value]) if item is not None else st.nothing()
        return lists if many else st.one_of(lists, st.just("text"))
    if origin is dict:
        item = _bad(parts[1], [])
        dicts = item.map(lambda value: {"a": value}) if item is not None else st.nothing()
        return st.one_of(dicts, st.just(["list"]), st.just("text"))
    return None if annotation is Any else st.one_of(bad(annotation), st.just(["list", "list"]))


# What an editor sees in a file: YAML 1.2 with its core schema, written down from the specification (10.3.2).

_NULL = re.compile(r"null|Null|NULL|~|")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]+")
_OTHER_INT = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def as_seen(value: Any, *, quoted: bool = False) -> Any:
    """Give a value that we read as texts as an editor's parser sees it; `quoted` texts stay texts."""
    if isinstance(value, dict):
        return {key: as_seen(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_seen(each) for each in value]
    if quoted or not isinstance(value, str):
        return value
    return _core(value)


def _core(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _OTHER_INT.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text) or _NO_NUMBER.fullmatch(text):
        return float(text.replace(".inf", "inf").replace(".nan", "nan"))
    return text


Draw = Callable[[type[BaseModel]], st.SearchStrategy[dict[str, Any]]]
Validator = Draft202012Validator | Draft7Validator


@pytest.fixture(scope="session")
def follows() -> Draw:
    """Give what draws documents that follow a model."""
    return good


@pytest.fixture(scope="session")
def breaks() -> Draw:
    """Give what draws documents with one fault."""
    return bad


@pytest.fixture(scope="session")
def seen() -> Callable[[Any], Any]:
    """Give what turns texts into what an editor's parser sees."""
    return as_seen


@pytest.fixture(scope="session")
def examples() -> dict[int, list[str]]:
    """Give values of each scalar type, by the identity of its schema."""
    return GOOD


@pytest.fixture(scope="session")
def editors() -> dict[str, list[Validator]]:
    """Give the validators of each kind of file: those of a new editor and of an old one."""
    all_schemas = {name: schema_of(name, Words("fr")) for name in models()}
    return {name: [Draft202012Validator(schema), Draft7Validator(schema)] for name, schema in all_schemas.items()}
