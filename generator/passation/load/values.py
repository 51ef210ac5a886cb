"""Values that their field does not take: a sentence for each kind of fault, and what may be written instead."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any, Final

from passation.finding import Finding, Message, Repair, Severity, say
from passation.load.offers import first_of_month, no_such_day, offered
from passation.load.repairs import in_lines, in_place
from passation.load.shapes import block, reshaped, unwrapped
from passation.load.spoken import chosen, is_said, is_sure
from passation.source import Origin

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
    "no_such_date": (
        say("`{value}` is not a day of the calendar."),
        say("Check the day and the month, and write the date as 2026-11-03 or 3 nov. 2026."),
    ),
    "not_a_time": (say("`{value}` is not an hour."), say('Write the hour as "09:00", in quotes.')),
    "not_a_duration": (
        say("`{value}` is not a duration."),
        say(
            "Write a number and a unit: minutes, hours, days, weeks, months, years; working time is 4 business hours "
            "or 3 business days."
        ),
    ),
    "not_an_amount": (say("`{value}` is not an amount."), say("Write a number and a currency: 5000 EUR or 5 000 €.")),
    "not_a_percentage": (say("`{value}` is not a percentage."), say("Write a number from 0 to 100 and %: 70 %.")),
    "model_type": (say("A group of `key: value` is expected here."), say("Write one `key: value` a line below.")),
    "dict_type": (say("A group of `key: value` is expected here."), say("Write one `key: value` a line below.")),
    "tuple_type": (say("A list is expected here."), say("Write one item a line, each after a hyphen.")),
    "too_short": (say("At least one item is expected here."), say("Write one item a line, each after a hyphen.")),
    "greater_than_equal": (say("The value must be {ge} or more."), say("Correct the number.")),
    "less_than_equal": (say("{value} is too much here."), say("Write a whole number from 0 to {le}.")),
}
NOTHING: Final = (
    say("Nothing follows this key."),
    say("Write a value after it. Inside { }, a comma starts a new key: put a text that holds one in quotes."),
)
_EMPTY: Final = (say("`{key}` is empty."), say("Write its text behind the colon."))
_NO_DAY: Final = (say("In `{value}`, the day is missing."), say("Add the day, as in `{close}`."))
_NO_UNIT: Final = say("{value} of what? The unit is missing.")
_NEXT: Final = say("Write which step follows, or `end`: `{key}: end`.")
_ALONE: Final = say("Write the text alone, without these brackets or braces.")
_HYPHENS: Final = say("Delete the hyphens: this is no list.")
_SCALES: Final = {
    "maturity": say(
        "Write a whole number from 0 to {le}. 0: not kept to; 1: done; 2: followed up; 3: described; 4: measured; "
        "5: improved all the time."
    )
}
"""Whole numbers that stand for something: the whole scale."""
_QUOTES: Final = say("A colon followed by a space makes a group of it: put the whole text in double quotes.")
_MEASURES: Final = frozenset({"not_a_duration", "not_a_percentage", "not_an_amount", "not_a_number"})
_QUOTED: Final = frozenset({"bad_version", "not_a_time"})
"""Values that YAML takes for a number unless they stand in quotation marks."""
_UNFIT: Final = (say("This value does not fit here."), say("Compare it with the reference of the format."))
_LEVELS: Final = ("public", "internal", "confidential", "secret")


def bad_value(where: Origin, each: Any) -> Finding:
    """The finding for a value that its field does not take; `each` is the fault as pydantic tells it."""
    facts, kind, value = dict(each.get("ctx") or {}), each["type"], each["input"]
    if kind in {"literal_error", "not_a_level"}:
        return _bad_choice(where, each, facts)
    on_key, fix, repair = each["loc"][-1:] == ("[key]",), None, None
    message, cure = _sentences(where, kind, value)
    if isinstance(value, str) and (fix := offered(kind, value)) is not None:
        cure = _offer(kind, fix)
        repair = _offered(where, kind, value, fix, on_key=on_key)
    elif kind == "not_a_text" and (bare := unwrapped(where, value)) is not None:
        fix, repair = bare
        cure = _ALONE
    elif value is not None:
        fix = reshaped(where, kind, value)
        cure = _cure_of(kind, value, cure) if fix is not None else cure
        repair = in_lines(where.place, block(where), fix, is_safe=kind == "not_a_text")
    facts = {"value": value, "key": _key(where), "close": first_of_month(value), **facts}
    message, cure = _filled(message, facts), _filled(cure, facts)
    return Finding("SCH103", Severity.ERROR, where, message, cure, fix=fix, on_key=on_key, repair=repair)


def _filled(message: Message, facts: dict[str, Any]) -> Message:
    """A message with those of the facts that it names; one without any keeps its braces."""
    named = {name: fact for name, fact in facts.items() if f"{{{name}}}" in message.text}
    return say(message.text, **{**named, **message.facts})


def _key(where: Origin) -> str:
    """The key of a value, or that of the list in which it stands."""
    return next((part for part in reversed(where.trail) if isinstance(part, str)), "")[:80]


def _sentences(where: Origin, kind: str, value: Any) -> tuple[Message, Message]:
    """What is wrong and what to do, where nothing can be offered."""
    message, cure = SENTENCES.get(kind, _UNFIT)
    if value is None:
        return NOTHING[0], _NEXT if where.trail[-2:-1] == ("answers",) else NOTHING[1]
    if kind == "not_a_text" and value in ([], {}):
        return _EMPTY
    if kind == "not_a_date" and first_of_month(value) is not None:
        return _NO_DAY
    if kind == "not_a_date" and no_such_day(value):
        return SENTENCES["no_such_date"]
    if kind == "not_a_duration" and isinstance(value, str) and value.strip().isdecimal():
        return _NO_UNIT, cure
    return message, _SCALES.get(_key(where), cure) if kind == "less_than_equal" else cure


def _cure_of(kind: str, value: Any, cure: Message) -> Message:
    """What to do, where the lines can be shown as they should be."""
    if kind == "not_a_text":
        return _QUOTES
    return _HYPHENS if kind in {"dict_type", "model_type"} and isinstance(value, list) else cure


def _offered(where: Origin, kind: str, was: str, now: str, *, on_key: bool) -> Repair | None:
    """The offer in place of the value: safe for a date, and where it only spells the same letters and digits anew."""
    letters = [re.sub(r"[\W_]", "", text).lower() for text in (was, now)]
    is_safe = kind == "not_a_date" or (letters[0] == letters[1] and kind in _MEASURES)
    return in_place(where, was, f'"{now}"' if kind in _QUOTED else now, on_key=on_key, is_safe=is_safe)


def _offer(kind: str, offer: str) -> Message:
    if kind == "not_a_date":
        day = dt.date.fromisoformat(offer)
        return say("For {day}, write `{close}`: the year, the month, the day.", day=day, close=offer)
    return say("Did you mean `{close}`?", close=f'"{offer}"' if kind in _QUOTED else offer)


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
