"""Version, date and next review of a document, all from its history."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from passation.analysis.review import document_date, document_version, in_force, later, next_review
from passation.model.company import Company
from passation.model.content import Content
from passation.model.sop import Sop
from passation.values import Duration


def span(amount: str, unit: str) -> Duration:
    return Duration(Decimal(amount), unit)


def process(**document: object) -> Sop:
    return Sop.model_validate(
        {"id": "FIN-001", "title": "A", "owner": "raf", "result": "B", "steps": [{"do": "C"}], "document": document}
    )


def content(sop: Sop, review_every: str | None = None) -> Content:
    keys = {"review_every": review_every} if review_every else {}
    return Content(company=Company.model_validate({"name": "Duval", **keys}), sops={sop.id: sop})


HISTORY = [
    {"version": "1.9", "date": "2026-01-31", "by": "raf"},
    {"version": "1.10", "date": "2026-01-31", "by": "raf"},
    {"version": "2.0", "date": "2025-12-01", "by": "raf"},
]


def test_the_newest_revision_is_the_last_by_date_then_by_number() -> None:
    assert ("1.10", dt.date(2026, 1, 31)) == (
        document_version(process(history=HISTORY)),
        document_date(process(history=HISTORY)),
    )
    assert (None, None) == (document_version(process()), document_date(process()))


@pytest.mark.parametrize(
    ("document", "company", "default", "expected"),
    [
        ({"history": HISTORY, "review_every": "1 month"}, "1 year", None, dt.date(2026, 2, 28)),
        ({"history": HISTORY}, "1 year", None, dt.date(2027, 1, 31)),
        ({"history": HISTORY}, None, span("2", "week"), dt.date(2026, 2, 14)),
        ({"history": HISTORY}, None, None, None),
        ({"review_every": "1 month"}, "1 year", None, None),
    ],
)
def test_the_period_is_the_documents_else_the_companys_else_the_default(
    document: dict[str, object], company: str | None, default: Duration | None, expected: dt.date | None
) -> None:
    sop = process(**document)

    assert expected == next_review(content(sop, company), sop, default)


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        (dt.date(2026, 1, 31), span("1", "month"), dt.date(2026, 2, 28)),
        (dt.date(2024, 2, 29), span("1", "year"), dt.date(2025, 2, 28)),
        (dt.date(2026, 1, 1), span("1.5", "year"), dt.date(2027, 7, 1)),
        (dt.date(2026, 1, 1), span("36", "hour"), dt.date(2026, 1, 2)),
        (dt.date(2026, 1, 1), span("999999999999", "day"), dt.date.max),
        (dt.date(2026, 1, 15), span("999999999999", "month"), dt.date(9999, 12, 15)),
    ],
)
def test_a_day_plus_a_span_is_a_day_of_the_calendar(day: dt.date, period: Duration, expected: dt.date) -> None:
    assert expected == later(day, period)


@pytest.mark.parametrize(("status", "expected"), [("draft", 1), ("review", 1), ("approved", 1), ("obsolete", 0)])
def test_every_process_but_an_obsolete_one_is_in_force(status: str, expected: int) -> None:
    assert expected == len(list(in_force(content(process(status=status)))))
