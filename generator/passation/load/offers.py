"""The value that was meant: a date of another country, a unit without its space, an id with capitals and accents.

Each offer is read by the type of its field before it is made, so that nothing is proposed that would be refused again.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from passation.model.scalars import (
    Amount,
    Date,
    Id,
    Number,
    Percent,
    ProcessId,
    Span,
    StepId,
    Time,
    Version,
    reader_of,
)
from passation.model.written import MONTHS

_DAY_FIRST: Final = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d\d)")
_YEAR_FIRST: Final = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")
_COUNTS: Final = {
    "un": "1", "une": "1", "one": "1", "a": "1", "deux": "2", "two": "2", "trois": "3", "three": "3", "quatre": "4",
    "four": "4", "cinq": "5", "five": "5", "six": "6", "sept": "7", "seven": "7", "huit": "8", "eight": "8",
    "neuf": "9", "nine": "9", "dix": "10", "ten": "10", "onze": "11", "douze": "12", "twelve": "12", "quinze": "15",
    "vingt": "20", "twenty": "20", "trente": "30", "thirty": "30", "quarante": "40", "soixante": "60",
}  # fmt: skip
"""Numbers as words; those that people write for minutes, hours and days."""
_SPAN: Final = re.compile(rf"(\d+(?:[.,]\d+)?|\b(?:{'|'.join(_COUNTS)})\b)\s*([a-zà-ÿ]+(?: ouvrée?s?)?)\b")
_PROCESS: Final = re.compile(r"([a-z]{2,4})\W*(\d{1,3})", re.IGNORECASE)


_DECEMBER: Final = 12


def offered(kind: str, value: str) -> str | None:
    """What may be written instead of `value`, refused as `kind` (see `load/faults.py`); None where nobody can say."""
    if kind not in _OFFERS or len(value) > 80:
        return None
    find, taken_by = _OFFERS[kind]
    offer = find(value.strip().lower())
    if offer is None or offer == value:
        return None
    try:
        reader_of(taken_by).validate_python(offer)
    except ValidationError:
        return None
    return offer


def first_of_month(value: object) -> str | None:
    """The first day of a month that stands without its day: `septembre 2026`, `09/2026`; None for anything else."""
    text = value.strip().lower() if isinstance(value, str) else ""
    named, numbered = re.fullmatch(r"([a-zà-ÿ]+)\.? (\d{4})", text), re.fullmatch(r"(\d{1,2})[/.-](\d{4})", text)
    turned = re.fullmatch(r"(\d{4})[/.-](\d{1,2})", text)
    month = MONTHS.get(named[1], 0) if named else int(numbered[1]) if numbered else int(turned[2]) if turned else 0
    year = named[2] if named else numbered[2] if numbered else turned[1] if turned else ""
    return f"{year}-{month:02}-01" if 0 < month <= _DECEMBER else None


def no_such_day(value: object) -> bool:
    """Whether a text is a date of another country that no calendar has: 31/02/2026."""
    text = value.strip() if isinstance(value, str) else ""
    return bool(_DAY_FIRST.fullmatch(text) or _YEAR_FIRST.fullmatch(text)) and _date(text) is None


def _date(value: str) -> str | None:
    day_first, year_first = _DAY_FIRST.fullmatch(value), _YEAR_FIRST.fullmatch(value)
    if year_first is not None:
        year, month, day = (int(part) for part in year_first.groups())
    elif day_first is not None:
        day, month, year = (int(part) for part in day_first.groups())
    else:
        return None
    try:
        return dt.date(year + 2000 if year < 100 else year, month, day).isoformat()
    except ValueError:
        return None


def _number(value: str) -> str | None:
    if value in _COUNTS:
        return _COUNTS[value]
    found = re.findall(r"\d+(?:[.,]\d+)?", value)
    return found[0] if len(found) == 1 else None


def _span(value: str) -> str | None:
    found = _SPAN.search(value)
    return f"{_COUNTS.get(found[1], found[1])} {found[2]}" if found is not None else None


def _percent(value: str) -> str | None:
    number = _number(value)
    return f"{number} %" if number is not None else None


def _amount(value: str) -> str | None:
    found = re.match(r"[\d \u00a0\u202f.,]*\d", value)
    return f"{found[0]} EUR" if found is not None and "eur" in value else None


def _time(value: str) -> str | None:
    if value in {"midi", "noon"}:
        return "12:00"
    found = re.fullmatch(r"(\d{1,2})(?:\s*[.:h]?\s*(\d\d))?(?:\s*(?:heures?|h))?", value)
    return f"{int(found[1]):02}:{found[2] or '00'}" if found is not None else None


def _process(value: str) -> str | None:
    found = _PROCESS.fullmatch(value)
    return f"{found[1].upper()}-{int(found[2]):03}" if found is not None else None


def id_of(value: str) -> str | None:
    """The id that a name makes: small letters without accents, digits and hyphens; None where nothing is left."""
    letters = unicodedata.normalize("NFKD", value.lower().replace("œ", "oe")).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or None


def _step(value: str) -> str | None:
    plain = re.sub(r"[^a-z0-9]", "", id_of(value) or "")
    number = re.fullmatch(r"(?:etape|step)?(\d+)", plain)
    return f"s{number[1]}" if number is not None else plain or None


def _version(value: str) -> str | None:
    found = re.search(r"\d+(?:\.\d+)*", value)
    return found[0] if found is not None else f"{_COUNTS[value]}.0" if value in _COUNTS else None


_OFFERS: Final[Mapping[str, tuple[Callable[[str], str | None], Any]]] = {
    "not_a_date": (_date, Date),
    "not_a_number": (_number, Number),
    "not_a_duration": (_span, Span),
    "not_a_percentage": (_percent, Percent),
    "not_an_amount": (_amount, Amount),
    "not_a_time": (_time, Time),
    "bad_process_id": (_process, ProcessId),
    "bad_id": (id_of, Id),
    "bad_step_id": (_step, StepId),
    "bad_version": (_version, Version),
}
"""How to find each kind of offer, and the type that must take it."""
