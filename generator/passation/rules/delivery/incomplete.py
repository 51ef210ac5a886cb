"""A data room with a gap.

The index announces a section that holds the company’s own documents, and none is there; or an acquirer in the
confirmatory phase is to receive processes, and one of them is not approved. A process that is the target of another one
(`variant_of`) is a plan, and no gap. The verdict depends on the day.

## Why
« … la structuration et la documentation des process délégués facilitent l’audit d’un repreneur » (tâches
administratives). An acquirer counts what is missing before he reads what is there; only approved documents prove
anything.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document:
  status: review                          # ← DR102
steps:
  - {do: Relancer chaque facture échue}
```
```yaml cartography/dataroom/dataroom.yml
project: Projet Copeaux
recipients:
  - {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-11-02, until: 2027-01-31}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document:
  status: approved
  approver: dirigeante
  history:
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
steps:
  - {do: Relancer chaque facture échue}
```
```yaml cartography/dataroom/dataroom.yml
project: Projet Copeaux
recipients:
  - {id: acq-a, name: Acquéreur A, phase: confirmatory, nda: 2026-11-02, until: 2027-01-31}
```

## Cure
Have the process approved, or add the documents of the section (`external_documents`). Where it comes later, a waiver
says until when.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.levels import process_level
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.company import PHASES
from passation.model.dataroom import Recipient
from passation.model.manual import Manual
from passation.rules.rule import Rule
from passation.values import Level

RULE: Final = Rule("DR102", Severity.WARNING, rises=True)
_BY_HAND: Final = frozenset({"01", "02", "03", "05", "10", "11", "12", "13"})
"""Sections in which the tool puts nothing of its own: the company's documents alone fill them."""
_FILE: Final = "dataroom/dataroom.yml"


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Empty sections, then processes that are not approved once an acquirer reads them."""
    filled = {document.index[:2] for document in manual.dataroom.external_documents}
    for section, title in manual.dataroom.index.items():
        if section in _BY_HAND - filled:
            yield RULE.finding(
                manual.origin("file", _FILE).at("index", section),
                say("The index announces section {section}, “{title}”, and it is empty.", section=section, title=title),
                say("Add its documents to `external_documents`, or delete the line."),
            )
    readers = [each.name for each in manual.dataroom.recipients if _reads(each, today)]
    if readers:
        for sop in in_force(manual):
            if sop.document.status == "approved" or sop.variant_of is not None:
                continue
            if process_level(manual, sop) < Level.SECRET:
                yield RULE.finding(
                    manual.origin("process", sop.id).at("document", "status"),
                    say(
                        "{process} is not approved, and {readers} may read it.", process=sop.id, readers=tuple(readers)
                    ),
                    say("Have it approved; or say in a waiver until when it comes."),
                    subject=("process", sop.id),
                )


def _reads(recipient: Recipient, today: dt.date) -> bool:
    """Whether a recipient is, on this day, in a phase in which processes are given whole."""
    late = PHASES.index(recipient.phase) >= PHASES.index("confirmatory")
    return late and (recipient.until is None or today <= recipient.until)
