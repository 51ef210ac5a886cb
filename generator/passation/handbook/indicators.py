"""The page of indicators: what is aimed at, what was measured, drawn where there is something to draw."""

from __future__ import annotations

from passation.analysis.rhythm import moments
from passation.handbook.address import anchor
from passation.handbook.chart import chart
from passation.handbook.desk import Desk, Sheet
from passation.handbook.fact import Fact, said
from passation.handbook.hidden import hidden_items
from passation.handbook.measures import kpi_lines, target_text
from passation.handbook.page import Page, Section
from passation.maps.rhythm import every_text
from passation.model.kpi import Kpi
from passation.table import Cell, Table


def indicators_page(desk: Desk) -> Page:
    """Every indicator of the edition, each under its anchor."""
    path, title = desk.addresses.page("indicators"), desk.words.t("Indicators")
    sheet = desk.sheet(path)
    lines = kpi_lines(sheet, desk.edition.kpis)
    lead = sheet.lead(title, "indicators.html", kpis=lines, commitments=(), hidden=hidden_items(sheet, "kpi"))
    return Page(path, title, (lead, *(_section(sheet, kpi) for kpi in desk.edition.kpis.values())))


def _section(sheet: Sheet, kpi: Kpi) -> Section:
    rows = sheet.edition.measures.get(kpi.id, ())
    html = sheet.fill(
        "indicator.html",
        kpi=kpi,
        facts=_facts(sheet, kpi),
        drawing=chart(kpi, rows, sheet.words),
        twin=_twin(sheet, kpi),
        link=sheet.link,
    )
    return Section.of(anchor("kpi", kpi.id), kpi.name, 2, html)


def _facts(sheet: Sheet, kpi: Kpi) -> tuple[Fact, ...]:
    t, words = sheet.t, sheet.words
    before = kpi.baseline
    every = every_text(moments(kpi.every)[0], kpi.every, words) if kpi.every else ""
    processes = tuple(sheet.process(process) for process in sheet.desk.usage.of("kpi", kpi.id))
    return said(
        Fact("target", t("Target"), text=target_text(kpi, words)),
        Fact(
            "before",
            t("Before"),
            text=f"{words.figure(before.value, kpi.unit)} ({words.date(before.date)})" if before else "",
        ),
        Fact("warn", t("To be watched from"), text=words.figure(kpi.warn, kpi.unit) if kpi.warn is not None else ""),
        Fact("alert", t("Alert from"), text=words.figure(kpi.alert, kpi.unit) if kpi.alert is not None else ""),
        Fact("every", t("Measured"), text=every.lower()),
        Fact("measurer", t("Measured by"), sheet.where(kpi.measured_by)),
        Fact("source", t("Source"), sheet.where(kpi.source)),
        Fact("owner", t("Answered for by"), sheet.some("actor", kpi.owner)),
        Fact("processes", t("Tells how these go"), processes),
        Fact("formula", t("Worked out as"), text=kpi.formula or ""),
    )


def _twin(sheet: Sheet, kpi: Kpi) -> Table | None:
    rows = sheet.edition.measures.get(kpi.id, ())
    if not rows:
        return None
    words, t = sheet.words, sheet.t
    noted = any(row.note for row in rows)
    columns = (t("Date"), t("Value"), *([t("Note")] if noted else []))
    cells = tuple(
        (
            Cell(words.date(row.date)),
            Cell(words.figure(row.value, kpi.unit)),
            *([Cell(row.note)] if noted else []),
        )
        for row in rows
    )
    return Table(t("Measures of {name}", name=words.quote(kpi.name)), columns, cells)
