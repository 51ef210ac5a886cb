"""Everything a user reads, in French or English: sentences from gettext catalogues, dates and figures from Babel.

The text in the code is the English one; `locale/fr/<room>.po` has the French, one file a room. What is kept compiled is
kept under the whole text of its file, so that it cannot be stale.
"""

from __future__ import annotations

import datetime as dt
import gettext as stdlib_gettext
import io
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache, lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final, Literal

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from passation.finding import InLanguages, Message, Severity, say
from passation.tools.cache import cached
from passation.values import Duration, Level, Money, TimeOfDay

LANGUAGES: Final = ("fr", "en")
_PLURAL_FROM: Final = 2
_PLURAL: Final = re.compile(r"\b(?!\w*cours\b)(\w{2,}[a-zé])(?<![aiudp])s\b")
"""A French word with the s of its plural; not `mois`, `refus`, `temps`, `cours`, which have theirs in the singular."""
_LINK: Final = re.compile(r"\b(?:de|d['’]|du|des|par|sur|à|en|pour|sous|dans)\b|/")
"""Where the thing that is counted ends: in `demandes de plus de deux jours` only the first word is."""
_NARROW, _WIDE = "\u202f", "\u00a0"


@cache
def _catalogue(language: str) -> stdlib_gettext.NullTranslations:
    folder = files("passation") / "locale" / language
    total: stdlib_gettext.GNUTranslations | None = None
    for each in sorted(folder.iterdir(), key=lambda path: path.name) if folder.is_dir() else ():
        if not each.name.endswith(".po"):
            continue
        part = stdlib_gettext.GNUTranslations(io.BytesIO(_compiled(each.read_bytes(), language)))
        if total is None:
            total = part
        else:
            part.add_fallback(total)
            total = part
    return total or stdlib_gettext.NullTranslations()


def _compiled(catalogue: bytes, language: str) -> bytes:
    """A catalogue as gettext reads it; the machine keeps it, for every command needs it and it takes a moment."""

    def compile_it() -> bytes:
        from babel.messages.mofile import write_mo  # noqa: PLC0415  # only where it was not kept
        from babel.messages.pofile import read_po  # noqa: PLC0415

        made = io.BytesIO()
        write_mo(made, read_po(io.BytesIO(catalogue), locale=language))
        return made.getvalue()

    return cached("words", version("babel"), language.encode() + b"\0" + catalogue, compile_it)


@cache
def _asked(language: str) -> tuple[Callable[[str], str], Callable[[str, str, int], str], Callable[[str, str], str]]:
    """`gettext`, `ngettext` and `pgettext` with a memory: catalogues are a chain, and a page asks a hundred times."""
    catalogue = _catalogue(language)
    return cache(catalogue.gettext), cache(catalogue.ngettext), cache(catalogue.pgettext)


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


@lru_cache(4096)
def _number(number: int | Decimal, language: str) -> str:
    return format_decimal(number, locale=_locale(language))


@lru_cache(1024)
def _date(day: dt.date, style: Literal["medium", "long"], language: str) -> str:
    said = format_date(day, style, locale=_locale(language)).replace(" ", _WIDE)
    return f"1er{said[1:]}" if language == "fr" and day.day == 1 else said


def _singular(unit: str) -> str:
    """A French unit for less than two of it: `jours ouvrés` is `jour ouvré`, `points de marge` `point de marge`."""
    link = _LINK.search(unit)
    head = unit[: link.start()] if link else unit
    return _PLURAL.sub(r"\1", head) + unit[len(head) :]


class Words:
    """One language: `t`, `n`, `p` translate; the others say values. Raises ValueError for an unknown language."""

    def __init__(self, language: str) -> None:
        """Takes `fr` or `en`."""
        if language not in LANGUAGES:
            raise ValueError(f"no catalogue for {language!r}")
        self.language = language
        self._gettext, self._ngettext, self._pgettext = _asked(language)

    def t(self, text: str, /, **facts: object) -> str:
        """A sentence, its `{facts}` filled in."""
        sentence = self._gettext(text) if text else ""
        return self._fill(sentence, facts) if facts else sentence

    def n(self, one: str, many: str, count: int | Decimal, /, **facts: object) -> str:
        """A sentence that depends on a number, given to it as `{count}`."""
        whole = int(count) if self._fr or count == int(count) else 2  # English: 1.5 days, French: 1,5 jour
        chosen = self._ngettext(one, many, whole)
        return self._fill(chosen, {"count": self.number(count), **facts})

    def p(self, context: str, text: str, /, **facts: object) -> str:
        """A word that needs its context to be translated."""
        word = self._pgettext(context, text)
        return self._fill(word, facts) if facts else word

    def gettext(self, text: str) -> str:
        """For Jinja's i18n extension."""
        return self._gettext(text)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """For Jinja's i18n extension."""
        return self._ngettext(one, many, count)

    def say(self, message: Message) -> str:
        """A message of a finding, or any other sentence made with `finding.say`."""
        return self.t(message.text, **message.facts) if message.facts else self.t(message.text)

    def value(self, fact: object) -> str:
        """A value as a reader expects it."""
        match fact:
            case Message():
                return self.say(fact)
            case InLanguages():
                return fact.texts[self.language]
            case Level():
                return self.level(fact)
            case Severity():
                return self.severity(fact)
            case Duration():
                return self.duration(fact)
            case Money():
                return self.money(fact)
            case TimeOfDay():
                return self.time(fact)
            case dt.date():
                return self.date(fact)
            case bool():
                return self.t("yes") if fact else self.t("no")
            case int() | Decimal():
                return self.number(fact)
            case str():
                return fact
            case list() | tuple() | frozenset():
                return self.list(self.value(each) for each in fact)
            case _:
                return str(fact)

    def date(self, day: dt.date) -> str:
        """`3 nov. 2026`, unbreakable; in French the first of a month is `1er nov. 2026`."""
        return _date(day, "medium", self.language)

    def long_date(self, day: dt.date) -> str:
        """`3 novembre 2026`."""
        return _date(day, "long", self.language)

    def month(self, day: dt.date) -> str:
        """`nov. 2026`."""
        return format_skeleton("yMMM", day, locale=_locale(self.language)).replace(" ", _WIDE)

    def number(self, number: int | Decimal) -> str:
        """`3 200` in French, with a narrow no-break space."""
        return _number(number, self.language)

    def percent(self, number: Decimal) -> str:
        """A percentage given in percent: `70 %`."""
        return f"{self.number(number)}{_NARROW}%" if self._fr else f"{self.number(number)}%"

    def figure(self, number: Decimal, unit: str | None) -> str:
        """A value with its unit as its author wrote it, unbreakable: `48 jours`, `98 %`; in French, `1 jour`."""
        if unit == "%":
            return self.percent(number)
        if not unit:
            return self.number(number)
        named = _singular(unit) if self._fr and abs(number) < _PLURAL_FROM else unit
        return f"{self.number(number)}\u00a0{named}"

    def money(self, money: Money) -> str:
        """`3 200 €`: without cents when there are none."""
        whole = money.amount == money.amount.to_integral_value()
        pattern = "#,##0\u00a0¤" if self._fr else "¤#,##0"
        if not whole:
            pattern = pattern.replace("0\u00a0", "0.00\u00a0") if self._fr else "¤#,##0.00"
        return format_currency(
            money.amount, money.currency, pattern, locale=_locale(self.language), currency_digits=False
        )

    def time(self, time: TimeOfDay) -> str:
        """`9 h`, `9 h 30` in French; `09:00` in English."""
        if not self._fr:
            return str(time)
        minutes = f"{_WIDE}{time.minute:02}" if time.minute else ""
        return f"{time.hour}{_WIDE}h{minutes}"

    def duration(self, span: Duration) -> str:
        """`4 heures ouvrées`, `2 semaines`."""
        one, many = _UNITS[span.unit, span.business]
        return self.n(one, many, span.amount).replace(" ", _WIDE, 1)

    def minutes(self, minutes: Decimal) -> str:
        """A working time: `45 min`, `2 h 05`."""
        total = int(minutes.to_integral_value())
        hours, rest = divmod(total, 60)
        if not hours:
            return f"{self.number(minutes.normalize() if minutes % 1 else total)}{_WIDE}min"
        return f"{self.number(hours)}{_WIDE}h" + (f"{_WIDE}{rest:02}" if rest else "")

    def level(self, level: Level) -> str:
        """The level as a word."""
        return self.say(_LEVELS[level])

    def severity(self, severity: Severity) -> str:
        """The severity as a word."""
        return self.say(_SEVERITIES[severity])

    def list(self, parts: Iterable[str]) -> str:
        """`a, b et c`."""
        return format_list(list(parts), locale=_locale(self.language))

    @property
    def colon(self) -> str:
        """A colon with the space that the language puts before it."""
        return f"{_WIDE}: " if self._fr else ": "

    def quote(self, text: str) -> str:
        """The text in the language's quotation marks."""
        return f"«{_WIDE}{text}{_WIDE}»" if self._fr else f"“{text}”"

    @property
    def _fr(self) -> bool:
        return self.language == "fr"

    def _fill(self, sentence: str, facts: dict[str, object]) -> str:
        return sentence.format_map(
            {name: fact if type(fact) is str else self.value(fact) for name, fact in facts.items()}
        )


_LEVELS: Final = {
    Level.PUBLIC: say("Public"),
    Level.INTERNAL: say("Internal"),
    Level.CONFIDENTIAL: say("Confidential"),
    Level.SECRET: say("Secret"),
}
_SEVERITIES: Final = {
    Severity.ERROR: say("error"),
    Severity.WARNING: say("warning"),
    Severity.INFO: say("information"),
}
_UNITS: Final = {
    ("minute", False): ("{count} minute", "{count} minutes"),
    ("minute", True): ("{count} working minute", "{count} working minutes"),
    ("hour", False): ("{count} hour", "{count} hours"),
    ("hour", True): ("{count} working hour", "{count} working hours"),
    ("day", False): ("{count} day", "{count} days"),
    ("day", True): ("{count} working day", "{count} working days"),
    ("week", False): ("{count} week", "{count} weeks"),
    ("week", True): ("{count} working week", "{count} working weeks"),
    ("month", False): ("{count} month", "{count} months"),
    ("month", True): ("{count} working month", "{count} working months"),
    ("year", False): ("{count} year", "{count} years"),
    ("year", True): ("{count} working year", "{count} working years"),
}
