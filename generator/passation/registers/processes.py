"""Registers of the processes: the index of the manual, the versions of its documents, the rules set aside."""

from __future__ import annotations

from passation.analysis.responsibility import side_of
from passation.analysis.review import document_date, document_version, next_review
from passation.model.sop import Sop
from passation.registers.desk import Desk
from passation.registers.phrases import CRITICALITY, STATUS, side
from passation.registers.sheet import Line, sheet
from passation.table import Cell, Table, Target


def index(desk: Desk) -> Table:
    """Every process: who pilots it, on which side it is done, how far its document is."""
    t = desk.words.t
    return sheet(
        t("Index of processes"),
        (
            t("Number"),
            t("Process"),
            t("Domain"),
            t("Pilot"),
            t("Side"),
            t("Criticality"),
            t("Confidentiality"),
            t("Version"),
            t("Status"),
            t("Date"),
            t("To be read again by"),
        ),
        [_line(desk, sop) for sop in desk.edition.sops.values()],
    )


def _line(desk: Desk, sop: Sop) -> Line:
    words = desk.words
    return (
        Cell(sop.id, Target("process", sop.id)),
        sop.title,
        desk.domain_title(desk.edition.domain_of[sop.id]),
        desk.name("actor", sop.owner),
        side(side_of(desk.edition, sop), words),
        words.say(CRITICALITY[sop.criticality]),
        desk.level(sop),
        document_version(sop) or "",
        words.say(STATUS[sop.document.status]),
        desk.day(document_date(sop)),
        desk.day(next_review(desk.edition, sop)),
    )


def revisions(desk: Desk) -> Table:
    """Every version of every document, newest first."""
    t = desk.words.t
    found = [(each, sop) for sop in desk.edition.sops.values() for each in sop.document.history]
    newest = sorted(found, key=lambda pair: (-pair[0].date.toordinal(), pair[1].id))
    return sheet(
        t("Register of revisions"),
        (t("Date"), t("Number"), t("Process"), t("Version"), t("Author"), t("Change")),
        [
            (
                desk.day(each.date),
                Cell(sop.id, Target("process", sop.id)),
                sop.title,
                each.version,
                desk.name("actor", each.by),
                each.change or "",
            )
            for each, sop in newest
        ],
    )


def waivers(desk: Desk) -> Table:
    """Every rule set aside, with its reason and its end."""
    t = desk.words.t
    return sheet(
        t("Register of waivers"),
        (t("What"), t("Rule"), t("Reason"), t("Until")),
        [
            (desk.cell(kind, item_id), waiver.rule, waiver.reason, desk.day(waiver.until))
            for kind, item_id, item in desk.edition.items()
            for waiver in getattr(item, "waivers", ())
        ],
    )
