"""Indicators and their measures."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Annotated, Literal

from passation.frozen import dataclass
from passation.model.base import Item, Part, field
from passation.model.refs import ActorRef, Many, MeasurerRef, ObjectiveRef, SourceRef
from passation.model.scalars import Date, Id, Line, Number, Text


class Baseline(Part):
    """What was measured before."""

    value: Number = field("Value")
    date: Date = field("Day")


class Kpi(Item):
    """An indicator that somebody measures and somebody reads."""

    id: Id = field("Name used in processes and in measures/<id>.csv")
    name: Line = field("Name, as readers see it")
    formula: Text | None = field("How it is worked out", None)
    unit: Line | None = field("Unit", None)
    better: Literal["higher", "lower"] = field("Which way is better: higher or lower", "higher")
    baseline: Baseline | None = field("Value before", None)
    target: Number | None = field("Target", None)
    warn: Number | None = field("Threshold of attention", None)
    alert: Number | None = field("Threshold of alert", None)
    every: Line | None = field("How often it is measured", None)
    window: Line | None = field("Period it covers", None)
    source: SourceRef | None = field("Where the figures come from", None)
    owner: ActorRef | None = field("Who answers for it", None)
    measured_by: MeasurerRef | None = field("Who measures: never the performer nor her organisation", None)
    recipients: Annotated[tuple[ActorRef, ...], Many] = field("Who reads it", ())
    objective: ObjectiveRef | None = field("Objective it serves", None)


class KpisFile(Part):
    """`kpis.yml`."""

    kpis: tuple[Kpi, ...] = field("Indicators", ())


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of `measures/<kpi>.csv`."""

    date: dt.date
    value: Decimal
    note: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One line of `incidents.csv`."""

    date: dt.date
    process: str
    cause: str
    fix: str = ""
