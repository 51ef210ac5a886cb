"""When things come back: rhythms and hours as authors write them, understood well enough to sort a week and to count.

`every` and `when` are free text: `day`, `2 weeks`, `trimestre`; `lundi 9 h`. What is not understood is no rhythm.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from passation.frozen import dataclass
from passation.model.company import Calendar
from passation.model.sop import Sop, Trigger
from passation.values import TimeOfDay


class Rhythm(IntEnum):
    """How often something comes back, from the most frequent to what only an event starts."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    YEAR = 3
    EVENT = 4


WEEKS: Final = 52
"""Weeks in a year: 52, so that a weekly task comes 52 / 12 times a month."""
CLOCK: Final = re.compile(r"\b([01]?\d|2[0-3])\s?(?::|h)\s?([0-5]\d)?(?!\w)")
"""An hour inside a text: `9 h`, `14:30`."""
_EVERY: Final = re.compile(r"(?:(\d{1,3})\s*)?(business\s+)?([a-zé]+)(\s+ouvrée?s?)?", re.IGNORECASE)
_UNITS: Final = {
    "day": (Rhythm.DAY, 1), "jour": (Rhythm.DAY, 1),
    "week": (Rhythm.WEEK, 1), "semaine": (Rhythm.WEEK, 1),
    "month": (Rhythm.MONTH, 1), "mois": (Rhythm.MONTH, 1),
    "quarter": (Rhythm.MONTH, 3), "trimestre": (Rhythm.MONTH, 3),
    "semester": (Rhythm.MONTH, 6), "semestre": (Rhythm.MONTH, 6),
    "year": (Rhythm.YEAR, 1), "an": (Rhythm.YEAR, 1), "année": (Rhythm.YEAR, 1),
}  # fmt: skip
_A_YEAR: Final = {Rhythm.WEEK: WEEKS, Rhythm.MONTH: 12, Rhythm.YEAR: 1}
_DAYS_A_WEEK: Final = 5
_SEVERAL: Final = 2
_DAYS: Final = (
    ("lundi", "lun", "monday", "mon"),
    ("mardi", "mar", "tuesday", "tue"),
    ("mercredi", "mer", "wednesday", "wed"),
    ("jeudi", "jeu", "thursday", "thu"),
    ("vendredi", "ven", "friday", "fri"),
    ("samedi", "sam", "saturday", "sat"),
    ("dimanche", "dim", "sunday", "sun"),
)
_DAY_OF: Final = {name: number for number, names in enumerate(_DAYS) for name in names}
_MONTH_DAY: Final = re.compile(r"\b(?:le |du )?([12]?\d|3[01])(?:er)?\b")


@dataclass(frozen=True, slots=True)
class Every:
    """A rhythm understood."""

    rhythm: Rhythm
    count: int = 1
    """Every so many days, weeks, months (3: a quarter) or years."""
    working: bool = False
    """Working days, said outright."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One time at which something is due."""

    rhythm: Rhythm
    count: int = 1
    """Every so many days, weeks, months (3: a quarter) or years."""
    weekday: int | None = None
    """0 is Monday."""
    day: int | None = None
    """Day of the month."""
    time: TimeOfDay | None = None
    said: str = ""
    """`when` as the author wrote it."""

    @property
    def order(self) -> tuple[int, int, int, int, str]:
        """Moments in the order in which a reader meets them."""
        days = 99 if self.weekday is None else self.weekday
        minutes = 24 * 60 if self.time is None else self.time.hour * 60 + self.time.minute
        return self.rhythm, self.count, days if self.day is None else self.day, minutes, self.said


@lru_cache(maxsize=256)
def read_every(every: str) -> Every | None:
    """The rhythm that a text says; None for words that say none."""
    parts = _EVERY.fullmatch(" ".join(every.split()))
    if parts is None:
        return None
    word, working = parts[3].lower(), bool(parts[2] or parts[4])
    unit = _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))
    count = int(parts[1] or 1)
    if unit is None or not count or (working and unit[0] is not Rhythm.DAY):
        return None
    return Every(unit[0], count * unit[1], working)


def moments(every: str | None, when: Iterable[str] = ()) -> tuple[Moment, ...]:
    """The moments of a rhythm; an event's single moment when there is none."""
    read = read_every(every or "") or Every(Rhythm.EVENT)
    found = tuple(_moment(read, text) for text in when)
    return found or (Moment(read.rhythm, read.count),)


@lru_cache(maxsize=1024)
def _moment(every: Every, said: str) -> Moment:
    words = re.findall(r"[a-zà-ÿ]+", said.lower())
    weekday = next((_DAY_OF[word] for word in words if word in _DAY_OF), None)
    clock = CLOCK.search(said)
    time = TimeOfDay(int(clock[1]), int(clock[2] or 0)) if clock else None
    rest = said.replace(clock[0], " ") if clock else said
    day = _MONTH_DAY.search(rest) if every.rhythm is Rhythm.MONTH and every.count == 1 else None
    return Moment(every.rhythm, every.count, weekday, int(day[1]) if day else None, time, said)


def times_a_year(every: str, calendar: Calendar) -> Fraction | None:
    """How many times a year, or None for words that say no rhythm.

    `day` counts the company's working days (five a week when it does not say); `3 days` counts calendar days.
    """
    return _times(every, len(calendar.days) or _DAYS_A_WEEK)


@lru_cache(maxsize=256)
def _times(every: str, days: int) -> Fraction | None:
    """The same with so many working days a week."""
    read = read_every(every)
    if read is None:
        return None
    if read.rhythm is not Rhythm.DAY:
        return Fraction(_A_YEAR[read.rhythm], read.count)
    return Fraction(WEEKS * days if read.count == 1 or read.working else 365, read.count)


def runs_a_year(sop: Sop, calendar: Calendar) -> Fraction | None:
    """How many times a year the process runs by its rhythm; None when it has none (events are not counted).

    Several days in `when` are several runs in each period; several rhythms add up. A season is not taken off: the
    figure is that of the months in which the process runs.
    """
    rhythms = [times for trigger in sop.trigger if (times := _of(trigger, calendar)) is not None]
    return sum(rhythms[1:], rhythms[0]) if rhythms else None


def _of(trigger: Trigger, calendar: Calendar) -> Fraction | None:
    times = times_a_year(trigger.every, calendar) if trigger.every else None
    return times if times is None or len(trigger.when) < _SEVERAL else times * len(trigger.when)
