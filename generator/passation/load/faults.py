"""Schema faults in human words: pydantic's errors, mapped to places, translated, with a did-you-mean; here only."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from passation.finding import Edit, Finding, Message, Repair, Severity, say
from passation.load import mend
from passation.load.document import MAX_FAULTS, MERGE, Document
from passation.load.keys import PROCESS_KEYS, STEP_KEYS
from passation.load.offers import no_such_day, offered
from passation.load.repairs import in_lines, in_place
from passation.load.shapes import block, reshaped
from passation.load.spoken import chosen, is_said, is_sure, meant
from passation.load.step_faults import step_faults
from passation.model.shape import HANDLED_APART, shape_of
from passation.model.sop import Sop
from passation.model.step import STEP_TAGS
from passation.source import Origin, Place, Trail

SENTENCES: Final[dict[str, tuple[Message, Message]]] = {
    "not_a_text": (say("A text is expected here."), say("Write one value, not a list or a group.")),
    "empty": (say("This text is empty."), say("Write it, or delete the key.")),
    "too_long": (say("This text has {length} characters; the limit is {limit}."), say("Shorten it, or split it.")),
    "bad_reference": (say("An id is expected here, not `{value}`."), say("Write the id of the item, such as `raf`.")),
    "bad_id": (
        say("`{value}` is not an id."),
        say("Use small letters without accents, digits and hyphens: `fiche-client`."),
    ),
    "bad_process_id": (
        say("`{value}` is not a process number."),
        say("Use two to four capital letters, a hyphen and three digits: FIN-012."),
    ),
    "bad_step_id": (say("`{value}` is not a step label."), say("Use a small letter, then letters or digits: s10.")),
    "bad_version": (say("`{value}` is not a version."), say('Write numbers and dots, in quotes: "1.2".')),
    "bad_country": (say("`{value}` is not a country code."), say("Use the two capital letters: FR, DE, MG.")),
    "not_a_flag": (say("`{value}` is neither yes nor no."), say("Write true or false.")),
    "not_a_number": (say("`{value}` is not a number."), say("Write a number: 12, 3.5 or 3,5.")),
    "not_a_whole_number": (say("`{value}` is not a whole number."), say("Write a whole number, zero or more.")),
    "not_a_date": (say("`{value}` is not a date."), say("Write the day as 2026-11-03 or 3 nov. 2026.")),
    "no_such_date": (say("`{value}` is not a day of the calendar."), say("Check the day and the month.")),
    "not_a_time": (say("`{value}` is not an hour."), say('Write the hour as "09:00", in quotes.')),
    "not_a_duration": (
        say("`{value}` is not a duration."),
        say("Write a number and a unit: 4 business hours, 2 weeks, 3 jours ouvrés."),
    ),
    "not_an_amount": (say("`{value}` is not an amount."), say("Write a number and a currency: 5000 EUR or 5 000 €.")),
    "not_a_percentage": (say("`{value}` is not a percentage."), say("Write a number from 0 to 100 and %: 70 %.")),
    "model_type": (say("A group of `key: value` is expected here."), say("Write one `key: value` a line below.")),
    "dict_type": (say("A group of `key: value` is expected here."), say("Write one `key: value` a line below.")),
    "tuple_type": (say("A list is expected here."), say("Write one item a line, each after a hyphen.")),
    "too_short": (say("At least one item is expected here."), say("Write one item a line, each after a hyphen.")),
    "greater_than_equal": (say("The value must be {ge} or more."), say("Correct the number.")),
    "less_than_equal": (say("The value must be {le} or less."), say("Correct the number.")),
}
_NOTHING: Final = (
    say("Nothing follows this key."),
    say("Write a value after it. Inside { }, a comma starts a new key: put a text that holds one in quotes."),
)
_COMMENT: Final = say("Everything behind # is a note that nobody reads: the key `{key}` has no value.")
_STEPS: Final = "steps:\n  - do: …\n  - do: …"
_COMMA: Final = say("Inside {{ }}, a comma starts a new key: write the number with a point, `{number}`.")
_KEYS: Final = say("Write one `key: value` a line below. The keys are: {keys}.")
_SOME: Final = 8
"""Keys that a cure lists at most."""
_QUOTES: Final = say("A colon followed by a space makes a group of it: put the whole text in double quotes.")
_MEASURES: Final = frozenset({"not_a_duration", "not_a_percentage", "not_an_amount", "not_a_number"})
_QUOTED: Final = frozenset({"bad_version", "not_a_time"})
"""Values that YAML takes for a number unless they stand in quotation marks."""
_UNFIT: Final = (say("This value does not fit here."), say("Compare it with the reference of the format."))
_LEVELS: Final = ("public", "internal", "confidential", "secret")


def faults(error: ValidationError, model: type[BaseModel], document: Document) -> list[Finding]:
    """What is wrong with a document, one finding a cause, at its place; beyond `MAX_FAULTS`, how many more."""
    every = [(_trail(each["loc"]), each) for each in error.errors(include_url=False)]
    own = [(trail, each) for trail, each in every if not _is_refused(trail, each["type"], document.refused)]
    found, details = step_faults(own[:MAX_FAULTS], document.data, document.origin)
    unknown = [trail for trail, each in details if each["type"] == "extra_forbidden"]
    missing = {trail for trail, each in details if each["type"] == "missing"}
    for trail, each in details:
        if each["type"] == "extra_forbidden":
            finding = _unknown_key(model, document.data, document.origin, trail, missing)
            if each["input"] is None and finding.fix is None:
                number = _decimal(document.data, trail)
                repair = _in_one(document.origin, trail, number) if number else None
                cure = say(_COMMA.text, number=number) if number else _NOTHING[1]
                finding = replace(finding, cure=cure, repair=repair)
            found.append(finding)
        elif each["type"] == "missing":
            if not _meant_by_other(trail, unknown):
                found.append(_missing_key(document.origin, trail))
        elif not _covers_others(trail, each["type"], every):
            finding = bad_value(document.origin.at(*trail), each)
            is_bare = each["type"] == "model_type" and isinstance(each["input"], str)
            known = _known_keys(model, document.data, (*trail, "")) if is_bare else []
            keys = [key for key in known if key not in HANDLED_APART]
            found.append(replace(finding, cure=say(_KEYS.text, keys=", ".join(keys[:_SOME]))) if keys else finding)
    if len(own) > MAX_FAULTS:
        found.append(more(document.origin, len(own) - MAX_FAULTS))
    return found


def _is_refused(trail: Trail, kind: str, refused: Collection[Trail]) -> bool:
    """Whether a fault follows from one that the reading of the text has told already."""
    if kind == "missing" and (*trail[:-1], MERGE) in refused:
        return True
    return any(trail[:length] in refused for length in range(1, len(trail) + 1))


def more(where: Origin | Place, count: int) -> Finding:
    """The finding that stands for all those that are not told."""
    said = say("{count} more faults in this file are not shown.", count=count)
    return Finding("SCH110", Severity.ERROR, where, said, say("Mend those above first, then check again."))


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


def _known_keys(model: type[BaseModel], data: Any, trail: Trail) -> list[str]:
    """The keys that may stand where the unknown one stands."""
    models: tuple[type[BaseModel], ...] = (model,)
    for part in trail[:-1]:
        if isinstance(part, str):
            models = tuple(each for above in models for each in _models_under(above, part)) or models
    value = _group_of(data, trail)
    fitting = [each for each in models if isinstance(value, dict) and getattr(each, "kind", None) in value]
    return [shape.key for each in (fitting or models)[:1] for shape in shape_of(each)]


def _decimal(data: Any, trail: Trail) -> str | None:
    """The number that a comma cut into a value and the key `trail`; None where there is none."""
    group = _group_of(data, trail)
    keys = list(group) if isinstance(group, dict) else []
    before = dict(zip(keys[1:], keys, strict=False)).get(trail[-1])
    whole = group[before] if before is not None else None
    is_number = isinstance(whole, str) and whole.isdecimal() and str(trail[-1]).isdecimal()
    return f"{whole}.{trail[-1]}" if is_number else None


def _in_one(origin: Origin, trail: Trail, number: str) -> Repair | None:
    """A number in one piece: its whole part, the comma and the key that the comma made of the rest."""
    behind = origin.at(*trail).key_place
    before = origin.source.line(behind.line)[: behind.column - 1]
    head = re.search(r"[0-9]+,$", before)
    if head is None:
        return None
    edit = Edit(behind.path, behind.line, head.start() + 1, behind.line, behind.column + behind.width, number)
    return Repair((edit,), is_safe=True)


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
        return _unknown(key, here, cure)
    if len(trail) == 3 and trail[0] == "steps" and key in PROCESS_KEYS:
        return _unknown(key, here, say("`{key}` belongs to the process: move it to the left edge.", key=key))
    wanted = [str(other[-1]) for other in missing if other[:-1] == trail[:-1]]
    return unknown_key(str(trail[-1]), _known_keys(model, data, trail), origin.at(*trail), wanted)


def unknown_key(key: str, known: Sequence[str], where: Origin, wanted: Sequence[str] = ()) -> Finding:
    """The finding for a key that the format does not know, with the closest of those that it knows or misses."""
    close = meant(key, wanted, 0.7) or meant(key, known, 0.6)
    cure = say("Did you mean `{close}`?", close=close) if close else say("Delete it, or begin its name with `x-`.")
    sure = close is not None and (is_sure(key, wanted, 0.7) or is_sure(key, known, 0.6))
    repair = in_place(where, key, close, on_key=True, is_safe=sure) if close is not None else None
    return replace(_unknown(key, where, cure), fix=close, repair=repair)


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


def bad_value(where: Origin, each: Any) -> Finding:
    """The finding for a value that its field does not take; `each` is the fault as pydantic tells it."""
    facts, kind = dict(each.get("ctx") or {}), each["type"]
    if kind in {"literal_error", "not_a_level"}:
        return _bad_choice(where, each, facts)
    if kind == "not_a_date" and no_such_day(each["input"]):
        kind = "no_such_date"
    message, cure = _NOTHING if each["input"] is None else SENTENCES.get(kind, _UNFIT)
    on_key, fix, repair = each["loc"][-1:] == ("[key]",), None, None
    if isinstance(each["input"], str) and (fix := offered(kind, each["input"])) is not None:
        cure = _offer(kind, fix)
        repair = _offered(where, kind, each["input"], fix, on_key=on_key)
    elif each["input"] is not None:
        fix = reshaped(where, kind, each["input"])
        cure = _QUOTES if kind == "not_a_text" and fix is not None else cure
        repair = in_lines(where.place, block(where), fix, is_safe=kind == "not_a_text")
    message = say(message.text, **facts)
    return Finding("SCH103", Severity.ERROR, where, message, cure, fix=fix, on_key=on_key, repair=repair)


def _offered(where: Origin, kind: str, was: str, now: str, *, on_key: bool) -> Repair | None:
    """The offer in place of the value: safe for a date, and where it only spells the same letters and digits anew."""
    letters = [re.sub(r"[\W_]", "", text).lower() for text in (was, now)]
    is_safe = kind == "not_a_date" or (letters[0] == letters[1] and kind in _MEASURES)
    return in_place(where, was, f'"{now}"' if kind in _QUOTED else now, on_key=on_key, is_safe=is_safe)


def _offer(kind: str, offer: str) -> Message:
    if kind == "not_a_date":
        day = dt.date.fromisoformat(offer)
        return say("For {day}, write `{close}`: the year, the month, the day.", day=day, close=offer)
    return say("Did you mean `{close}`?", close=offer)


def _bad_choice(where: Origin, each: Any, facts: dict[str, Any]) -> Finding:
    allowed = _choices(str(facts.get("expected", ""))) or list(_LEVELS)
    value = str(each["input"])[:60]
    close = chosen(value, allowed)
    said = say("`{value}` is not one of: {allowed}.", value=value, allowed=", ".join(allowed))
    cure = say("Did you mean `{close}`?", close=close) if close else say("Choose one of these words.")
    is_level = each["type"] == "not_a_level"
    sure = is_said(value, allowed) if is_level else is_sure(value, allowed, 0.5)  # a level is never guessed
    repair = in_place(where, each["input"], close, is_safe=sure) if close else None
    return Finding("SCH104", Severity.ERROR, where, said, cure, fix=close, repair=repair)


def _choices(expected: str) -> list[str]:
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(",") if part.strip("' ")]
