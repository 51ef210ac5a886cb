"""A delivery whose integrity cannot be shown.

The bag does not agree with its own manifests, or the same content, recipient and version give other bytes a second
time.

## Why
« La structuration et la documentation des process délégués facilitent l’audit d’un repreneur » (tâches
administratives): an audit starts by checking that what arrived is what was sent.

## Wrong
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
faults: [data/07/FIN-001.pdf]             # ← DR103
```

## Right
```yaml delivery
recipient: {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-10-02, until: 2026-12-31}
day: 2026-11-09
ceiling: confidential
digest: 5f0c2a9b41d7
rebuilt: 5f0c2a9b41d7
```

## Cure
Build the bag again from a clean copy. If it differs once more, report it: the same content must give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.rules.delivery.delivery import Delivery
from passation.rules.rule import Rule
from passation.source import Place

RULE: Final = Rule("DR103", Severity.ERROR, always=True)


def check(delivery: Delivery) -> Iterator[Finding]:
    """Files that do not agree with the manifests, then a bag that cannot be made again."""
    for path in sorted(delivery.faults):
        said = say("This file does not agree with the manifest of the bag.")
        yield RULE.finding(Place(path), said, say("Build the bag again; change nothing in it by hand."))
    if delivery.rebuilt is not None and delivery.rebuilt != delivery.digest:
        said = say("Made a second time, the bag is not the same.")
        yield RULE.finding(
            Place("manifest-sha256.txt"), said, say("Build it again; if it differs once more, report it.")
        )
