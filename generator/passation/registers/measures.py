"""What is measured and when people meet: indicators and rituals."""

from __future__ import annotations

from passation.model.kpi import Kpi
from passation.registers.desk import Desk
from passation.registers.phrases import moment, rhythm
from passation.registers.sheet import sheet
from passation.table import Table


def kpis(desk: Desk) -> Table:
    """The catalogue of indicators: definition, target, thresholds, who measures, last value."""
    t = desk.words.t
    return sheet(
        t("Indicators"),
        (
            t("Indicator"),
            t("How it is worked out"),
            t("Before"),
            t("Target"),
            t("Attention from"),
            t("Alert from"),
            t("Last value"),
            t("How often"),
            t("Source"),
            t("Answers for it"),
            t("Measured by"),
        ),
        [
            (
                desk.cell("kpi", kpi.id),
                kpi.formula or "",
                f"{desk.words.figure(kpi.baseline.value, kpi.unit)} ({desk.words.month(kpi.baseline.date)})"
                if kpi.baseline
                else "",
                target(desk, kpi),
                desk.words.figure(kpi.warn, kpi.unit) if kpi.warn is not None else "",
                desk.words.figure(kpi.alert, kpi.unit) if kpi.alert is not None else "",
                last(desk, kpi),
                rhythm(kpi.every, desk.words) if kpi.every else "",
                desk.place(kpi.source),
                desk.name("actor", kpi.owner),
                desk.place(kpi.measured_by),
            )
            for kpi in desk.edition.kpis.values()
        ],
    )


def target(desk: Desk, kpi: Kpi) -> str:
    """`au plus 45 jours`, `au moins 98 %`; nothing without a target."""
    if kpi.target is None:
        return ""
    value = desk.words.figure(kpi.target, kpi.unit)
    return (
        desk.words.t("at most {value}", value=value)
        if kpi.better == "lower"
        else desk.words.t("at least {value}", value=value)
    )


def last(desk: Desk, kpi: Kpi) -> str:
    """The newest value with its month; nothing without a measure."""
    rows = desk.edition.measures.get(kpi.id, ())
    return f"{desk.words.figure(rows[-1].value, kpi.unit)} ({desk.words.month(rows[-1].date)})" if rows else ""


def rituals(desk: Desk) -> Table:
    """The meetings that come back."""
    t = desk.words.t
    return sheet(
        t("Meetings"),
        (t("Meeting"), t("When"), t("Length"), t("Who takes part"), t("Agenda"), t("Indicators"), t("Notes in")),
        [
            (
                desk.cell("ritual", each.id),
                ", ".join(
                    part
                    for part in (
                        rhythm(each.every, desk.words) if each.every else "",
                        moment(each.when, desk.words) if each.when else "",
                    )
                    if part
                ),
                desk.words.minutes(each.minutes) if each.minutes is not None else "",
                desk.names("actor", each.attendees),
                ", ".join(each.agenda),
                desk.names("kpi", each.reviews),
                desk.place(each.notes_at),
            )
            for each in desk.edition.rituals.values()
        ],
    )
