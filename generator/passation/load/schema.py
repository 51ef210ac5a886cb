"""The format as JSON Schemas, one for each kind of file: what an editor needs to complete, explain and underline.

They are made from the model, so that the model and the schemas say the same; help texts come in the reader's language.
Only what draft-07 and 2020-12 share is used, for editors old and new. An editor sees numbers and `true` where we read
text, and an empty value where we read nothing: the schemas take both.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MinLen
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from passation.finding import Message, say
from passation.load.hints import editor_example, snippet, title_of
from passation.load.read import COMPANY_FILES, SCHEMA_VERSION, SOP_MODEL, TRANSLATION_MODEL
from passation.load.values import SENTENCES
from passation.model.base import Item, field_level
from passation.model.refs import Many, Widen
from passation.tree import Tree
from passation.values import Level
from passation.words import Words

Schema = dict[str, Any]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
FREE_KEYS: Final = "^x-"
HELP: Final = "help"
"""Context of the help texts in the catalogues: short words, such as "Target", mean something else elsewhere."""
_NOTHING: Final[Schema] = {"type": "null"}

TITLES: Final[Mapping[str, Message]] = {
    "sop": say("A process"),
    "translation": say("The texts of a process in another language"),
    "company": say("The company and its rules"),
    "actors": say("Roles, outside organisations and trainings"),
    "tools": say("Tools and accesses"),
    "data": say("Information objects"),
    "channels": say("Channels, rituals, reports, escalations and emergencies"),
    "kpis": say("Indicators"),
    "contracts": say("Contracts"),
    "objectives": say("Objectives"),
    "glossary": say("Words of the house"),
    "roadmap": say("Waves of delegation"),
    "ideas": say("Tasks not yet described"),
    "questions": say("Answers to the questions"),
    "diagnostic": say("Signs and pitfalls"),
    "risks": say("Risks"),
    "obligations": say("Obligations"),
    "settings": say("How strict the rules are"),
    "dataroom": say("The data room"),
    "qa": say("Questions of the recipients"),
    "lock": say("Numbers of the data room, allotted by passation"),
}
"""What each kind of file holds, by the name of its schema."""


def models() -> dict[str, type[BaseModel]]:
    """The model of each kind of file, by the name of its schema: `company` for `company.yml`."""
    company = {path.rpartition("/")[2].removesuffix(".yml"): model for path, model in COMPANY_FILES.items()}
    return {"sop": SOP_MODEL, "translation": TRANSLATION_MODEL, **company}


def schemas(words: Words) -> Tree:
    """Every schema as a file: `sop.schema.json`, `company.schema.json` and so on."""
    return Tree((f"{name}.schema.json", as_bytes(schema_of(name, words))) for name in models())


def editor_settings(folder: str) -> bytes:
    """Settings of Visual Studio Code: which schema, of those in `folder`, is for which files."""
    below = {path.rpartition("/")[2].removesuffix(".yml"): [f"cartography/{path}"] for path in COMPANY_FILES}
    files = {"sop": ["sops/*/*.yml", "!sops/*/*.*.yml"], "translation": ["sops/*/*.*.yml"], **below}
    chosen = {f"{folder}/{name}.schema.json": patterns for name, patterns in files.items()}
    return as_bytes({"yaml.schemas": chosen, "yaml.schemaStore.enable": False})


def as_bytes(document: Schema) -> bytes:
    """A JSON document as it is written to disk."""
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def schema_of(name: str, words: Words) -> Schema:
    """The schema of one kind of file; KeyError for an unknown kind."""
    writer = _Writer(words)
    body = writer.body(models()[name])
    help_text = words.t("Version of the format; write 1")
    version = {"enum": [SCHEMA_VERSION, str(SCHEMA_VERSION), None], "description": help_text}
    return {
        "$schema": DIALECT,
        "title": words.say(TITLES[name]),
        **body,
        "properties": {"schema": version, **body["properties"]},
        "definitions": dict(sorted(writer.definitions.items())),
    }


class _Writer:
    """Turns models into schemas; keeps the groups it met as definitions."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.definitions: dict[str, Schema] = {}

    def body(self, model: type[BaseModel]) -> Schema:
        """The schema of a group, written out."""
        fields = {info.alias or name: (name, info) for name, info in _own_first(model)}
        title = title_of(model, self._words)
        return {
            "type": "object",
            **({"title": title} if title is not None else {}),
            "properties": {key: self._field(model, name, info) for key, (name, info) in fields.items()},
            "patternProperties": {FREE_KEYS: {}},
            "additionalProperties": False,
            "required": [key for key, (_, info) in fields.items() if info.is_required()],
            **snippet(model, self._words),
        }

    def _field(self, model: type[BaseModel], name: str, info: FieldInfo) -> Schema:
        ways = self._ways(info.annotation, info.metadata)
        schema = _any_of(ways) if info.is_required() else _or_nothing(ways)
        help_text = self._help(info, field_level(model, name))
        shown = editor_example(model, info.alias or name, self._words)
        return {**schema, "description": help_text, **shown, **_default(info)}

    def _help(self, info: FieldInfo, level: Level) -> str:
        help_text = self._words.p(HELP, info.description or "")
        if level < Level.CONFIDENTIAL:
            return help_text
        return self._words.t("{help} — level by default: {level}", help=help_text, level=level)

    def _ways(self, annotation: Any, marks: Iterable[Any] = ()) -> list[Schema]:
        """The ways in which a value may be written."""
        marks = list(marks)
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self._ways(inner, [*more, *marks])
        ways = _bounded(self._plain(annotation, marks), marks)
        widen = next((mark.func for mark in marks if isinstance(getattr(mark, "func", None), Widen)), None)
        if widen is not None:
            ways = [*self._bare(annotation, widen.key), *ways]
        if Many in marks:
            ways = [*self._ways(get_args(annotation)[0]), *ways]
        return ways

    def _plain(self, annotation: Any, marks: list[Any]) -> list[Schema]:
        written = next((mark.json_schema for mark in marks if isinstance(mark, WithJsonSchema)), None)
        if written is not None:
            return [self._with_sentence(dict(written))]
        origin, parts = get_origin(annotation), get_args(annotation)
        if origin in {Union, types.UnionType}:
            return [way for part in parts if part is not types.NoneType for way in self._ways(part)]
        if origin is Literal:
            return [self._choice(list(parts))]
        if origin is tuple:
            return [{"type": "array", "items": _or_nothing(self._ways(parts[0]))}]
        if origin is dict:
            return [self._mapping(*parts)]
        return [{}] if annotation is Any else [self._group(annotation)]

    def _group(self, model: type[BaseModel]) -> Schema:
        if model.__name__ not in self.definitions:
            self.definitions[model.__name__] = {}  # a group may hold itself
            self.definitions[model.__name__] = self.body(model)
        return {"$ref": f"#/definitions/{model.__name__}"}

    def _bare(self, model: type[BaseModel], key: str) -> list[Schema]:
        """The short form of a group: the value of one of its keys alone, where that is a text."""
        info = next(info for name, info in model.model_fields.items() if (info.alias or name) == key)
        return self._ways(info.annotation, info.metadata)

    def _mapping(self, key: Any, value: Any) -> Schema:
        [name] = self._ways(key)
        limits = {limit: name[limit] for limit in ("pattern", "minLength", "maxLength", "enum") if limit in name}
        return {
            "type": "object",
            "propertyNames": {"anyOf": [{"pattern": FREE_KEYS}, limits]},
            "patternProperties": {FREE_KEYS: {}},
            "additionalProperties": _or_nothing(self._ways(value)),
        }

    def _choice(self, allowed: list[str]) -> Schema:
        said = self._words.t("Choose one of: {allowed}.", allowed=", ".join(allowed))
        return {"type": "string", "enum": allowed, "errorMessage": said}

    def _with_sentence(self, written: Schema) -> Schema:
        """The schema with the sentence that an author reads when a value does not fit."""
        if "enum" in written:
            return self._choice(written["enum"])
        cure = SENTENCES[written.pop("x-fault")][1] if "x-fault" in written else None
        return {**written, "errorMessage": self._words.say(cure)} if cure else written


def _own_first(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a model with those that every item has at the end: an editor offers them in this order."""
    return sorted(model.model_fields.items(), key=lambda each: each[0] in Item.model_fields)


def _bounded(ways: list[Schema], marks: list[Any]) -> list[Schema]:
    """The same, within the bounds that a field adds: fewest items, smallest and greatest whole number."""
    fewest = next((mark.min_length for mark in marks if isinstance(mark, MinLen)), None)
    least = next((mark.ge for mark in marks if isinstance(mark, Ge)), 0)
    most = next((mark.le for mark in marks if isinstance(mark, Le)), None)
    if fewest is not None:
        return [{**way, "minItems" if way["type"] == "array" else "minProperties": fewest} for way in ways]
    if most is not None:
        return [{**way, "minimum": least, "maximum": most, "pattern": f"^[{least}-{most}]$"} for way in ways]
    return ways


def _any_of(ways: list[Schema]) -> Schema:
    return dict(ways[0]) if len(ways) == 1 else {"anyOf": ways}


def _or_nothing(ways: list[Schema]) -> Schema:
    """Any of the ways, or an empty value: the reader takes that as a key that is not written."""
    if len(ways) > 1 or "type" not in ways[0]:
        return {"anyOf": [*ways, _NOTHING]} if ways != [{}] else {}
    way = dict(ways[0])
    way["type"] = [*([way["type"]] if isinstance(way["type"], str) else way["type"]), "null"]
    return {**way, "enum": [*way["enum"], None]} if "enum" in way else way


def _default(info: FieldInfo) -> Schema:
    """The default, where it is a plain value that an author could write."""
    match info.default:
        case Level():
            return {"default": info.default.word}
        case bool() | str():
            return {"default": info.default}
        case _:
            return {}
