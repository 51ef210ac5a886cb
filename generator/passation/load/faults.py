"""Schema faults in human words: pydantic's errors, mapped to places, translated, with a did-you-mean; here only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any, Final, get_args

from pydantic import BaseModel, ValidationError

from passation.finding import Finding, Message, Severity, say
from passation.load.document import MAX_FAULTS, MERGE, Document
from passation.load.spoken import meant
from passation.load.step_faults import step_faults
from passation.model.shape import shape_of
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
_VALUE: Final = say("Write its value after the colon; a text that begins with # stands in quotes.")
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
            says_nothing = each["input"] is None and finding.fix is None
            found.append(replace(finding, cure=_NOTHING[1]) if says_nothing else finding)
        elif each["type"] == "missing":
            if not _meant_by_other(trail, unknown):
                found.append(_missing_key(document.origin, trail))
        elif not _covers_others(trail, each["type"], every):
            found.append(bad_value(document.origin.at(*trail), each))
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
    value = data
    for part in trail[:-1]:
        if isinstance(value, dict | list):  # a group written where a list of one was meant has no position
            value = value if isinstance(value, dict) and part == 0 else value[part]  # type: ignore[index]  # see trail
        if isinstance(part, str):
            models = tuple(each for above in models for each in _models_under(above, part)) or models
    fitting = [each for each in models if isinstance(value, dict) and getattr(each, "kind", None) in value]
    return [shape.key for each in (fitting or models)[:1] for shape in shape_of(each)]


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
    wanted = [str(other[-1]) for other in missing if other[:-1] == trail[:-1]]
    return unknown_key(str(trail[-1]), _known_keys(model, data, trail), origin.at(*trail), wanted)


def unknown_key(key: str, known: Sequence[str], where: Origin, wanted: Sequence[str] = ()) -> Finding:
    """The finding for a key that the format does not know, with the closest of those that it knows or misses."""
    close = meant(key, wanted, 0.7) or meant(key, known, 0.6)
    cure = say("Did you mean `{close}`?", close=close) if close else say("Delete it, or begin its name with `x-`.")
    said = say("The key `{key}` is not known here.", key=key[:80])
    return Finding("SCH102", Severity.ERROR, where, said, cure, fix=close, on_key=True)


def _missing_key(origin: Origin, trail: Trail) -> Finding:
    key = str(trail[-1])
    cure = say("Add a line `{key}: …`.", key=key)
    here = origin.at(*trail)
    if here.is_written:
        said = say("The key `{key}` has no value.", key=key)
        return Finding("SCH101", Severity.ERROR, here, said, _VALUE, on_key=True)
    return Finding("SCH101", Severity.ERROR, origin.at(*trail[:-1]), say("The key `{key}` is missing.", key=key), cure)


def bad_value(where: Origin, each: Any) -> Finding:
    """The finding for a value that its field does not take; `each` is the fault as pydantic tells it."""
    facts, kind = dict(each.get("ctx") or {}), each["type"]
    if kind in {"literal_error", "not_a_level"}:
        return _bad_choice(where, each, facts)
    message, cure = _NOTHING if each["input"] is None else SENTENCES.get(kind, _UNFIT)
    on_key = each["loc"][-1:] == ("[key]",)
    return Finding("SCH103", Severity.ERROR, where, say(message.text, **facts), cure, on_key=on_key)


def _bad_choice(where: Origin, each: Any, facts: dict[str, Any]) -> Finding:
    allowed = _choices(str(facts.get("expected", ""))) or list(_LEVELS)
    value = str(each["input"])[:60]
    close = get_close_matches(value.lower(), allowed, 1, 0.5)
    said = say("`{value}` is not one of: {allowed}.", value=value, allowed=", ".join(allowed))
    cure = say("Did you mean `{close}`?", close=close[0]) if close else say("Choose one of these words.")
    return Finding("SCH104", Severity.ERROR, where, said, cure, fix=close[0] if close else None)


def _choices(expected: str) -> list[str]:
    return [part.strip("' ") for part in expected.replace(" or ", ", ").split(",") if part.strip("' ")]
