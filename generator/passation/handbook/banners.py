"""What a reader must know before trusting a page: that it is a draft, obsolete, overdue, or still has faults."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from passation.analysis.review import next_review
from passation.finding import Finding, Severity
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Banner:
    """A sentence at the top of a page. `kind` is a class of the theme; the sentence says the same."""

    kind: str
    text: str
    more: str = ""
    ref: Ref | None = None
    due: dt.date | None = None
    """From the day after, the sentence is true: pages look at the reader's clock to show it."""


def banners(sheet: Sheet, sop: Sop, notices: tuple[Finding, ...] = ()) -> tuple[Banner, ...]:
    """The banners of a process, the weightiest first."""
    return (*_status(sheet, sop), *_review(sheet, sop), *(_notice(sheet, finding) for finding in notices))


def _status(sheet: Sheet, sop: Sop) -> Iterator[Banner]:
    t, successor = sheet.t, sop.document.successor
    match sop.document.status:
        case "draft":
            yield Banner("draft", t("Draft: this process is being written. Ask its pilot before relying on it."))
        case "review":
            yield Banner("review", t("Under review: this version has not been approved yet."))
        case "obsolete" if successor:
            yield Banner("obsolete", t("No longer in force. It is replaced by:"), ref=sheet.process(successor))
        case "obsolete":
            yield Banner("obsolete", t("No longer in force: keep it for memory, do not follow it."))


def _review(sheet: Sheet, sop: Sop) -> Iterator[Banner]:
    due = next_review(sheet.edition, sop)
    if due is None or sop.document.status == "obsolete":
        return
    text = sheet.t("This page was due to be read again on {date}: what it says may have changed.", date=due)
    yield Banner("overdue" if _is_past(sheet, due) else "due", text, due=due)


def _is_past(sheet: Sheet, due: dt.date) -> bool:
    """By the edition's own date: an output never asks the clock."""
    return sheet.edition.date is not None and due < sheet.edition.date


def _notice(sheet: Sheet, finding: Finding) -> Banner:
    words = sheet.words
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}[finding.severity]
    cure = words.say(finding.cure) if finding.cure else ""
    return Banner(kind, f"{finding.code} {words.say(finding.message)}", cure)
