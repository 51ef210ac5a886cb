"""From the start of a process to its end: what it needs, its steps, what to do otherwise, when it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from passation.analysis.dataflow import inputs_of, outputs_of
from passation.analysis.providers import escalation_of, outside_actors
from passation.dossier.blocks import Block, Run, bold, bullets, checks, facts, joined, section, small
from passation.dossier.desk import Desk
from passation.dossier.rooms import ROOMS
from passation.dossier.sets import whole
from passation.dossier.steps import steps
from passation.dossier.tables import fitting
from passation.model.channel import EscalationLevel
from passation.model.flow import FINISH
from passation.model.sop import Record, Sop
from passation.model.step import Flow, WorkStep
from passation.registers.phrases import RIGHTS


def before(desk: Desk, sop: Sop) -> Iterator[Block]:
    """What must be true, what is needed, what may be opened."""
    t, scope = desk.words.t, sop.scope
    rights = desk.rights.get(sop.id, {})
    tools = [f"{desk.name('tool', tool)} ({desk.words.say(RIGHTS[right])})" for tool, right in rights.items()]
    rows: list[tuple[str, Run]] = [
        (t("Needs"), joined(_inputs(desk, sop))),
        (t("Accesses"), ", ".join(tools)),
        (t("Belongs to it"), desk.words.t("; ").join(scope.includes) if scope else ""),
        (t("Does not belong to it"), desk.words.t("; ").join(scope.excludes) if scope else ""),
    ]
    if sop.entry_check or any(run for _, run in rows):
        yield section(t("Before you start"))
    if sop.entry_check:
        yield checks(sop.entry_check)
    if any(run for _, run in rows):
        yield facts(rows, 2)


def _inputs(desk: Desk, sop: Sop) -> Iterator[Run]:
    for flow in inputs_of(sop).values():
        yield _flow(desk, sop, flow, desk.words.t("from"), flow.from_, desk.producers.get(flow.data, ()))


def _outputs(desk: Desk, sop: Sop) -> Iterator[Run]:
    for flow in outputs_of(sop).values():
        yield _flow(desk, sop, flow, desk.words.t("to"), flow.to, desk.consumers.get(flow.data, ()))


def _flow(desk: Desk, sop: Sop, flow: Flow, word: str, named: str | None, known: Iterable[str]) -> Run:
    """What passes, and between whom: the party that is named, else the other processes that are known."""
    parties = [named] if named else [each for each in known if each != sop.id]
    name = desk.name("data", flow.data)
    return joined([name, word, desk.parties(parties)], " ") if parties else name


def the_steps(desk: Desk, sop: Sop) -> Iterator[Block]:
    """What is done, in order."""
    yield section(desk.words.t("Steps"))
    yield steps(desk, sop)


def otherwise(desk: Desk, sop: Sop) -> Iterator[Block]:
    """What to do when things do not go as planned, and whom to call."""
    t = desk.words.t
    called = escalation_of(desk.edition, sop, outside_actors(desk.edition))
    ladder = desk.edition.escalations.get(called) if called else None
    if sop.exceptions or (ladder is not None and ladder.levels):
        yield section(t("If it does not go as planned"))
    if sop.exceptions:
        yield _exceptions(desk, sop)
    if ladder is not None and ladder.levels:
        called_for = small(t("If you are stuck: {escalation}", escalation=ladder.name))
        yield from whole([called_for, bullets(_rung(desk, rung) for rung in ladder.levels)], ROOMS["tall"])


def _exceptions(desk: Desk, sop: Sop) -> Block:
    t = desk.words.t
    numbers = {step.id: place for place, step in enumerate(sop.steps, 1)}
    rows: list[list[Run]] = [
        [
            case.when,
            t("step {number}", number=numbers[case.at]) if case.at else "",
            case.then or "",
            desk.name("escalation", case.escalate),
        ]
        for case in sop.exceptions
    ]
    return fitting([t("What happens"), t("Where"), t("What to do"), t("Whom to call")], rows)


def _rung(desk: Desk, rung: EscalationLevel) -> Run:
    after = desk.words.t("after {span}", span=rung.after) if rung.after else desk.words.t("at once")
    how = ", ".join(part for part in (desk.name("channel", rung.channel), rung.when or "") if part)
    return [f"{after}{desk.words.colon}", bold(desk.name("actor", rung.to)), f" ({how})" if how else ""]


def done(desk: Desk, sop: Sop) -> Iterator[Block]:
    """When it is done: what is then true, what is given out, what is kept."""
    t = desk.words.t
    last = {edge.source for edge in desk.edition.graphs[sop.id].edges if edge.target == FINISH}
    ends = [step.expect for place, step in enumerate(sop.steps) if place in last and step.expect]
    rows: list[tuple[str, Run]] = [
        (t("Gives out"), joined(_outputs(desk, sop))),
        (t("Is kept"), joined((_kept(desk, sop, record) for record in sop.records), desk.words.t("; "))),
    ]
    if ends or any(run for _, run in rows):
        yield section(t("It is done when"))
    if ends:
        yield checks(ends)
    if any(run for _, run in rows):
        yield facts(rows, 2)


def _kept(desk: Desk, sop: Sop, record: Record) -> str:
    parts = [desk.name("data", record.data), desk.name("actor", archivist(sop, record)), desk.place(record.where)]
    parts += [desk.words.t("for {span}", span=record.keep)] if record.keep else []
    return ", ".join(part for part in parts if part)


def archivist(sop: Sop, record: Record) -> str:
    """Who keeps a record: as it says, else who last produced it, else the performer."""
    made = [
        step
        for step in sop.steps
        if isinstance(step, WorkStep) and any(flow.data == record.data for flow in step.outputs)
    ]
    return record.by or (sop.performers(made[-1])[0] if made else sop.default_performer)
