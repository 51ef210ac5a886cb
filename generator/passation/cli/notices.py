"""Which findings stand on an edition's own pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from passation.cli.company import Company
from passation.edition import Edition
from passation.finding import Finding
from passation.site.preview import by_process
from passation.values import Level


def notices_for(company: Company, edition: Edition) -> Mapping[str, Sequence[Finding]] | None:
    """Findings by process, judged on the edition's own day, so that no clock changes a page.

    A finding may name what an audience must not know: only who sees everything reads them.
    """
    if edition.audience.sees is not Level.SECRET or edition.date is None:
        return None
    return by_process(company.findings(company.asked.today or company.pinned or edition.date))
