"""How often something happens, read from the words of a trigger: `day`, `2 weeks`, `trimestre`."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from passation.model.company import Calendar
from passation.model.sop import Sop, Trigger

WEEKS: Final = 52
"""Weeks in a year: 52, so that a weekly task comes 52 / 12 times a month."""
_EVERY: Final = re.compile(r"(\d{1,3})?\s*([a-zé]+)(\s+(?:days?|ouvrée?s?))?", re.IGNORECASE)
_A_YEAR: Final = {
    "week": WEEKS, "semaine": WEEKS,
    "month": 12, "mois": 12,
    "quarter": 4, "trimestre": 4,
    "semester": 2, "semestre": 2,
    "year": 1, "an": 1, "année": 1,
}  # fmt: skip
_DAYS: Final = ("day", "jour")
_DAYS_A_WEEK: Final = 5


def times_a_year(every: str, calendar: Calendar) -> Fraction | None:
    """How many times a year, or None for words that say no rhythm.

    `day` counts the company's working days (five a week when it does not say); `3 days` counts calendar days.
    """
    found = _EVERY.fullmatch(every.strip())
    if found is None:
        return None
    amount, word = int(found[1] or 1), found[2].lower()
    if not amount:
        return None
    if word == "business" or word.removesuffix("s") in _DAYS:
        working = WEEKS * (len(calendar.days) or _DAYS_A_WEEK)
        return Fraction(working if amount == 1 or found[3] else 365, amount)
    times = _A_YEAR.get(word) or _A_YEAR.get(word.removesuffix("s"))
    return None if times is None or found[3] else Fraction(times, amount)


def runs_a_year(sop: Sop, calendar: Calendar) -> Fraction | None:
    """How many times a year the process runs by its rhythm; None when it has none (events are not counted).

    Several days in `when` are several runs in each period; several rhythms add up. A season is not taken off: the
    figure is that of the months in which the process runs.
    """
    rhythms = [times for trigger in sop.trigger if (times := _of(trigger, calendar)) is not None]
    return sum(rhythms, Fraction(0)) if rhythms else None


def _of(trigger: Trigger, calendar: Calendar) -> Fraction | None:
    times = times_a_year(trigger.every, calendar) if trigger.every else None
    return None if times is None else times * max(1, len(trigger.when))
