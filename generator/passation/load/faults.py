"""Schema faults in human words: pydantic's errors, mapped to places, translated, with a did-you-mean; here only."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from passation.finding import Finding, Message, Severity, say
from passation.load import mend
from passation.load.bounds import MAX_FAULTS, more
from passation.load.commas import cut_by_comma, goes_on
from passation.load.document import Document
from passation.load.keys import PROCESS_KEYS, STEP_KEYS
from passation.load.moves import at_margin, in_step
from passation.load.plain import MERGE
from passation.load.repairs import in_lines, in_place
from passation.load.samples import cure_for, sample
from passation.load.spoken import is_sure, meant
from passation.load.step_faults import kinds_meant, step_faults
from passation.load.values import NOTHING, bad_value
from passation.model.shape import shape_of
from passation.model.sop import Sop
from passation.model.step import STEP_TAGS
from passation.source import Origin, Trail

_COMMENT: Final = say("Everything behind # is a note that nobody reads: the key `{key}` has no value.")
_STEPS: Final = "steps:\n  - do: …\n  - do: …"


def faults(error: ValidationError, model: type[BaseModel], document: Document) -> list[Finding]:
    """What is wrong with a document, one finding a cause, at its place; beyond `MAX_FAULTS`, how many more."""
    every = [(_trail(each["loc"]), each) for each in error.errors(include_url=False)]
    own = [(trail, each) for trail, each in every if not _is_refused(trail, each["type"], document.refused)]
    found, details = step_faults(own[:MAX_FAULTS], document.data, document.origin)
    unknown = [trail for trail, each in details if each["type"] == "extra_forbidden"]
    missing = {trail for trail, each in details if each["type"] == "missing"}
    for trail, each in details:
        if each["type"] == "extra_forbidden":
            group = _group_of(document.data, trail)
            if each["input"] is None and goes_on(group, trail[-1]):
                continue
            finding = _unknown_key(model, document.data, document.origin, trail, missing)
            if each["input"] is None and finding.fix is None:
                cut = cut_by_comma(group, trail, document.origin)
                finding = cut or replace(finding, cure=NOTHING[1])
            found.append(finding)
            if model is Sop and len(trail) == 1 and finding.fix == "steps":
                found += kinds_meant(document.data, str(trail[-1]), document.origin)
        elif each["type"] == "missing":
            if not _meant_by_other(trail, unknown):
                found.append(_missing_key(document.origin, trail))
        elif not _covers_others(trail, each["type"], every):
            finding = bad_value(document.origin.at(*trail), each)
            is_bare = each["type"] == "model_type" and isinstance(each["input"], str)
            found.append(_with_sample(finding, model, document, trail, each["input"]) if is_bare else finding)
    if len(own) > MAX_FAULTS:
        found.append(more(document.origin, len(own) - MAX_FAULTS))
    return found


def _is_refused(trail: Trail, kind: str, refused: Collection[Trail]) -> bool:
    """Whether a fault follows from one that the reading of the text has told already."""
    if kind == "missing" and (*trail[:-1], MERGE) in refused:
        return True
    return any(trail[:length] in refused for length in range(1, len(trail) + 1))


def _trail(loc: Sequence[int | str]) -> Trail:
    """Pydantic's trail without the names of union members, which no author wrote."""
    kept: list[int | str] = []
    for index, part in enumerate(loc):
        is_tag = part in STEP_TAGS and index >= 2 and loc[index - 2] == "steps" and isinstance(loc[index - 1], int)
        if not is_tag and part != "[key]":
            kept.append(part)
    return tuple(kept)


def _covers_others(trail: Trail, kind: str, details: Iterable[tuple[Trail, Any]]) -> bool:
    """A list is reported too short only because its items failed: the items' own faults say it better."""
    return kind == "too_short" and any(other[: len(trail)] == trail and other != trail for other, _ in details)


def _meant_by_other(trail: Trail, unknown: Iterable[Trail]) -> bool:
    """A required key is missing because it is misspelt beside: one cause, one finding."""
    key = str(trail[-1])
    return any(other[:-1] == trail[:-1] and meant(str(other[-1]), [key], 0.7) for other in unknown)


def _with_sample(finding: Finding, model: type[BaseModel], document: Document, trail: Trail, value: str) -> Finding:
    """A text alone where a group is wanted: what the group may hold, and one that is filled in."""
    keys = [at for at, part in enumerate(trail) if isinstance(part, str)]
    above, inside = _models_at(model, trail[: keys[-1]]), _models_at(model, trail)
    if inside == (model,) or not inside:
        return finding
    shown = sample(above, inside[0], document.origin.at(*trail), value)
    return replace(finding, cure=cure_for(inside[0]), fix=shown)


def _models_at(model: type[BaseModel], trail: Trail) -> tuple[type[BaseModel], ...]:
    """The models of what may stand at the end of a trail."""
    models: tuple[type[BaseModel], ...] = (model,)
    for part in trail:
        if isinstance(part, str):
            models = tuple(each for above in models for each in _models_under(above, part)) or models
    return models


def _known_keys(model: type[BaseModel], data: Any, trail: Trail) -> list[str]:
    """The keys that may stand where the unknown one stands."""
    models = _models_at(model, trail[:-1])
    value = _group_of(data, trail)
    fitting = [each for each in models if isinstance(value, dict) and getattr(each, "kind", None) in value]
    return [shape.key for each in (fitting or models)[:1] for shape in shape_of(each)]


def _group_of(data: Any, trail: Trail) -> Any:
    """What holds the value at the end of a trail; a group written where a list of one was meant has no position."""
    value = data
    for part in trail[:-1]:
        if isinstance(value, dict | list):
            value = value if isinstance(value, dict) and part == 0 else value[part]  # type: ignore[index]  # see above
    return value


def _models_under(model: type[BaseModel], key: str) -> tuple[type[BaseModel], ...]:
    """The models of what may stand under a key: one, or one for each kind of step."""
    name = next((shape.name for shape in shape_of(model) if shape.key == key), None)
    found: list[type[BaseModel]] = []

    def collect(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        for part in get_args(annotation):
            collect(part)

    if name is not None:
        collect(model.model_fields[name].annotation)
    return tuple(found)


def _unknown_key(model: type[BaseModel], data: Any, origin: Origin, trail: Trail, missing: Iterable[Trail]) -> Finding:
    key, here = str(trail[-1]), origin.at(*trail)
    if model is Sop and len(trail) == 1 and key in STEP_KEYS:
        cure = say(
            "`{key}` belongs to a step: move it there, two spaces further to the right than the hyphen.", key=key
        )
        return replace(_unknown(key, here, cure), fix=in_step(origin, key))
    if len(trail) == 3 and trail[0] == "steps" and key in PROCESS_KEYS:
        cure = say("`{key}` belongs to the process: move it to the left edge.", key=key)
        return replace(_unknown(key, here, cure), fix=at_margin(here))
    wanted = [str(other[-1]) for other in missing if other[:-1] == trail[:-1]]
    return unknown_key(str(trail[-1]), _known_keys(model, data, trail), origin.at(*trail), wanted)


def unknown_key(key: str, known: Sequence[str], where: Origin, wanted: Sequence[str] = ()) -> Finding:
    """The finding for a key that the format does not know, with the closest of those that it knows or misses."""
    close = meant(key, wanted, 0.7) or meant(key, known, 0.6)
    cure = say("Did you mean `{close}`?", close=close) if close else _stranger(key)
    sure = close is not None and (is_sure(key, wanted, 0.7) or is_sure(key, known, 0.6))
    repair = in_place(where, key, close, on_key=True, is_safe=sure) if close is not None else None
    return replace(_unknown(key, where, cure), fix=close, repair=repair)


def _stranger(key: str) -> Message:
    """What to do about a key that resembles none."""
    if not re.fullmatch(r"[\w-]{1,40}", key):
        return say("Delete it.")
    return say("Delete it; if it is a note for yourself, call it `x-{key}`: it is published nowhere.", key=key)


def _unknown(key: str, where: Origin, cure: Message) -> Finding:
    said = say("The key `{key}` is not known here.", key=key[:80])
    return Finding("SCH102", Severity.ERROR, where, said, cure, on_key=True)


def _missing_key(origin: Origin, trail: Trail) -> Finding:
    key = str(trail[-1])
    here, said = origin.at(*trail), say("The key `{key}` is missing.", key=key)
    fix = _STEPS if trail == ("steps",) else None
    if not here.is_written:
        cure = say("Add a line `{key}: …`.", key=key)
        return Finding("SCH101", Severity.ERROR, origin.at(*trail[:-1]), said, cure, fix=fix)
    said, cure = say("The key `{key}` has no value.", key=key), say("Write its value after the colon and a space.")
    line = origin.source.line(here.key_place.line)
    if "#" in line:
        said, cure = say(_COMMENT.text, key=key), say("Put a text that begins with # in double quotes.")
        fix = mend.hashed(line)
        repair = in_lines(here.key_place, [line], fix)
        return Finding("SCH101", Severity.ERROR, here, said, cure, fix=fix, on_key=True, repair=repair)
    if fix is not None:
        cure = say("Write each step below it, on a line of its own, after a hyphen.")
    return Finding("SCH101", Severity.ERROR, here, said, cure, fix=fix, on_key=True)
