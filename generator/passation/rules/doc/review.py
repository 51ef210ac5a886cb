"""A process whose review is overdue.

The day of the next review has passed: the date of the newest revision plus `review_every`, the document's or the
company's.

## Why
« Comment réajuster en continu ? Mises à jour, feedbacks, rétroactions régulières ? » (32 questions). What nobody
reads again is followed until it is wrong. ISO 9001 (7.5.3). The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
document:
  review_every: 6 months                  # ← DOC101
  history:
    - {version: "1.0", date: 2025-09-01, by: raf, change: Création}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
document:
  review_every: 6 months
  history:
    - {version: "1.1", date: 2026-09-01, by: raf, change: Relu sans changement}
    - {version: "1.0", date: 2025-09-01, by: raf, change: Création}
```

## Cure
Read the process again with those who do it, and add a line to `history`, even when nothing changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force, next_review
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("DOC101", Severity.WARNING, rises=True)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Processes in force whose next review is past."""
    for sop in in_force(manual):
        due = next_review(manual, sop)
        if due is None or due >= today:
            continue
        key = "review_every" if sop.document.review_every is not None else "history"
        yield RULE.finding(
            manual.origin("process", sop.id).at("document", key),
            say("The review of {process} was due on {day}.", process=sop.id, day=due),
            say("Read it again with those who do it, and add a line to `history`, even when nothing changes."),
            subject=("process", sop.id),
        )
