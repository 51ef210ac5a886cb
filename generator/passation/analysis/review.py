"""Document control, derived from the history: version, date, next review; and which processes are in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateutil.relativedelta import relativedelta

from passation.model.content import Content
from passation.model.sop import Sop
from passation.values import Duration


def in_force(content: Content) -> Iterator[Sop]:
    """Every process that is not obsolete, drafts included, in order of id."""
    return (sop for sop in content.sops.values() if sop.document.status != "obsolete")


def document_version(sop: Sop) -> str | None:
    """The version of the newest revision; None when the history is empty."""
    latest = sop.document.latest
    return latest.version if latest is not None else None


def document_date(sop: Sop) -> dt.date | None:
    """The day from which the document holds: the date of its newest revision; None when the history is empty."""
    latest = sop.document.latest
    return latest.date if latest is not None else None


def next_review(content: Content, sop: Sop, default: Duration | None = None) -> dt.date | None:
    """The day by which the process is to be read again: its date plus its review period.

    The period is the document's, else the company's, else `default`. None without a revision or without a period.
    """
    period = sop.document.review_every or content.company.review_every or default
    start = document_date(sop)
    return later(start, period) if start is not None and period is not None else None


def later(day: dt.date, span: Duration) -> dt.date:
    """`day` plus a span of the calendar: 31 January plus one month is 28 or 29 February.

    Fractions of a day are dropped. Business spans count as calendar ones: a review is not due at an hour. A day past
    the calendar's end becomes its last day.
    """
    if span.unit not in {"month", "year"}:
        days = min(int(span.days), (dt.date.max - day).days)
        return day + dt.timedelta(days=days)
    months = int(span.amount * (12 if span.unit == "year" else 1))
    last = (dt.date.max.year - day.year) * 12 + 12 - day.month
    return day + relativedelta(months=min(months, last))
