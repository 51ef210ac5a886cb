"""A document of the company's own that is not in the bag though its level and phase give it.

The file holds a name that this phase does not show yet, and is no text in which another could stand for it: it was
left out. Forms and pictures of a process are no such documents: a bag names them, and never holds them. One that is
to be given stands among the documents of `dataroom.yml`, where this rule watches over it.

## Why
« La structuration et la documentation des process délégués facilitent l’audit d’un repreneur » (tâches
administratives): a piece that was promised and is not there looks like one that is hidden.

## Wrong
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: nda, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: internal
left_out: [pieces/contrat.pdf]            # ← DR107
```

## Right
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: nda, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: internal
left_out: []
```

## Cure
Put a copy without the names in its place, or give it from a later phase on (`phase` in `dataroom.yml`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.rules.delivery.delivery import Delivery
from passation.rules.rule import Rule
from passation.source import Place

RULE: Final = Rule("DR107", Severity.ERROR, always=True)


def check(delivery: Delivery) -> Iterator[Finding]:
    """One finding for each document that was left out."""
    for path in sorted(delivery.left_out):
        yield RULE.finding(
            Place(path),
            say("This document holds a name that the phase does not show yet, and was left out."),
            say("Put a copy without the names in its place, or give it from a later phase on."),
        )
