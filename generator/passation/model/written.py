"""How single values are written, for editors: a JSON Schema for each type of `model.scalars`.

An editor's YAML parser sees numbers and true or false where we read text, so the schemas take both. `x-fault` is the
code of the fault that `scalars` raises; whoever publishes a schema turns it into that fault's sentence.
A property test (`tests/schema`) holds both readings together. Patterns stay within what ECMAScript and Python share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from pydantic import WithJsonSchema

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
PROCESS_PATTERN: Final = r"^[A-Z]{2,4}-[0-9]{3}$"
STEP_PATTERN: Final = r"^[a-z][a-z0-9-]*$"
VERSION_PATTERN: Final = r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$"
COUNTRY_PATTERN: Final = r"^[A-Z]{2}$"
MAX_ID: Final = 80

YES: Final = frozenset({"true", "yes", "oui", "vrai", "on"})
NO: Final = frozenset({"false", "no", "non", "faux", "off"})
_MONTHS: Final = (
    ("janvier", "janv", "jan"),
    ("février", "févr", "feb"),
    ("mars", "mar"),
    ("avril", "avr", "apr"),
    ("mai", "may"),
    ("juin", "jun"),
    ("juillet", "juil", "jul"),
    ("août", "aug"),
    ("septembre", "sept", "sep"),
    ("octobre", "oct"),
    ("novembre", "nov"),
    ("décembre", "déc", "dec"),
)
MONTHS: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
UNITS: Final = {
    "minute": "minute", "min": "minute",
    "hour": "hour", "heure": "hour", "h": "hour",
    "day": "day", "jour": "day", "j": "day",
    "week": "week", "semaine": "week",
    "month": "month", "mois": "month",
    "year": "year", "an": "year", "année": "year",
}  # fmt: skip
CURRENCIES: Final = {"EUR": "EUR", "€": "EUR", "USD": "USD", "$": "USD", "GBP": "GBP", "£": "GBP", "CHF": "CHF"}


def _any_case(words: Iterable[str]) -> str:
    """A pattern for any of some words, in capitals or not: ECMAScript has no flag inside a pattern."""
    return "|".join("".join(f"[{c}{c.upper()}]" for c in word) for word in sorted(words))


def _written(kinds: str | list[str], fault: str, examples: list[Any], **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kinds, **more, "x-fault": fault, "examples": examples})


def text(limit: int) -> WithJsonSchema:
    """Free text of at most `limit` characters; an editor sees `2026` as a number, we read the text."""
    return WithJsonSchema({"type": ["string", "number"], "minLength": 1, "maxLength": limit, "pattern": r"\S"})


def reference(limit: int) -> WithJsonSchema:
    """The id of another item, or, where plain words do, these."""
    schema: Mapping[str, Any] = {"type": "string", "minLength": 1, "maxLength": limit, "pattern": r"\S"}
    return WithJsonSchema({**schema, "x-fault": "bad_reference"})


_SPACE: Final = r"[ \u00a0\u202f]"
_DIGITS: Final = rf"([0-9]{{1,3}}({_SPACE}[0-9]{{3}})+|[0-9]+)"
_NUMBER: Final = rf"[+-]?{_DIGITS}([.,][0-9]+)?"
_DAY: Final = r"(0?[1-9]|[12][0-9]|3[01])"
_ISO: Final = r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

ID: Final = _written("string", "bad_id", ["fiche-client"], pattern=ID_PATTERN, maxLength=MAX_ID)
PROCESS_ID: Final = _written("string", "bad_process_id", ["FIN-012"], pattern=PROCESS_PATTERN)
STEP_ID: Final = _written("string", "bad_step_id", ["s10"], pattern=STEP_PATTERN, maxLength=MAX_ID)
VERSION: Final = _written(
    ["string", "number"], "bad_version", ["1.2"], pattern=VERSION_PATTERN, minimum=0, exclusiveMaximum=10000
)
COUNTRY: Final = _written("string", "bad_country", ["FR"], pattern=COUNTRY_PATTERN)
FLAG: Final = _written(["boolean", "string"], "not_a_flag", [True], pattern=f"^({_any_case(YES | NO)})$")
NUMBER: Final = _written(["number", "string"], "not_a_number", [10], pattern=f"^{_NUMBER}$", maxLength=30)
WHOLE: Final = _written(
    ["integer", "string"], "not_a_whole_number", [3], minimum=0, pattern=rf"^\+?{_DIGITS}([.,]0+)?$", maxLength=30
)
DATE: Final = _written(
    "string",
    "not_a_date",
    ["2026-11-03", "3 nov. 2026"],
    pattern=rf"^({_ISO}|{_DAY}([eE][rR])?\s+({_any_case(MONTHS)})\.?\s+[0-9]{{4}})$",
)
TIME: Final = _written(
    "string", "not_a_time", ["09:00"], pattern=r"^([01]?[0-9]|2[0-3])(:[0-5][0-9]|\s?[hH]\s?([0-5][0-9])?)$"
)
DURATION: Final = _written(
    "string",
    "not_a_duration",
    ["2 weeks", "4 business hours", "3 jours ouvrés"],
    pattern=rf"^[0-9]+([.,][0-9]+)?\s+(({_any_case(['business'])})\s+)?({_any_case(UNITS)})[sS]?"
    rf"(\s+({_any_case(['ouvré'])})[eE]?[sS]?)?$",
    maxLength=40,
)
AMOUNT: Final = _written(
    ["number", "string"],
    "not_an_amount",
    ["5000 EUR", "5 000 €"],
    pattern=rf"^{_NUMBER}\s*({'|'.join(CURRENCIES).replace('$', '[$]')})?$",
    maxLength=40,
)
PERCENT: Final = _written(
    "string", "not_a_percentage", ["70 %"], pattern=r"^\+?0*(100([.,]0+)?|[0-9]{1,2}([.,][0-9]+)?)\s*%$"
)
LEVEL: Final = WithJsonSchema(
    {"type": "string", "enum": ["public", "internal", "confidential", "secret"], "x-fault": "not_a_level"}
)
