"""Texts of processes in another language: each must be the text of something that is there, and as short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

from pydantic import BaseModel, TypeAdapter, ValidationError

from passation.finding import Finding, Severity, say
from passation.load.faults import unknown_key
from passation.load.ids import known_ids
from passation.load.parts import Parts
from passation.load.read import Reading
from passation.load.references import unknown
from passation.load.values import bad_value
from passation.model.shape import shape_of
from passation.model.sop import Sop, Translation
from passation.source import Origin
from passation.words import LANGUAGES


def checked(parts: Parts) -> tuple[dict[tuple[str, str], Translation], list[Finding]]:
    """The translations by process and language, their texts read as the process's own are; and their faults."""
    sops = {reading.value.id: reading.value for _, _, reading in parts.sops if reading.value is not None}
    numbers = known_ids(parts, "process") or frozenset()
    found: dict[tuple[str, str], Translation] = {}
    findings: list[Finding] = []
    for (number, language), reading in parts.translations.items():
        findings += _misplaced(number, language, numbers, reading)
        if reading.value is not None and number in sops:
            found[number, language], faults = _texts(reading, sops[number])
            findings += faults
    return found, findings


def _misplaced(number: str, language: str, numbers: frozenset[str], reading: Reading) -> Iterator[Finding]:
    if number not in numbers:
        yield unknown(number, "process", numbers, reading.document.origin)
    if language not in LANGUAGES:
        said = say("`{value}` is not one of: {allowed}.", value=language, allowed=", ".join(LANGUAGES))
        cure = say("Choose one of these words.")
        yield Finding("SCH104", Severity.ERROR, reading.document.origin, said, cure)


def _texts(reading: Reading, sop: Sop) -> tuple[Translation, list[Finding]]:
    value: Translation = reading.value
    origin = reading.document.origin / "steps"
    labels = [step.id for step in sop.steps if step.id is not None]
    steps: dict[str, dict[str, Any]] = {}
    findings: list[Finding] = []
    for label, texts in value.steps.items():
        step = sop.step(label)
        if step is None:
            findings.append(unknown(label, "step", labels, origin / label, on_key=True))
        else:
            steps[label], faults = _of_step(texts, type(step), origin / label)
            findings += faults
    return value.model_copy(update={"steps": steps}), findings


def _of_step(texts: Mapping[str, Any], kind: type[BaseModel], origin: Origin) -> tuple[dict[str, Any], list[Finding]]:
    known = _fields(kind)
    found: dict[str, Any] = {}
    findings: list[Finding] = []
    for key, text in texts.items():
        if key not in known:
            findings.append(unknown_key(key, sorted(known), origin / key))
            continue
        try:
            found[key] = known[key].validate_python(text)
        except ValidationError as error:
            findings += [bad_value(origin.at(key, *each["loc"]), each) for each in error.errors(include_url=False)]
    return found, findings


@cache
def _fields(kind: type[BaseModel]) -> dict[str, TypeAdapter[Any]]:
    """What reads each text of a kind of step; keys of mappings, such as answers, have no translation."""
    types = get_type_hints(kind, include_extras=True)
    return {shape.key: TypeAdapter(types[shape.name]) for shape in shape_of(kind) if shape.free_text}
