"""Words of a source as values of the format: times, rhythms, levels. What is not understood is None."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

_NUMBER: Final = r"(\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_BARE: Final = re.compile(_NUMBER)
_HOURS: Final = re.compile(rf"{_NUMBER}\s*(?:h|heures?|hours?|hrs?)\s*(?:(\d{{1,2}})\s*(?:min\w*|mn|m)?)?")
_MINUTES: Final = re.compile(rf"{_NUMBER}\s*(?:min\.?|mins|minutes?|mn|')")
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})(?::00)?")
_LONGEST: Final = 20
"""Letters of a working time, as people write it."""

_RHYTHMS: Final = {
    "day": ("quotidien", "quotidienne", "quotidiennement", "journalier", "journaliere", "chaque jour", "tous les jours",
            "par jour", "daily", "every day", "jour", "day"),
    "week": ("hebdomadaire", "hebdo", "chaque semaine", "toutes les semaines", "par semaine", "weekly", "every week",
             "semaine", "week"),
    "2 weeks": ("toutes les deux semaines", "toutes les 2 semaines", "quinzaine", "bimensuel", "every two weeks",
                "every 2 weeks", "fortnightly", "2 weeks"),
    "month": ("mensuel", "mensuelle", "mensuellement", "chaque mois", "tous les mois", "par mois", "monthly",
              "every month", "mois", "month"),
    "quarter": ("trimestriel", "trimestrielle", "chaque trimestre", "tous les trimestres", "par trimestre", "quarterly",
                "every quarter", "trimestre", "quarter"),
    "year": ("annuel", "annuelle", "annuellement", "chaque annee", "tous les ans", "par an", "yearly", "annual",
             "every year", "an", "annee", "year"),
}  # fmt: skip
_WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_EVERY_WEEKDAY: Final = re.compile(rf"(?:chaque|tous les|le) ({'|'.join(_WEEKDAYS)})s?")
_EVERY_SOME: Final = re.compile(
    r"(?:tous les|toutes les|every) ([2-9]|[1-9][0-9]) (jours|semaines|mois|ans|annees|days|weeks|months|years)\b"
)
_UNITS: Final = {"jours": "days", "semaines": "weeks", "mois": "months", "ans": "years", "annees": "years"}
_LEVELS: Final = {
    "public": "public", "publique": "public",
    "interne": "internal", "internal": "internal",
    "confidentiel": "confidential", "confidentielle": "confidential", "confidential": "confidential",
    "secret": "secret", "secrete": "secret",
}  # fmt: skip
_CRITICALITY: Final = {
    "low": ("low", "faible", "basse", "bas", "mineure", "mineur"),
    "medium": ("medium", "moyenne", "moyen", "normale", "normal", "moderee"),
    "high": ("high", "haute", "haut", "elevee", "eleve", "forte", "fort", "critique", "majeure", "majeur"),
}
_CONTROLS: Final = {
    "double": ("double", "4 yeux", "quatre yeux", "four eyes", "contre verif"),
    "sample": ("echantillon", "sondage", "sample"),
    "automatic": ("automati",),
    "approval": ("valid", "approb", "approuv", "accord", "visa", "signature", "signe", "approv", "sign off"),
}


@lru_cache(20_000)  # the same few names are compared with each other, row by row
def folded(text: str) -> str:
    """A text for comparing: without accents, capitals, signs, or spaces too many."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join(kept.split())


def minutes(text: str) -> tuple[str, bool] | None:
    """Minutes of work, and whether their unit is a guess.

    >>> minutes("1 h 30"), minutes("7,5 min"), minutes("0,5 h"), minutes("20"), minutes("vite")
    (('90', False), ('7.5', False), ('30', False), ('20', True), None)
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(plain) > _LONGEST:
        return None
    if found := _MINUTES.fullmatch(plain):
        return _plain(_decimal(found[1])), False
    if found := _HOURS.fullmatch(plain):
        return _plain(_decimal(found[1]) * 60 + Decimal(found[2] or 0)), False
    if found := _CLOCK.fullmatch(plain):
        return _plain(Decimal(found[1]) * 60 + Decimal(found[2])), False
    if found := _BARE.fullmatch(plain):
        return _plain(_decimal(found[1])), True
    return None


def _decimal(text: str) -> Decimal:
    return Decimal(re.sub(r"\s", "", text).replace(",", "."))


def _plain(number: Decimal) -> str:
    """A number as people write it, to the tenth of a minute."""
    tenth = number.quantize(Decimal("0.1"))
    return str(int(tenth)) if tenth == int(tenth) else str(tenth)


def figure(text: str) -> int | float:
    """A number as YAML writes it bare."""
    return int(text) if text.isdecimal() else float(text)


def rhythm(text: str) -> tuple[dict[str, str], bool] | None:
    """A trigger that comes back, and whether the text says more than it: `tous les lundis` → every week, lundi."""
    plain = folded(text)
    for every, names in _RHYTHMS.items():
        if plain in names:
            return {"every": every}, False
    if found := _EVERY_WEEKDAY.fullmatch(plain):
        return {"every": "week", "when": found[1]}, False
    if found := _EVERY_SOME.match(plain):
        return {"every": f"{found[1]} {_UNITS.get(found[2], found[2])}"}, found[0] != plain
    starts = ((every, name) for every, names in _RHYTHMS.items() for name in names)
    for every, name in sorted(starts, key=lambda pair: -len(pair[1])):
        if plain.startswith(f"{name} ") and name not in {"an", "jour", "day"}:
            return {"every": every}, True
    return ({"every": "week", "when": found[1]}, True) if (found := _EVERY_WEEKDAY.match(plain)) else None


def level(text: str) -> str | None:
    """A level of confidentiality."""
    return _LEVELS.get(folded(text))


def criticality(text: str) -> str | None:
    """How much a process matters."""
    return next((word for word, names in _CRITICALITY.items() if folded(text) in names), None)


def control(text: str) -> str | None:
    """The kind of a check, where its words tell it; always a guess."""
    plain = folded(text)
    return next((kind for kind, signs in _CONTROLS.items() if any(sign in plain for sign in signs)), None)
