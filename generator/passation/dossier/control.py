"""What stands after the steps: measures, mistakes, texts to copy, and the document about itself."""

from __future__ import annotations

from collections.abc import Iterator

from passation.analysis.responsibility import raci
from passation.analysis.review import document_version, next_review
from passation.dossier.blocks import Block, Run, bullets, facts, letter, para, section, small, subsection
from passation.dossier.desk import Desk
from passation.dossier.rooms import ROOMS
from passation.dossier.sets import whole
from passation.dossier.tables import fitting
from passation.model.sop import Sop, Template
from passation.registers.measures import last, target
from passation.registers.phrases import STATUS, per


def measured(desk: Desk, sop: Sop) -> Iterator[Block]:
    """Indicators, and what providers promised about this process."""
    t = desk.words.t
    kpis = [desk.edition.kpis[each] for each in dict.fromkeys(sop.kpis) if each in desk.edition.kpis]
    promised: list[list[Run]] = [
        [
            desk.name("organisation", contract.provider),
            " ".join(part for part in (desk.name("kpi", sla.kpi), sla.target or "", per(sla.per, desk.words)) if part),
            desk.value(sla.within),
            sla.remedy or "",
        ]
        for contract in desk.edition.contracts.values()
        for sla in contract.slas
        if sla.process == sop.id
    ]
    if kpis or promised:
        yield section(t("Indicators and commitments"))
    if kpis:
        rows: list[list[Run]] = [[kpi.name, kpi.formula or "", target(desk, kpi), last(desk, kpi)] for kpi in kpis]
        yield fitting([t("Indicator"), t("How it is worked out"), t("Target"), t("Last value")], rows)
    if promised:
        yield fitting([t("Provider"), t("Commitment"), t("Within"), t("If it is missed")], promised)


def mistakes(desk: Desk, sop: Sop) -> Iterator[Block]:
    """Mistakes seen before."""
    if sop.common_mistakes:
        yield section(desk.words.t("Mistakes seen before"))
        yield bullets(sop.common_mistakes)


def texts(desk: Desk, sop: Sop) -> Iterator[Block]:
    """The templates of the process; a form that is no text is only named."""
    if sop.templates:
        yield section(desk.words.t("Texts to copy"))
    for template in sop.templates:
        text = template.text or (desk.edition.template_text(sop.id, template.file) if template.file else None)
        yield _letter(desk, template, text or "")


def _letter(desk: Desk, template: Template, text: str) -> Block:
    t, colon = desk.words.t, desk.words.colon
    variables = ", ".join(f"{{{name}}} = {meaning}" for name, meaning in template.variables.items())
    above = [
        f"{t('To')}{colon}{template.to}" if template.to else "",
        f"{t('Subject')}{colon}{template.subject}" if template.subject else "",
        f"{t('Fill in')}{colon}{variables}" if variables else "",
        "" if text or not template.file else f"{t('File')}{colon}{template.file}",
    ]
    paragraphs = [part.splitlines() for part in text.strip().split("\n\n") if part.strip()]
    return letter(template.title, above, [para(_lines(lines)) for lines in paragraphs])


def _lines(lines: list[str]) -> Run:
    """Lines of a letter stay lines."""
    run: list[object] = []
    for line in lines:
        run += [["br", ""], line] if run else [line]
    return run


def about(desk: Desk, sop: Sop) -> Iterator[Block]:
    """Document control; in a sheet also the RACI and the history, which a book has for all processes in its annexes."""
    t, words, document = desk.words.t, desk.words, sop.document
    review = next_review(desk.edition, sop)
    privacy = (sop.privacy.purpose, sop.privacy.basis) if sop.privacy else ()
    known = facts(
        [
            (t("Number"), sop.id),
            (t("Status"), words.say(STATUS[document.status])),
            (t("Version"), document_version(sop) or ""),
            (t("Approved by"), desk.name("actor", document.approver)),
            (t("To be read again by"), desk.day(review)),
            (t("Confidentiality"), desk.level(sop)),
            (t("Personal data"), ", ".join(part for part in privacy if part)),
        ]
    )
    listed = [subsection(t("References")), bullets(desk.line(each) for each in sop.references)]
    said = [section(t("About this document")), known, *(listed if sop.references else [])]
    yield from whole(said, ROOMS["tall"])
    yield from _raci(desk, sop)
    yield from _history(desk, sop)


def _raci(desk: Desk, sop: Sop) -> Iterator[Block]:
    t, rows = desk.words.t, raci(desk.edition, sop)
    actors = tuple(dict.fromkeys(actor for row in rows for actor in row.letters))
    if len(actors) < 2 or not desk.alone:
        return
    head: list[Run] = [t("Step"), *(desk.name("actor", actor) for actor in actors)]
    lines: list[list[Run]] = [[row.text, *(row.letters.get(actor, "") for actor in actors)] for row in rows]
    table = fitting(head, lines, centred=True, size=8)
    legend = small(t("R does it · A answers for it · C is asked first · I is told afterwards"))
    yield from whole([subsection(t("Who answers for what (RACI)")), table, legend], ROOMS["tall"])


def _history(desk: Desk, sop: Sop) -> Iterator[Block]:
    t = desk.words.t
    newest = sorted(sop.document.history, key=lambda each: each.date, reverse=True)
    if newest and desk.alone:
        rows: list[list[Run]] = [
            [each.version, desk.day(each.date), desk.name("actor", each.by), each.change or ""] for each in newest
        ]
        table = fitting([t("Version"), t("Date"), t("Author"), t("Change")], rows)
        yield from whole([subsection(t("History")), table], ROOMS["tall"])
