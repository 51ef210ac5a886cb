"""The page of a process, in the order in which somebody who does the work needs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from passation.analysis.responsibility import side_of
from passation.finding import Finding
from passation.handbook import facts
from passation.handbook.banners import banners
from passation.handbook.control import control_sheet, history
from passation.handbook.desk import Desk, Sheet
from passation.handbook.fact import Fact
from passation.handbook.figures import figures
from passation.handbook.hidden import hidden_parts
from passation.handbook.measures import commitments, kpi_lines
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.handbook.report import paper
from passation.handbook.rungs import ladder
from passation.handbook.steps import blocks
from passation.handbook.texts import texts
from passation.maps import card_table, raci_table, swimlane
from passation.model.flow import FINISH
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.table import Target


def process_page(desk: Desk, sop: Sop, notices: Iterable[Finding] = ()) -> Page:
    """Every section that has something to say; `notices` are findings about this process, shown at the top."""
    path, _ = desk.addresses.of(Target("process", sop.id)) or ("", "")
    sheet = desk.sheet(path)
    return Page(
        path,
        sop.title,
        tuple(_sections(sheet, sop, tuple(notices))),
        kind=f"{desk.words.t('Process')} {sop.id}",
        terms=(sop.id, sop.id.replace("-", ""), *sop.aliases, *sop.tags),
    )


def _sections(sheet: Sheet, sop: Sop, notices: tuple[Finding, ...]) -> Iterator[Section]:
    yield _head(sheet, sop, notices)
    yield from _short_answers(sheet, sop)
    yield from _before(sheet, sop)
    yield from _map(sheet, sop)
    yield _steps(sheet, sop)
    yield from _otherwise(sheet, sop)
    yield from _done(sheet, sop)
    yield from _measured(sheet, sop)
    yield from _to_copy(sheet, sop)
    if sop.common_mistakes:
        yield sheet.section(
            "common_mistakes", sheet.t("Mistakes seen before"), "mistakes.html", lines=sop.common_mistakes
        )
    yield _folded(sheet, sop)


def _head(sheet: Sheet, sop: Sop, notices: tuple[Finding, ...]) -> Section:
    return sheet.lead(
        sop.title,
        "process_head.html",
        sop=sop,
        domain=sheet.domain(sheet.edition.domain_of.get(sop.id, "")),
        side=side_of(sheet.edition, sop),
        level=sheet.desk.level_of(sop),
        banners=banners(sheet, sop, notices),
        hidden=hidden_parts(sheet, sop.id),
        result=sheet.rich(sop.result),
        purpose=sheet.rich(sop.purpose),
    )


def _short_answers(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    yield sheet.section("who_does_what", sheet.t("Who does what"), "facts.html", facts=facts.who(sheet, sop))
    when = facts.timing(sheet, sop)
    if when:
        yield sheet.section("when_and_how_long", sheet.t("When, and how long it takes"), "facts.html", facts=when)


def _before(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    given = {
        "checks": sop.entry_check,
        "inputs": facts.inputs(sheet, sop),
        "accesses": facts.accesses(sheet, sop),
        "includes": sop.scope.includes if sop.scope else (),
        "excludes": sop.scope.excludes if sop.scope else (),
    }
    if any(given.values()):
        yield sheet.section("before_you_start", sheet.t("Before you start"), "before.html", **given)


def _map(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    drawings = swimlane(sheet.edition, sheet.words, sop.id, sheet.link)
    if drawings and len(sop.steps) > 1:
        html = figures(sheet, drawings, folded=True, alone=False)
        yield Section.of("map_of_the_process", sheet.t("The process on one map"), 2, html, searched=False)


def _steps(sheet: Sheet, sop: Sop) -> Section:
    shown = blocks(sheet, sop)
    people = {actor.text for block in shown for step in block.steps for actor in step.actors}
    return sheet.section(
        "the_steps",
        sheet.t("Steps"),
        "steps.html",
        blocks=shown,
        several=len(people) > 1,
        paper=paper(sheet, sop),
    )


def _otherwise(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    cases = [
        (
            case,
            sheet.ref("escalation", case.escalate) if case.escalate else None,
            _step_ref(sheet, sop, case.at) if case.at else None,
        )
        for case in sop.exceptions
    ]
    rungs = ladder(sheet, sop)
    if cases or rungs:
        title = sheet.t("If it does not go as planned")
        yield sheet.section("if_not_as_planned", title, "otherwise.html", cases=cases, ladder=rungs)


def _step_ref(sheet: Sheet, sop: Sop, step_id: str) -> Ref | None:
    for number, step in enumerate(sop.steps, 1):
        if step.id == step_id:
            return Ref(sheet.t("step {number}", number=number), sheet.link(Target("process", sop.id, step_id)))
    return None


def _done(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    graph = sheet.edition.graphs.get(sop.id)
    last = {edge.source for edge in graph.edges if edge.target == FINISH} if graph else set()
    lines = tuple(step.expect for place, step in enumerate(sop.steps) if place in last and step.expect)
    proofs = tuple(
        step.control.evidence
        for step in sop.steps
        if isinstance(step, WorkStep) and step.control and step.control.evidence
    )
    kept = tuple(_kept(sheet, sop))
    given = {"lines": lines, "proofs": proofs, "outputs": facts.outputs(sheet, sop), "kept": kept}
    if any(given.values()):
        yield sheet.section("when_it_is_done", sheet.t("It is done when"), "done.html", **given)


def _kept(sheet: Sheet, sop: Sop) -> Iterator[Fact]:
    for record in sop.records:
        keep = sheet.t("for {span}", span=record.keep) if record.keep else ""
        yield Fact("kept", sheet.edition.name_of("data", record.data), sheet.where(record.where), keep)


def _measured(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    lines, promised = kpi_lines(sheet, sop.kpis), commitments(sheet, sop)
    if lines or promised:
        title = sheet.t("Indicators and commitments")
        yield sheet.section("how_it_is_measured", title, "measured.html", kpis=lines, commitments=promised)


def _to_copy(sheet: Sheet, sop: Sop) -> Iterator[Section]:
    found = texts(sheet, sop)
    if found:
        yield sheet.section("texts_to_copy", sheet.t("Texts to copy"), "texts.html", texts=found)


def _folded(sheet: Sheet, sop: Sop) -> Section:
    """Document control, RACI, the card and history: there for whoever looks for them, out of the way of the others."""
    html = sheet.fill(
        "folded.html",
        control=control_sheet(sheet, sop),
        raci=raci_table(sheet.edition, sheet.words, sop.id),
        card=card_table(sheet.edition, sheet.words, sop.id),
        history=history(sheet, sop),
        references=tuple(sheet.rich(each) for each in sop.references),
        link=sheet.link,
    )
    return Section.of("about_this_page", sheet.t("About this document"), 2, html, searched=False)
