"""The short answers at the head of a process page: who, when, how long, with what."""

from __future__ import annotations

from decimal import Decimal

from passation.analysis.access import RIGHT_WORDS
from passation.analysis.continuity import cover, performers
from passation.analysis.dataflow import inputs_of, outputs_of
from passation.analysis.workload import Workload, workload
from passation.handbook.desk import Sheet
from passation.handbook.fact import Fact, said
from passation.handbook.ref import Ref
from passation.handbook.steps import party_name
from passation.maps.rhythm import trigger_text
from passation.model.sop import Record, Sop
from passation.model.step import Flow, WorkStep
from passation.registers.phrases import volume
from passation.words import Words


def who(sheet: Sheet, sop: Sop) -> tuple[Fact, ...]:
    """Who pilots, performs, validates, archives; who decides priorities and who replaces, where that adds something."""
    t = sheet.t
    doing = performers(sheet.edition, sop)
    arbiter = sop.default_arbiter if sop.default_arbiter != sop.default_referent else None
    replaced = tuple(
        sheet.ref("actor", each.backup, note=t("for {actor}", actor=sheet.edition.name_of("actor", each.actor)))
        for each in cover(sheet.edition, sop)
        if each.backup is not None
    )
    return said(
        Fact("pilots", t("Pilots"), sheet.some("actor", sop.owner)),
        Fact("performs", t("Performs"), sheet.refs("actor", doing)),
        Fact("validates", t("Validates"), sheet.some("actor", sop.default_referent)),
        Fact("archives", t("Archives"), sheet.refs("actor", archivists(sop))),
        Fact("arbiter", t("Decides priorities"), sheet.some("actor", arbiter)),
        Fact("replaces", t("Replaces"), replaced),
    )


def archivists(sop: Sop) -> tuple[str, ...]:
    """Who keeps the records: as each record says, else who last produced it, else the performer."""
    return tuple(dict.fromkeys(_archivist(sop, record) for record in sop.records))


def _archivist(sop: Sop, record: Record) -> str:
    if record.by:
        return record.by
    for step in reversed(sop.steps):
        if isinstance(step, WorkStep) and any(flow.data == record.data for flow in step.outputs):
            return sop.performers(step)[0]
    return sop.default_performer


def timing(sheet: Sheet, sop: Sop) -> tuple[Fact, ...]:
    """When it starts, how long a usual run takes, how many items, what comes first."""
    t, words = sheet.t, sheet.words
    return said(
        Fact("trigger", t("When"), tuple(Ref(trigger_text(trigger, words)) for trigger in sop.trigger)),
        Fact("duration", t("Working time"), text=run_text(workload(sheet.edition, sop), words)),
        Fact("volume", t("Volume"), text=volume(sop, words)),
        Fact("sla", t("Promised"), text=_promise(sop, words)),
        Fact("priorities", t("What comes first"), text=" → ".join(sop.priorities)),
        *(Fact("milestone", name.replace("-", " ").capitalize(), text=text) for name, text in sop.milestones.items()),
    )


def _promise(sop: Sop, words: Words) -> str:
    if sop.sla is None:
        return ""
    within = words.t("within {span}", span=sop.sla.within)
    return f"{within} ({sop.sla.target})" if sop.sla.target else within


def run_text(load: Workload, words: Words) -> str:
    """Working time of a run, and of a month where it is known; empty where no step says its minutes."""
    if not load.minutes_max:
        return ""
    run = _span(load.minutes_min, load.minutes_usual, load.minutes_max, words)
    month = _usual(load.month_usual, words)
    said = words.t("{time} each time", time=run)
    if month:
        said = words.t("{run}, about {time} a month", run=said, time=month)
    if load.unmeasured:
        said += " " + words.n("({count} step without a time)", "({count} steps without a time)", load.unmeasured)
    return said


def _usual(minutes: Decimal | None, words: Words) -> str:
    return words.minutes(minutes.quantize(Decimal(1))) if minutes else ""


def _span(least: Decimal, usual: Decimal | None, most: Decimal, words: Words) -> str:
    low, high = (words.minutes(each.quantize(Decimal(1))) for each in (least, most))
    if usual is not None:
        return words.minutes(usual.quantize(Decimal(1)))
    return low if low == high else words.t("{low} to {high}", low=low, high=high)


def inputs(sheet: Sheet, sop: Sop) -> tuple[Ref, ...]:
    """What the process takes in, and from whom."""
    return tuple(_given(sheet, flow, sop) for flow in inputs_of(sop).values())


def _given(sheet: Sheet, flow: Flow, sop: Sop) -> Ref:
    sources = [flow.from_] if flow.from_ else [p for p in sheet.desk.producers.get(flow.data, ()) if p != sop.id]
    return sheet.ref("data", flow.data, note=_from(sheet, sources))


def _from(sheet: Sheet, sources: list[str]) -> str:
    names = [party_name(sheet, source) for source in sources]
    return sheet.t("from {party}", party=sheet.words.list(names)) if names else ""


def outputs(sheet: Sheet, sop: Sop) -> tuple[Ref, ...]:
    """What the process gives out, and to whom."""
    found = []
    for flow in outputs_of(sop).values():
        goals = [flow.to] if flow.to else [p for p in sheet.desk.consumers.get(flow.data, ()) if p != sop.id]
        names = [party_name(sheet, goal) for goal in goals]
        note = sheet.t("to {party}", party=sheet.words.list(names)) if names else ""
        found.append(sheet.ref("data", flow.data, note=note))
    return tuple(found)


def accesses(sheet: Sheet, sop: Sop) -> tuple[Ref, ...]:
    """The tools that performers must be able to open, with the right they need."""
    rights = sheet.desk.rights.get(sop.id, {})
    return tuple(sheet.ref("tool", tool, note=sheet.words.say(RIGHT_WORDS[right])) for tool, right in rights.items())
