"""The types of single values: text in, a typed value out, or a fault with a code that the reader translates.

YAML is read as text, so that `NO`, `012` and `1.10` stay what the author wrote; each type here says what it accepts.
Faults are `PydanticCustomError`s: their code is the key of the sentence shown to the author (`load/faults.py`).
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter
from pydantic_core import PydanticCustomError

from passation.frozen import dataclass
from passation.model import written
from passation.values import Duration, Level, Money, TimeOfDay

LINE_LIMIT: Final = 300
TEXT_LIMIT: Final = 8000

_ISO_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_WORD_DATE: Final = re.compile(r"([0-9]{1,2})(?:er)?\s+([a-zà-ÿ]+)\.?\s+([0-9]{4})")
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-3])(?::|\s?h\s?)([0-5][0-9])?")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}(?:[ \u00a0\u202f][0-9]{3})+(?:[.,][0-9]+)?|[+-]?[0-9]+(?:[.,][0-9]+)?")
_MONEY: Final = re.compile(r"(.+?)\s*(EUR|€|USD|\$|GBP|£|CHF)?")
_DURATION: Final = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s+(business\s+)?([a-zà-ÿ]+)(\s+ouvrée?s?)?", re.IGNORECASE)


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


Line = Annotated[str, BeforeValidator(_bounded(LINE_LIMIT, lines=False)), TextMark(), written.text(LINE_LIMIT)]
"""One line of plain text."""
Text = Annotated[str, BeforeValidator(_bounded(TEXT_LIMIT, lines=True)), TextMark(), written.text(TEXT_LIMIT)]
"""Plain text, several lines allowed."""


@dataclass(frozen=True, slots=True)
class RichMark:
    """Marks a text that takes the Markdown subset."""


Rich = Annotated[
    str, BeforeValidator(_bounded(TEXT_LIMIT, lines=True)), TextMark(), RichMark(), written.text(TEXT_LIMIT)
]
"""Text with a Markdown subset: emphasis, links, lists, code."""


def _matching(pattern: str, code: str) -> Any:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not compiled.match(text) or len(text) > written.MAX_ID:
            raise fault(code, value=text[:80])
        return text

    return check


Id = Annotated[str, BeforeValidator(_matching(written.ID_PATTERN, "bad_id")), written.ID]
ProcessId = Annotated[str, BeforeValidator(_matching(written.PROCESS_PATTERN, "bad_process_id")), written.PROCESS_ID]
StepId = Annotated[str, BeforeValidator(_matching(written.STEP_PATTERN, "bad_step_id")), written.STEP_ID]
Version = Annotated[str, BeforeValidator(_matching(written.VERSION_PATTERN, "bad_version")), written.VERSION]
Country = Annotated[str, BeforeValidator(_matching(written.COUNTRY_PATTERN, "bad_country")), written.COUNTRY]


def _flag(value: object) -> bool:
    word = _text(value).lower()
    if word in written.YES:
        return True
    if word in written.NO:
        return False
    raise fault("not_a_flag", value=word[:40])


Flag = Annotated[bool, BeforeValidator(_flag), written.FLAG]


def _number(value: object) -> Decimal:
    text = _text(value)
    if len(text) <= 30 and _NUMBER.fullmatch(text):
        return Decimal("".join(text.split()).replace(",", "."))
    raise fault("not_a_number", value=text[:40])


Number = Annotated[Decimal, BeforeValidator(_number), written.NUMBER]


def _whole(value: object) -> int:
    number = _number(value)
    if number != int(number) or number < 0:
        raise fault("not_a_whole_number", value=str(number))
    return int(number)


Whole = Annotated[int, BeforeValidator(_whole), written.WHOLE]


def _date(value: object) -> dt.date:
    text = _text(value).lower()
    iso, word = _ISO_DATE.fullmatch(text), _WORD_DATE.fullmatch(text)
    try:
        if iso:
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        if word and word[2] in written.MONTHS:
            return dt.date(int(word[3]), written.MONTHS[word[2]], int(word[1]))
    except ValueError:
        raise fault("no_such_date", value=text[:40]) from None
    raise fault("not_a_date", value=text[:40])


Date = Annotated[dt.date, BeforeValidator(_date), written.DATE]


def _time(value: object) -> TimeOfDay:
    text = _text(value).lower()
    found = _TIME.fullmatch(text)
    if found is None or (":" in text and found[2] is None):
        raise fault("not_a_time", value=text[:40])
    return TimeOfDay(int(found[1]), int(found[2] or 0))


Time = Annotated[TimeOfDay, BeforeValidator(_time), PlainSerializer(str), written.TIME]


def _duration(value: object) -> Duration:
    text = _text(value)
    found = _DURATION.fullmatch(text) if len(text) <= 40 else None
    if found is not None:
        word = found[3].lower()
        unit = written.UNITS.get(word) or written.UNITS.get(word.removesuffix("s"))
        if unit is not None:
            return Duration(Decimal(found[1].replace(",", ".")), unit, business=bool(found[2] or found[4]))
    raise fault("not_a_duration", value=text[:40])


Span = Annotated[Duration, BeforeValidator(_duration), PlainSerializer(str), written.DURATION]


def _money(value: object) -> Money:
    text = _text(value)
    found = _MONEY.fullmatch(text) if len(text) <= 40 else None
    if found is not None and _NUMBER.fullmatch(found[1].strip()):
        currency = found[2] or "EUR"
        return Money(_number(found[1]), written.CURRENCIES[currency])
    raise fault("not_an_amount", value=text[:40])


Amount = Annotated[Money, BeforeValidator(_money), PlainSerializer(str), written.AMOUNT]


def _percent(value: object) -> Decimal:
    text = _text(value)
    number = text.removesuffix("%").strip()
    if text.endswith("%") and _NUMBER.fullmatch(number) and 0 <= _number(number) <= 100:
        return _number(number)
    raise fault("not_a_percentage", value=text[:40])


Percent = Annotated[
    Decimal,
    BeforeValidator(_percent),
    PlainSerializer(lambda number: f"{number} %", return_type=str, when_used="json"),
    written.PERCENT,
]


def _level(value: object) -> Level:
    try:
        return Level.of(_text(value))
    except KeyError:
        raise fault("not_a_level", value=_text(value)[:40]) from None


LevelWord = Annotated[Level, BeforeValidator(_level), PlainSerializer(lambda level: level.word), written.LEVEL]


@cache
def reader_of(kind: Any) -> TypeAdapter[Any]:
    """What reads single values of one of these types; built when the first of them is read."""
    return TypeAdapter(kind)
