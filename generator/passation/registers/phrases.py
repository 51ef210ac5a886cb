"""Small things of the model as a reader expects them: rhythms, volumes, rights, states, sides."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from pydantic import TypeAdapter, ValidationError

from passation.analysis.workload import Workload
from passation.finding import Message, say
from passation.model.scalars import Span, Time
from passation.model.sop import Right, Sop, Trigger
from passation.words import Words

STATUS: Final[Mapping[str, Message]] = {
    "draft": say("Draft"),
    "review": say("Under review"),
    "approved": say("Approved"),
    "obsolete": say("Obsolete"),
}
CRITICALITY: Final[Mapping[str, Message]] = {"low": say("Low"), "medium": say("Medium"), "high": say("High")}
RIGHTS: Final[Mapping[Right, Message]] = {
    "read": say("reading"),
    "write": say("writing"),
    "approve": say("approving"),
    "admin": say("administration"),
}
CONTROLS: Final[Mapping[str, Message]] = {
    "approval": say("Approval"),
    "sample": say("Check by sample"),
    "double": say("Double check"),
    "automatic": say("Automatic check"),
}
SIDES: Final[Mapping[str, Message]] = {
    "internal": say("INSIDE"),
    "external": say("OUTSIDE"),
    "mixed": say("MIXED"),
    "partner": say("PARTNER"),
    "customer": say("CUSTOMER"),
    "system": say("SYSTEM"),
}
_EVERY: Final[Mapping[str, tuple[str, str]]] = {
    "day": ("Every day", "Every {count} days"),
    "week": ("Every week", "Every {count} weeks"),
    "month": ("Every month", "Every {count} months"),
    "year": ("Every year", "Every {count} years"),
}
_FRENCH: Final = {"jour": "day", "semaine": "week", "mois": "month", "trimestre": "quarter", "an": "year"}
_RHYTHM: Final = re.compile(r"(?:(\d{1,2})\s+)?([a-zé]+)", re.IGNORECASE)
_PERIODS: Final[Mapping[str, Message]] = {
    "day": say("{amount} a day"),
    "week": say("{amount} a week"),
    "month": say("{amount} a month"),
    "quarter": say("{amount} a quarter"),
    "year": say("{amount} a year"),
}
_PER: Final[Mapping[str, Message]] = {
    "day": say("each day"),
    "week": say("each week"),
    "month": say("each month"),
    "quarter": say("each quarter"),
    "year": say("each year"),
}
_HOUR: Final = re.compile(r"\b([01]?\d|2[0-3])\s?[:h]\s?([0-5]\d)?(?!\w)")
_TIME: Final = TypeAdapter(Time)
_SPAN: Final = TypeAdapter(Span)


def side(value: str, words: Words) -> str:
    """`INTERNE`, `EXTERNE`…: the side as a word."""
    return words.say(SIDES[value])


def rhythm(every: str, words: Words) -> str:
    """`Chaque semaine`; the author's own words where they say no known rhythm."""
    found = _RHYTHM.fullmatch(" ".join(every.split()))
    unit = _unit(found[2].lower()) if found else ""
    count = int(found[1] or 1) if found else 1
    if unit == "quarter" and count == 1:
        return words.t("Every quarter")
    return words.n(*_EVERY[unit], count) if unit in _EVERY else every


def _unit(word: str) -> str:
    """`week` for `weeks`, `semaine` and `semaines`."""
    single = word if word in _FRENCH else word.removesuffix("s")
    return _FRENCH.get(single, single)


def moment(when: str, words: Words) -> str:
    """`lundi à 9 h`: the author's words, the hour as the language writes it."""
    found = _HOUR.search(when)
    if found is None:
        return when
    hour = words.time(_TIME.validate_python(f"{found[1]}:{found[2] or '00'}"))
    before, after = when[: found.start()].strip(" ,à"), when[found.end() :].strip()
    return " ".join(
        part for part in (words.t("{day} at {time}", day=before, time=hour) if before else hour, after) if part
    )


def trigger(made: Trigger, words: Words) -> str:
    """What starts a process, in one line."""
    times = words.list(moment(each, words) for each in made.when)
    when = ", ".join(part for part in (rhythm(made.every, words) if made.every else "", times) if part)
    text = " · ".join(part for part in (when, made.event, made.season) if part)
    return f"{text} ({made.note})" if text and made.note else text or (made.note or "")


def limit(by: str, milestones: Mapping[str, str], words: Words) -> str:
    """`17 h`; a milestone in full, with the time before it."""
    name, dash, rest = (part.strip() for part in by.partition(" - "))
    if not dash or name not in milestones:
        return milestones.get(by) or moment(by, words)
    try:
        span = _SPAN.validate_python(rest)
    except ValidationError:
        return by
    return words.t("{milestone}, {span} before", milestone=milestones[name], span=span)


def volume(sop: Sop, words: Words) -> str:
    """`Facture : 20 par semaine, jusqu’à 60 (fin de mois)`; empty where nothing is said. No unit needs a plural."""
    made = sop.volume
    amount = (made.usual or made.peak or made.min) if made else None
    if made is None or amount is None:
        return ""
    usual = words.t(_PERIODS[made.per].text, amount=words.number(amount))
    said = f"{made.unit[:1].upper()}{made.unit[1:]}{words.colon}{usual}"
    if made.usual is None or made.peak is None:
        return said
    peak = words.t("up to {amount}", amount=words.number(made.peak))
    return f"{said}, {peak} ({made.peak_when})" if made.peak_when else f"{said}, {peak}"


def working_time(load: Workload, words: Words) -> str:
    """Working time of a run, and of a month where it is known; empty where no step says its minutes."""
    if not load.minutes_max:
        return ""
    low, high = (words.minutes(_whole(each)) for each in (load.minutes_min, load.minutes_max))
    if load.minutes_usual is not None:
        low = high = words.minutes(_whole(load.minutes_usual))
    run = low if low == high else words.t("{low} to {high}", low=low, high=high)
    each = words.t("{time} each time", time=run)
    if not load.month_usual:
        return each
    return words.t("{run}, about {time} a month", run=each, time=words.minutes(_whole(load.month_usual)))


def _whole(minutes: Decimal) -> Decimal:
    return minutes.quantize(Decimal(1))


def per(period: str | None, words: Words) -> str:
    """`chaque semaine`; nothing for nothing."""
    return words.say(_PER[period]) if period else ""
