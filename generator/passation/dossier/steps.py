"""The steps of a process as one table: number, action with what goes with it, who, how long."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from passation.dossier.blocks import Block, Run, bold, joined
from passation.dossier.desk import Desk, anchor
from passation.model.flow import FINISH, Edge
from passation.model.sop import Sop
from passation.model.step import AnyStep, AskStep, CallStep, Flow, Handoff, WaitStep, WorkStep
from passation.registers.phrases import CONTROLS, limit


def steps(desk: Desk, sop: Sop) -> Block:
    """All steps of a process, neighbours with the same `per` together under the word they are repeated for."""
    t = desk.words.t
    numbered = list(enumerate(sop.steps))
    groups = [
        {
            "loop": t("For each: {item}", item=per) if per else "",
            "steps": [_step(desk, sop, place, step) for place, step in group],
        }
        for per, group in groupby(numbered, key=lambda pair: pair[1].per or "")
    ]
    return {"kind": "steps", "head": ["", t("Step"), t("Who"), t("Time")], "groups": groups}


def _step(desk: Desk, sop: Sop, place: int, step: AnyStep) -> dict[str, object]:
    minutes = step.minutes if isinstance(step, WorkStep) else None
    return {
        "number": str(place + 1),
        "anchor": anchor(sop.id, step.id or ""),
        "decision": isinstance(step, AskStep),
        "text": _text(desk, step),
        "lines": list(_lines(desk, sop, step)),
        "answers": list(_ways(desk, sop, place)),
        "who": "" if step.kind == "gate" else _who(desk, sop, step),
        "time": desk.words.minutes(minutes) if minutes is not None else "",
    }


def _text(desk: Desk, step: AnyStep) -> Run:
    if isinstance(step, CallStep):
        return joined([desk.words.t("Follow the process"), desk.process(step.call)], " ")
    if isinstance(step, WaitStep):
        return desk.words.t("Wait: {event}", event=step.wait)
    return step.text


def _who(desk: Desk, sop: Sop, step: AnyStep) -> Run:
    doing = sop.performers(step)
    either = desk.words.t(" or ").join(desk.name("actor", each) for each in doing)
    together = [desk.words.t("with {actors}", actors=desk.said("actor", step.with_))] if step.with_ else []
    outside = [desk.side_chip(side) for side in [desk.side_of(doing[0])] if side != "internal"]
    return joined([either, *together, *([outside] if outside else [])], " ")


def _lines(desk: Desk, sop: Sop, step: AnyStep) -> Iterator[Run]:
    t = desk.words.t
    if isinstance(step, WorkStep):
        yield from _work(desk, sop, step)
    if isinstance(step, WaitStep) and step.for_:
        yield _line(desk, t("Wait at most"), desk.words.duration(step.for_))
    if step.expect:
        yield _line(desk, t("Done when"), step.expect)
    if time := _time_limit(desk, sop, step):
        yield _line(desk, t("Time limit"), time)
    if isinstance(step, WorkStep | CallStep) and step.handoff:
        yield _line(desk, t("Hand over through"), _handoff(desk, step.handoff))
    if step.consult:
        yield _line(desk, t("Ask first"), desk.said("actor", step.consult))
    if step.inform:
        yield _line(desk, t("Tell afterwards"), desk.said("actor", step.inform))
    if step.warning:
        yield _line(desk, t("Attention"), step.warning)


def _work(desk: Desk, sop: Sop, step: WorkStep) -> Iterator[Run]:
    t = desk.words.t
    if step.tool:
        yield _line(desk, t("Tool"), desk.name("tool", step.tool))
    if step.inputs:
        yield _line(desk, t("Needs"), joined(_flow(desk, flow) for flow in step.inputs))
    if step.outputs:
        yield _line(desk, t("Produces"), joined(_flow(desk, flow) for flow in step.outputs))
    if step.checklist:
        yield _line(desk, t("Check one by one"), " · ".join(step.checklist))
    if step.control:
        kind = desk.words.say(CONTROLS[step.control.kind])
        proof = t("{kind}, proved by: {evidence}", kind=kind, evidence=step.control.evidence)
        yield _line(desk, t("Check"), proof if step.control.evidence else kind)
    if step.money or step.irreversible:
        reason = t("commits money") if step.money else t("cannot be undone")
        yield _line(desk, t("Decision of the company"), reason)
    template = next((each for each in sop.templates if each.id == step.template), None)
    if template:
        yield _line(desk, t("Text to copy"), template.title)


def _line(desk: Desk, name: str, run: Run) -> Run:
    return joined([[bold(f"{name}{desk.words.colon}")], run], "")


def _flow(desk: Desk, flow: Flow) -> Run:
    name = desk.name("data", flow.data)
    if flow.from_:
        return joined([name, desk.words.t("from"), desk.parties([flow.from_])], " ")
    return joined([name, desk.words.t("to"), desk.parties([flow.to])], " ") if flow.to else name


def _time_limit(desk: Desk, sop: Sop, step: AnyStep) -> str:
    t = desk.words.t
    span = t("within {span}", span=step.within) if step.within else ""
    by = t("by {limit}", limit=limit(step.by, sop.milestones, desk.words)) if step.by else ""
    late = t("if it is late: {escalation}", escalation=desk.name("escalation", step.late)) if step.late else ""
    return ", ".join(part for part in (span, by, late) if part)


def _handoff(desk: Desk, handoff: Handoff) -> str:
    parts = [desk.name("channel", handoff.channel)]
    parts += [desk.name("data", handoff.artefact)] if handoff.artefact else []
    parts += [handoff.accept] if handoff.accept else []
    parts += [desk.words.t("within {span}", span=handoff.within)] if handoff.within else []
    return ", ".join(parts)


def _ways(desk: Desk, sop: Sop, place: int) -> Iterator[tuple[Run, str, Run]]:
    """What follows, where it is not simply the next line: on which answer, and where it leads."""
    edges = desk.edition.graphs[sop.id].out(place)
    step = sop.steps[place]
    last = place + 1 == len(sop.steps)
    if not (isinstance(step, AskStep | WaitStep) and step.answers) and [edge.target for edge in edges] in (
        [place + 1],
        [FINISH] if last else [],
    ):
        return
    for edge in edges:
        share = f" ({desk.words.percent(edge.share)})" if edge.share is not None else ""
        yield (edge.label or desk.words.t("Then")) + share, "→", _goal(desk, edge)


def _goal(desk: Desk, edge: Edge) -> str:
    if edge.target == FINISH:
        return desk.words.t("end")
    return desk.words.t("step {number}", number=edge.target + 1)  # a link for each would double the time of the press
