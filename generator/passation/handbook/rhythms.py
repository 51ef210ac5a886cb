"""The page of how people talk: emergencies first, then whom to call, channels, meetings, reports."""

from __future__ import annotations

from collections.abc import Iterator

from passation.analysis.rhythm import moments
from passation.finding import say
from passation.handbook.address import anchor
from passation.handbook.desk import Desk, Sheet
from passation.handbook.fact import Fact, said
from passation.handbook.hidden import hidden_items
from passation.handbook.measures import kpi_lines
from passation.handbook.page import Page, Section
from passation.handbook.rungs import ladder_of
from passation.maps.rhythm import every_text, when_text
from passation.model.channel import Channel, Emergency, Report, Ritual

_KINDS = ("emergency", "escalation", "channel", "ritual", "report")
_USES = {"routine": say("Every day"), "urgent": say("Urgent only")}


def rhythm_page(desk: Desk) -> Page:
    """Emergencies, escalations, channels, meetings and reports of the edition; empty parts are left out."""
    path, title = desk.addresses.page("rhythm"), desk.words.t("Rhythm and emergencies")
    sheet = desk.sheet(path)
    return Page(
        path, title, (sheet.lead(title, "register.html", hidden=hidden_items(sheet, *_KINDS)), *_sections(sheet))
    )


def _sections(sheet: Sheet) -> Iterator[Section]:
    edition, t = sheet.edition, sheet.t
    groups = (
        (
            t("Emergencies"),
            [(anchor("emergency", e.id), e.when, _emergency(sheet, e)) for e in edition.emergencies.values()],
        ),
        (t("Channels"), [(anchor("channel", c.id), c.name, _channel(sheet, c)) for c in edition.channels.values()]),
        (t("Meetings"), [(anchor("ritual", r.id), r.name, _ritual(sheet, r)) for r in edition.rituals.values()]),
        (
            t("Reports"),
            [(anchor("report", r.id), r.format or t("Report"), _report(sheet, r)) for r in edition.reports.values()],
        ),
    )
    for number, (name, items) in enumerate(groups):
        if items:
            yield Section.of(f"group_{number}", name, 2, "")
            for spot, title, facts in items:
                yield Section.of(spot, title, 3, sheet.fill("facts.html", facts=facts) if facts else "")
        if number == 0:
            yield from _escalations(sheet)


def _escalations(sheet: Sheet) -> Iterator[Section]:
    ladders = [(each, found) for each in sheet.edition.escalations.values() if (found := ladder_of(sheet, each))]
    if ladders:
        yield Section.of("group_calls", sheet.t("Whom to call"), 2, "")
    for escalation, found in ladders:
        yield Section.of(
            anchor("escalation", escalation.id), escalation.name, 3, sheet.fill("ladder.html", ladder=found)
        )


def _emergency(sheet: Sheet, item: Emergency) -> tuple[Fact, ...]:
    t = sheet.t
    within = t("answer within {span}", span=item.answer_within) if item.answer_within else ""
    return said(
        Fact("call", t("Call"), sheet.some("actor", item.on_call), within),
        Fact("channel", t("Through"), sheet.some("channel", item.channel)),
        Fact("otherwise", t("If nobody answers"), sheet.some("actor", item.otherwise)),
        Fact("escalation", t("What follows"), sheet.some("escalation", item.escalation)),
    )


def _channel(sheet: Sheet, item: Channel) -> tuple[Fact, ...]:
    t = sheet.t
    outside = sheet.words.list(sheet.edition.name_of("organisation", each) for each in item.main_for)
    return said(
        Fact("use", t("Used for"), text=sheet.words.say(_USES[item.use])),
        Fact("members", t("Who is on it"), sheet.refs("actor", item.members)),
        Fact("main", t("Main channel with"), text=outside),
    )


def _ritual(sheet: Sheet, item: Ritual) -> tuple[Fact, ...]:
    t, words = sheet.t, sheet.words
    (moment,) = moments(item.every, [item.when] if item.when else [])
    when = ", ".join(part for part in (every_text(moment, item.every, words), when_text(moment, words)) if part)
    kpis = tuple(line.name for line in kpi_lines(sheet, item.reviews))
    return said(
        Fact("when", t("When"), text=when),
        Fact("minutes", t("Length"), text=words.minutes(item.minutes) if item.minutes else ""),
        Fact("attendees", t("Who takes part"), sheet.refs("actor", item.attendees)),
        Fact("agenda", t("Agenda"), text=", ".join(item.agenda)),
        Fact("kpis", t("Indicators read"), kpis),
        Fact("notes", t("Notes kept in"), sheet.where(item.notes_at)),
    )


def _report(sheet: Sheet, item: Report) -> tuple[Fact, ...]:
    t = sheet.t
    every = every_text(moments(item.every)[0], item.every, sheet.words) if item.every else ""
    return said(
        Fact("from", t("Written by"), sheet.refs("actor", [item.from_])),
        Fact("to", t("Read by"), sheet.refs("actor", item.to)),
        Fact("when", t("When"), text=every),
        Fact("channel", t("Through"), sheet.some("channel", item.channel)),
        Fact("kpis", t("Indicators in it"), tuple(line.name for line in kpi_lines(sheet, item.kpis))),
    )
