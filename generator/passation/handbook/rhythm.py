"""When things come back: rhythms and hours as authors write them, understood well enough to sort a week.

`every` and `when` are free text. What is understood is put in order and said in the reader's language; what is not is
shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from pydantic import TypeAdapter, ValidationError

from passation.finding import say
from passation.model.scalars import Span, Time
from passation.model.sop import Trigger
from passation.values import TimeOfDay
from passation.words import Words


class Rhythm(IntEnum):
    """How often something comes back, from the most frequent to what only an event starts."""

    DAY = 0
    WEEK = 1
    MONTH = 2
    YEAR = 3
    EVENT = 4


_UNITS: Final = {
    "day": Rhythm.DAY, "jour": Rhythm.DAY,
    "week": Rhythm.WEEK, "semaine": Rhythm.WEEK,
    "month": Rhythm.MONTH, "mois": Rhythm.MONTH,
    "quarter": Rhythm.MONTH, "trimestre": Rhythm.MONTH,
    "year": Rhythm.YEAR, "an": Rhythm.YEAR, "année": Rhythm.YEAR,
}  # fmt: skip
_QUARTERS: Final = frozenset({"quarter", "trimestre"})
_EVERY: Final = re.compile(r"(?:(\d{1,2})\s+)?(?:business\s+)?([a-zé]+)(?:\s+ouvrée?s?)?", re.IGNORECASE)
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
_WEEKDAYS: Final = (
    say("Monday"),
    say("Tuesday"),
    say("Wednesday"),
    say("Thursday"),
    say("Friday"),
    say("Saturday"),
    say("Sunday"),
)
_TIME: Final = re.compile(r"\b([01]?\d|2[0-3])\s?(?::|h)\s?([0-5]\d)?(?!\w)")
_HOUR: Final = TypeAdapter(Time)
_SPAN: Final = TypeAdapter(Span)
_MONTH_DAY: Final = re.compile(r"\b(?:le |du )?([12]?\d|3[01])(?:er)?\b")


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


def moments(every: str | None, when: Iterable[str] = ()) -> tuple[Moment, ...]:
    """The moments of a rhythm; an event's single moment when there is none."""
    rhythm, count = _rhythm(every)
    found = tuple(_moment(rhythm, count, text) for text in when)
    return found or (Moment(rhythm, count),)


def _rhythm(every: str | None) -> tuple[Rhythm, int]:
    parts = _EVERY.fullmatch(" ".join(every.split())) if every else None
    word = parts[2].lower() if parts else ""
    word = word if word in _UNITS else word.removesuffix("s")
    if parts is None or word not in _UNITS:
        return Rhythm.EVENT, 1
    count = int(parts[1] or 1)
    return _UNITS[word], count * 3 if word in _QUARTERS else count


def _moment(rhythm: Rhythm, count: int, said: str) -> Moment:
    words = re.findall(r"[a-zà-ÿ]+", said.lower())
    weekday = next((_DAY_OF[word] for word in words if word in _DAY_OF), None)
    clock = _TIME.search(said)
    time = TimeOfDay(int(clock[1]), int(clock[2] or 0)) if clock else None
    rest = said.replace(clock[0], " ") if clock else said
    day = _MONTH_DAY.search(rest) if rhythm is Rhythm.MONTH and count == 1 else None
    return Moment(rhythm, count, weekday, int(day[1]) if day else None, time, said)


def every_text(moment: Moment, every: str | None, words: Words) -> str:
    """`Every week`, `Every 2 weeks`; the author's own words where they were not understood."""
    match moment.rhythm, moment.count:
        case Rhythm.DAY, count:
            return words.n("Every day", "Every {count} days", count)
        case Rhythm.WEEK, count:
            return words.n("Every week", "Every {count} weeks", count)
        case Rhythm.MONTH, 3:
            return words.t("Every quarter")
        case Rhythm.MONTH, count:
            return words.n("Every month", "Every {count} months", count)
        case Rhythm.YEAR, count:
            return words.n("Every year", "Every {count} years", count)
        case _:
            return every or ""


def when_text(moment: Moment, words: Words) -> str:
    """`lundi à 9 h`: the author's words, the hour as the language writes it."""
    if moment.time is None:
        return moment.said
    clock = _TIME.search(moment.said)
    before = moment.said[: clock.start()].strip(" ,à") if clock else moment.said
    after = moment.said[clock.end() :].strip() if clock else ""
    hour = words.t("{day} at {time}", day=before, time=moment.time) if before else words.value(moment.time)
    return f"{hour} {after}".strip()


def trigger_text(trigger: Trigger, words: Words) -> str:
    """A whole trigger in one line: rhythm, hours, event, season, precision."""
    found = moments(trigger.every, trigger.when)
    times = words.list(when_text(moment, words) for moment in found if moment.said)
    rhythm = every_text(found[0], trigger.every, words)
    parts = [", ".join(part for part in (rhythm, times) if part), trigger.event or "", trigger.season or ""]
    text = " · ".join(part for part in parts if part)
    return f"{text} ({trigger.note})" if trigger.note and text else text or (trigger.note or "")


def limit_text(by: str, milestones: Mapping[str, str], words: Words) -> str:
    """A limit as a reader says it: `17:00`, `sortie - 5 business days` with the milestone in full."""
    if _TIME.fullmatch(by):
        return words.t("by {limit}", limit=_HOUR.validate_python(by))
    name, dash, rest = (part.strip() for part in by.partition(" - "))
    if name not in milestones or not dash:
        return words.t("by {limit}", limit=words.quote(milestones[by]) if by in milestones else by)
    try:
        span = _SPAN.validate_python(rest)
    except ValidationError:
        return words.t("by {limit}", limit=by)
    return words.t("{span} before {milestone}", milestone=words.quote(milestones[name]), span=span)


def weekday_name(number: int, words: Words) -> str:
    """The name of a day of the week, Monday being 0."""
    return words.say(_WEEKDAYS[number])
