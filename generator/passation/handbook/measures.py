"""Indicators and commitments in words: what is aimed at, what was measured, how the two compare."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, Literal

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.model.contract import ServiceLevel
from passation.model.kpi import Kpi, Measure
from passation.model.sop import Sop
from passation.words import Words

State = Literal["good", "near", "warn", "alert", ""]
STATES: Final[dict[str, Message]] = {
    "good": say("on target"),
    "near": say("close to the target"),
    "warn": say("to be watched"),
    "alert": say("alert"),
}
_PER: Final = {
    "day": say("each day"),
    "week": say("each week"),
    "month": say("each month"),
    "quarter": say("each quarter"),
    "year": say("each year"),
}


@dataclass(frozen=True, slots=True)
class KpiLine:
    """An indicator on one line."""

    name: Ref
    target: str
    last: str
    last_on: str
    state: State
    state_word: str


@dataclass(frozen=True, slots=True)
class Commitment:
    """Something promised about a process, by a provider or inside the company."""

    who: str
    what: str
    remedy: str


def target_text(kpi: Kpi, words: Words) -> str:
    """`at most 45 jours`, `at least 98 %`."""
    if kpi.target is None:
        return ""
    value = words.figure(kpi.target, kpi.unit)
    return (
        words.t("at most {value}", value=value) if kpi.better == "lower" else words.t("at least {value}", value=value)
    )


def state_of(kpi: Kpi, value: Decimal) -> State:
    """How a value compares with the target and the thresholds; empty when none is given."""
    if kpi.alert is not None and not _better(kpi, value, kpi.alert):
        return "alert"
    if kpi.warn is not None and not _better(kpi, value, kpi.warn):
        return "warn"
    if kpi.target is None:
        return ""
    if value == kpi.target or _better(kpi, value, kpi.target):
        return "good"
    return "near" if kpi.warn is not None else "warn"


def _better(kpi: Kpi, value: Decimal, limit: Decimal) -> bool:
    return value < limit if kpi.better == "lower" else value > limit


def kpi_lines(sheet: Sheet, kpis: Iterable[str]) -> tuple[KpiLine, ...]:
    """The indicators of a process or a role, those that the edition holds."""
    known = sheet.edition.kpis
    return tuple(_line(sheet, known[kpi]) for kpi in dict.fromkeys(kpis) if kpi in known)


def _line(sheet: Sheet, kpi: Kpi) -> KpiLine:
    words, rows = sheet.words, sheet.edition.measures.get(kpi.id, ())
    last: Measure | None = rows[-1] if rows else None
    state = state_of(kpi, last.value) if last else ""
    return KpiLine(
        name=sheet.ref("kpi", kpi.id),
        target=target_text(kpi, words),
        last=words.figure(last.value, kpi.unit) if last else "",
        last_on=words.date(last.date) if last else "",
        state=state,
        state_word=words.say(STATES[state]) if state else "",
    )


def commitments(sheet: Sheet, sop: Sop) -> tuple[Commitment, ...]:
    """What providers promised about a process in their contracts; its own service level stands with its times."""
    return tuple(
        Commitment(sheet.edition.name_of("organisation", contract.provider), _promise(sheet, sla), sla.remedy or "")
        for contract in sheet.edition.contracts.values()
        for sla in contract.slas
        if sla.process == sop.id
    )


def _promise(sheet: Sheet, sla: ServiceLevel) -> str:
    words, t = sheet.words, sheet.t
    kpi = sheet.edition.name_of("kpi", sla.kpi) if sla.kpi else ""
    target = " ".join(part for part in (sla.target, words.say(_PER[sla.per]) if sla.per else "") if part)
    within = t("within {span}", span=sla.within) if sla.within else ""
    parts = [f"{kpi}{words.colon}{target}" if kpi and target else kpi or target, within, *_clock(sheet, sla)]
    return ", ".join(part for part in parts if part)


def _clock(sheet: Sheet, sla: ServiceLevel) -> tuple[str, ...]:
    start = sheet.t("from: {event}", event=sla.start_event) if sla.start_event else ""
    stop = sheet.t("until: {event}", event=sla.stop_event) if sla.stop_event else ""
    return start, stop
