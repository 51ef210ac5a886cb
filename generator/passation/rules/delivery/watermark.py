"""A confidential PDF without the recipient's watermark.

A page of a PDF that holds confidential information does not say for whom it was made.

## Why
Where a copy turns up, its watermark says whose it was. It is what keeps « la sécurisation des transmissions » (32
questions, moments de vie de l’entreprise) true once the file has been forwarded.

## Wrong
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
files:
  07/FIN-001.pdf: {level: confidential, unmarked: [2]} # ← DR104
```

## Right
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
files:
  07/FIN-001.pdf: {level: confidential}
```

## Cure
Export with `passation export dataroom`, which marks every page; do not replace a PDF of the bag by hand. A PDF of the
company's own that needs a password cannot be marked: save it without one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.rules.delivery.delivery import Delivery
from passation.rules.rule import Rule
from passation.source import Place
from passation.values import Level

RULE: Final = Rule("DR104", Severity.ERROR, always=True)


def check(delivery: Delivery) -> Iterator[Finding]:
    """One finding a file, with its first unmarked page."""
    for path, file in sorted(delivery.files.items()):
        if file.unmarked and file.level >= Level.CONFIDENTIAL:
            said = say(
                "Page {page} does not carry the watermark of “{recipient}”.",
                page=min(file.unmarked),
                recipient=delivery.recipient.name,
            )
            yield RULE.finding(Place(path), said, say("Export it again; every page is then marked."))
