"""The types of single values: text in, a typed value out, or a fault with a code that the reader translates.

YAML is read as text, so that `NO`, `012` and `1.10` stay what the author wrote; each type here says what it accepts.
Faults are `PydanticCustomError`s: their code is the key of the sentence shown to the author (`load/faults.py`).
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from passation.values import Duration, Level, Money, TimeOfDay

LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 8000

_MONTHS: Final = {
    **{
        name: n
        for n, name in enumerate(
            [
                "janv",
                "févr",
                "mars",
                "avr",
                "mai",
                "juin",
                "juil",
                "août",
                "sept",
                "oct",
                "nov",
                "déc",
            ],
            1,
        )
    },
    **{
        name: n
        for n, name in enumerate(
            ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
        )
    },
    **{
        name: n
        for n, name in enumerate(
            [
                "janvier",
                "février",
                "mars",
                "avril",
                "mai",
                "juin",
                "juillet",
                "août",
                "septembre",
                "octobre",
                "novembre",
                "décembre",
            ],
            1,
        )
    },
}
_ISO_DATE: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORD_DATE: Final = re.compile(r"(\d{1,2})(?:er)?\s+([a-zà-ÿ]+)\.?\s+(\d{4})")
_TIME: Final = re.compile(r"([01]?\d|2[0-3])(?::|\s?h\s?)([0-5]\d)?")
_NUMBER: Final = re.compile(r"[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|[+-]?\d+(?:[.,]\d+)?")
_MONEY: Final = re.compile(r"(.+?)\s*(EUR|€|USD|\$|GBP|£|CHF)?")
_CURRENCIES: Final = {"€": "EUR", "$": "USD", "£": "GBP"}
_DURATION: Final = re.compile(r"(\d+(?:[.,]\d+)?)\s+(business\s+)?([a-zà-ÿ]+)(\s+ouvrée?s?)?", re.IGNORECASE)
_UNITS: Final = {
    "minute": "minute", "min": "minute",
    "hour": "hour", "heure": "hour", "h": "hour",
    "day": "day", "jour": "day", "j": "day",
    "week": "week", "semaine": "week",
    "month": "month", "mois": "month",
    "year": "year", "an": "year", "année": "year",
}  # fmt: skip
_YES: Final = frozenset({"true", "yes", "oui", "vrai", "on"})
_NO: Final = frozenset({"false", "no", "non", "faux", "off"})


def fault(code: str, **facts: Any) -> PydanticCustomError:
    """A fault of the author's in one value; `code` names its sentence, `facts` fill it."""
    return PydanticCustomError(code, code, facts)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value.strip()
    raise fault("not_a_text")


def _bounded(limit: int, *, lines: bool) -> Any:
    def check(value: object) -> str:
        text = _text(value)
        if not text:
            raise fault("empty")
        if len(text) > limit:
            raise fault("too_long", limit=limit, length=len(text))
        if not lines and "\n" in text:
            return " ".join(text.split())
        return text

    return check


@dataclass(frozen=True, slots=True)
class TextMark:
    """Marks free text, which a reader sees and which may name things."""


Line = Annotated[str, BeforeValidator(_bounded(LINE_LIMIT, lines=False)), TextMark()]
"""One line of plain text."""
Text = Annotated[str, BeforeValidator(_bounded(TEXT_LIMIT, lines=True)), TextMark()]
"""Plain text, several lines allowed."""


@dataclass(frozen=True, slots=True)
class RichMark:
    """Marks a text that takes the Markdown subset."""


Rich = Annotated[str, BeforeValidator(_bounded(TEXT_LIMIT, lines=True)), TextMark(), RichMark()]
"""Text with a Markdown subset: emphasis, links, lists, code."""

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
PROCESS_PATTERN: Final = r"^[A-Z]{2,4}-\d{3}$"
STEP_PATTERN: Final = r"^[a-z][a-z0-9-]*$"


def _matching(pattern: str, code: str) -> Any:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not compiled.match(text) or len(text) > 80:
            raise fault(code, value=text[:80])
        return text

    return check


Id = Annotated[
    str,
    BeforeValidator(_matching(ID_PATTERN, "bad_id")),
    WithJsonSchema({"type": "string", "pattern": ID_PATTERN}),
]
ProcessId = Annotated[
    str,
    BeforeValidator(_matching(PROCESS_PATTERN, "bad_process_id")),
    WithJsonSchema({"type": "string", "pattern": PROCESS_PATTERN}),
]
StepId = Annotated[
    str,
    BeforeValidator(_matching(STEP_PATTERN, "bad_step_id")),
    WithJsonSchema({"type": "string", "pattern": STEP_PATTERN}),
]
Version = Annotated[
    str,
    BeforeValidator(_matching(r"^\d{1,4}(\.\d{1,4}){0,2}$", "bad_version")),
    WithJsonSchema({"type": ["string", "number"]}),
]
Country = Annotated[
    str,
    BeforeValidator(_matching(r"^[A-Z]{2}$", "bad_country")),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"}),
]


def _flag(value: object) -> bool:
    word = _text(value).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise fault("not_a_flag", value=word[:40])


Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema({"enum": [True, False, "yes", "no", "oui", "non"]})]


def _number(value: object) -> Decimal:
    text = _text(value)
    if len(text) <= 30 and _NUMBER.fullmatch(text):
        return Decimal(re.sub(r"[ \u00a0\u202f]", "", text).replace(",", "."))
    raise fault("not_a_number", value=text[:40])


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"]})]


def _whole(value: object) -> int:
    number = _number(value)
    if number != int(number) or number < 0:
        raise fault("not_a_whole_number", value=str(number))
    return int(number)


Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"]})]


def _date(value: object) -> dt.date:
    text = _text(value).lower()
    iso, word = _ISO_DATE.fullmatch(text), _WORD_DATE.fullmatch(text)
    try:
        if iso:
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        if word and word[2] in _MONTHS:
            return dt.date(int(word[3]), _MONTHS[word[2]], int(word[1]))
    except ValueError:
        raise fault("no_such_date", value=text[:40]) from None
    raise fault("not_a_date", value=text[:40])


Date = Annotated[dt.date, BeforeValidator(_date), WithJsonSchema({"type": "string"})]


def _time(value: object) -> TimeOfDay:
    text = _text(value).lower()
    found = _TIME.fullmatch(text)
    if found is None or (":" in text and found[2] is None):
        raise fault("not_a_time", value=text[:40])
    return TimeOfDay(int(found[1]), int(found[2] or 0))


Time = Annotated[TimeOfDay, BeforeValidator(_time), PlainSerializer(str), WithJsonSchema({"type": "string"})]


def _duration(value: object) -> Duration:
    text = _text(value)
    found = _DURATION.fullmatch(text) if len(text) <= 40 else None
    if found is not None:
        word = found[3].lower()
        unit = _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))
        if unit is not None:
            return Duration(Decimal(found[1].replace(",", ".")), unit, business=bool(found[2] or found[4]))
    raise fault("not_a_duration", value=text[:40])


Span = Annotated[Duration, BeforeValidator(_duration), PlainSerializer(str), WithJsonSchema({"type": "string"})]


def _money(value: object) -> Money:
    text = _text(value)
    found = _MONEY.fullmatch(text) if len(text) <= 40 else None
    if found is not None and _NUMBER.fullmatch(found[1].strip()):
        currency = found[2] or "EUR"
        return Money(_number(found[1]), _CURRENCIES.get(currency, currency))
    raise fault("not_an_amount", value=text[:40])


Amount = Annotated[
    Money,
    BeforeValidator(_money),
    PlainSerializer(str),
    WithJsonSchema({"type": ["number", "string"]}),
]


def _percent(value: object) -> Decimal:
    text = _text(value)
    number = text.removesuffix("%").strip()
    if text.endswith("%") and _NUMBER.fullmatch(number) and 0 <= _number(number) <= 100:
        return _number(number)
    raise fault("not_a_percentage", value=text[:40])


Percent = Annotated[Decimal, BeforeValidator(_percent), WithJsonSchema({"type": "string", "pattern": "%$"})]


def _level(value: object) -> Level:
    try:
        return Level.of(_text(value))
    except KeyError:
        raise fault("not_a_level", value=_text(value)[:40]) from None


LevelWord = Annotated[
    Level,
    BeforeValidator(_level),
    PlainSerializer(lambda level: level.word),
    WithJsonSchema({"enum": ["public", "internal", "confidential", "secret"]}),
]


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text that names another item: one of `kinds` (see `model.manual.KINDS`)."""

    kinds: tuple[str, ...]
