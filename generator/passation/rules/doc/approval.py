"""An approval that proves nothing.

The document says `approved`, and it names no approver, has no dated version, or was approved by the author of its
newest version.

## Why
ISO 9001 (7.5.2 c) asks for review and approval before use: by whom, and since when. « Qui pilote, qui valide, qui
archive ? » (glossaire stratégique, organisation du back-office).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
document:
  status: approved                        # ← DOC102
  history:
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
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
  status: approved
  approver: dirigeante
  history:
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
```

## Cure
Name the approver, date the version, and let somebody other than its author approve it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Document
from passation.rules.rule import Rule

RULE: Final = Rule("DOC102", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each thing that an approved document lacks."""
    for sop in manual.sops.values():
        if sop.document.status == "approved":
            for key, said, cure, fix in _lacks(sop.document, sop.id):
                where = manual.origin("process", sop.id).at("document", key)
                yield RULE.finding(where, said, cure, fix=fix, subject=("process", sop.id))


def _lacks(document: Document, process: str) -> Iterator[tuple[str, Message, Message, str | None]]:
    if document.approver is None:
        said = say("{process} is approved, and nobody is named as approver.", process=process)
        yield "status", said, say("Add `approver`, or go back to `review`."), "approver: …"
    latest = document.latest
    if latest is None:
        said = say(
            "{process} is approved, and its history is empty: nobody knows which version, since when.", process=process
        )
        fix = 'history:\n  - {version: "1.0", date: …, by: …, change: …}'
        yield "status", said, say("Add the first version to `history`."), fix
    elif latest.by == document.approver:
        said = say(
            "Version {version} of {process} was approved by its author.", version=latest.version, process=process
        )
        yield "approver", said, say("Let somebody else approve it."), None
