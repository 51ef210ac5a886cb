"""The steps of a process as a reader needs them: numbered, grouped into loops, each with what leads on from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from passation.analysis.responsibility import text_of
from passation.finding import say
from passation.handbook.desk import Sheet
from passation.handbook.fact import Fact
from passation.handbook.ref import Ref
from passation.handbook.rhythm import limit_text
from passation.handbook.step_view import Block, StepView, Way
from passation.model.flow import FINISH, Edge
from passation.model.sop import Sop
from passation.model.step import AnyStep, AskStep, CallStep, Flow, Handoff, WaitStep, WorkStep
from passation.table import Target

_CONTROLS = {
    "approval": say("Approval"),
    "sample": say("Check by sample"),
    "double": say("Double check"),
    "automatic": say("Automatic check"),
}


def blocks(sheet: Sheet, sop: Sop) -> tuple[Block, ...]:
    """All steps of a process, neighbours with the same `per` together."""
    views = [(step.per or "", _view(sheet, sop, place)) for place, step in enumerate(sop.steps)]
    return tuple(
        Block(per, tuple(view for _, view in group)) for per, group in groupby(views, key=lambda pair: pair[0])
    )


def _view(sheet: Sheet, sop: Sop, place: int) -> StepView:
    step = sop.steps[place]
    work = step if isinstance(step, WorkStep) else None
    return StepView(
        id=step.id or "",
        number=place + 1,
        kind=step.kind,
        text=step.text,
        call=sheet.process(step.call) if isinstance(step, CallStep) else None,
        actors=() if step.kind == "gate" else sheet.refs("actor", sop.performers(step)),
        tool=sheet.ref("tool", work.tool) if work and work.tool else None,
        minutes=sheet.words.minutes(work.minutes) if work and work.minutes is not None else "",
        decides=bool(work and (work.money or work.irreversible)),
        warning=step.warning or "",
        checklist=work.checklist if work else (),
        facts=tuple(_facts(sheet, sop, step)),
        ways=tuple(_ways(sheet, sop, place)),
        picture=_picture(sheet, sop, work),
    )


def _picture(sheet: Sheet, sop: Sop, step: WorkStep | None) -> tuple[str, str] | None:
    if step is None or step.screenshot is None or (sop.id, step.screenshot.src) not in sheet.edition.attachments:
        return None
    return sheet.file(sop.id, step.screenshot.src), step.screenshot.alt or step.text


def _facts(sheet: Sheet, sop: Sop, step: AnyStep) -> Iterator[Fact]:
    t = sheet.t
    if step.with_:
        yield Fact("with", t("Together with"), sheet.refs("actor", step.with_))
    if isinstance(step, WorkStep):
        yield from _flows(sheet, step)
    if step.expect:
        yield Fact("expect", t("Done when"), text=step.expect)
    yield from _deadlines(sheet, sop, step)
    if isinstance(step, WorkStep) and step.control:
        kind = sheet.words.say(_CONTROLS[step.control.kind])
        proof = t("{kind}, proved by: {evidence}", kind=kind, evidence=step.control.evidence)
        yield Fact("control", t("Check"), text=proof if step.control.evidence else kind)
    if isinstance(step, WorkStep) and step.template:
        yield Fact("template", t("Text to copy"), _template(sheet, sop, step.template))
    if isinstance(step, WorkStep | CallStep) and step.handoff:
        yield _handed_on(sheet, step.handoff)
    if step.consult:
        yield Fact("consult", t("Ask first"), sheet.refs("actor", step.consult))
    if step.inform:
        yield Fact("inform", t("Tell afterwards"), sheet.refs("actor", step.inform))


def _flows(sheet: Sheet, step: WorkStep) -> Iterator[Fact]:
    if step.inputs:
        yield Fact("inputs", sheet.t("Needs"), tuple(_flow(sheet, flow) for flow in step.inputs))
    if step.outputs:
        yield Fact("outputs", sheet.t("Produces"), tuple(_flow(sheet, flow) for flow in step.outputs))


def _flow(sheet: Sheet, flow: Flow) -> Ref:
    if flow.from_:
        return sheet.ref("data", flow.data, note=sheet.t("from {party}", party=party_name(sheet, flow.from_)))
    if flow.to:
        return sheet.ref("data", flow.data, note=sheet.t("to {party}", party=party_name(sheet, flow.to)))
    return sheet.ref("data", flow.data)


def party_name(sheet: Sheet, party: str) -> str:
    """The name of who gives or receives something: an actor or a process."""
    kind = "process" if party in sheet.edition.sops else "actor"
    return sheet.edition.name_of(kind, party)


def _template(sheet: Sheet, sop: Sop, template: str) -> tuple[Ref, ...]:
    found = next((each for each in sop.templates if each.id == template), None)
    return (Ref(found.title, sheet.link(Target("process", sop.id, template_spot(template)))),) if found else ()


def template_spot(template: str) -> str:
    """The anchor of a template on the page of its process."""
    return f"template_{template}"


def _handed_on(sheet: Sheet, handoff: Handoff) -> Fact:
    refs = (sheet.ref("data", handoff.artefact),) if handoff.artefact else ()
    parts = [handoff.accept or "", sheet.t("within {span}", span=handoff.within) if handoff.within else ""]
    text = ", ".join(part for part in parts if part)
    return Fact("handoff", sheet.t("Hand over through"), (sheet.ref("channel", handoff.channel), *refs), text)


def _deadlines(sheet: Sheet, sop: Sop, step: AnyStep) -> Iterator[Fact]:
    t = sheet.t
    if isinstance(step, WaitStep) and step.for_:
        yield Fact("deadline", t("Wait at most"), text=sheet.words.duration(step.for_))
    if step.within or step.by:
        span = t("within {span}", span=step.within) if step.within else ""
        limit = limit_text(step.by, sop.milestones, sheet.words) if step.by else ""
        text = ", ".join(part for part in (span, limit) if part)
        yield Fact("deadline", t("Time limit"), text=text)
    if step.late:
        yield Fact("late", t("If it is late"), (sheet.ref("escalation", step.late),))


def _ways(sheet: Sheet, sop: Sop, place: int) -> Iterator[Way]:
    """What follows, where it is not simply the next line."""
    graph = sheet.edition.graphs.get(sop.id)
    edges = graph.out(place) if graph else ()
    step = sop.steps[place]
    asked = isinstance(step, AskStep | WaitStep) and bool(step.answers)
    if not asked and [edge.target for edge in edges] in ([place + 1], [FINISH] if place + 1 == len(sop.steps) else []):
        return
    for edge in edges:
        share = sheet.words.percent(edge.share) if edge.share is not None else ""
        yield Way(edge.label, _goal(sheet, sop, edge), share)


def _goal(sheet: Sheet, sop: Sop, edge: Edge) -> Ref:
    if edge.target == FINISH:
        return Ref(sheet.t("end"))
    goal = sop.steps[edge.target]
    return Ref(
        sheet.t("step {number}", number=edge.target + 1),
        sheet.link(Target("process", sop.id, goal.id or "")),
        note=text_of(sheet.edition, goal),
    )
