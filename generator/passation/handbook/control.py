"""What stands folded at the foot of a process page: document control, history."""

from __future__ import annotations

from passation.analysis.review import document_date, document_version, next_review
from passation.finding import say
from passation.handbook.desk import Sheet
from passation.handbook.fact import Fact, said
from passation.handbook.ref import Ref
from passation.model.sop import Sop

STATUS = {
    "draft": say("Draft"),
    "review": say("Under review"),
    "approved": say("Approved"),
    "obsolete": say("Obsolete"),
}
CRITICALITY = {"low": say("Low"), "medium": say("Medium"), "high": say("High")}


def control_sheet(sheet: Sheet, sop: Sop) -> tuple[Fact, ...]:
    """The document control table (ISO 9001, 7.5) as facts; what nobody wrote is left out."""
    t, words, document = sheet.t, sheet.words, sop.document
    version, date = document_version(sop), document_date(sop)
    review = next_review(sheet.edition, sop)
    approver = sheet.some("actor", document.approver)
    return said(
        Fact("number", t("Number"), text=sop.id),
        Fact("status", t("Status"), text=words.say(STATUS[document.status])),
        Fact("version", t("Version"), text=version or ""),
        Fact("date", t("In force since"), text=words.date(date) if date else ""),
        Fact("approver", t("Approved by"), approver),
        Fact("review", t("To be read again by"), text=words.date(review) if review else ""),
        Fact("level", t("Confidentiality"), text=sheet.desk.level_of(sop).word),
        Fact("criticality", t("Criticality"), text=words.say(CRITICALITY[sop.criticality])),
        Fact("objective", t("Serves"), text=_objective(sheet, sop)),
        Fact("privacy", t("Personal data"), text=_privacy(sop)),
        Fact("aliases", t("Old numbers"), text=words.list(sop.aliases) if sop.aliases else ""),
        Fact("tags", t("Keywords"), text=words.list(sop.tags) if sop.tags else ""),
    )


def _objective(sheet: Sheet, sop: Sop) -> str:
    return sheet.edition.name_of("objective", sop.objective) if sop.objective else ""


def _privacy(sop: Sop) -> str:
    if sop.privacy is None:
        return ""
    return ", ".join(part for part in (sop.privacy.purpose, sop.privacy.basis) if part)


def history(sheet: Sheet, sop: Sop) -> tuple[tuple[str, str, Ref, str], ...]:
    """Version, date, author and change of each revision, newest first."""
    revisions = sorted(sop.document.history, key=lambda each: each.date, reverse=True)
    return tuple(
        (each.version, sheet.words.date(each.date), sheet.ref("actor", each.by), each.change or "")
        for each in revisions
    )
