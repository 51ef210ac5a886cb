"""An approved process that changes under the same version.

Against what was accepted, an approved process says something else, a template of it included, and the version of its
newest revision is the same. What binds nobody may change freely: tags, ideas, old numbers, the history itself.

## Why
ISO 9001 (7.5.3.2 c) asks for the control of changes. Whoever approved version 1.2, or was trained on it, must be able
to tell that it is not what lies here now. « Comment réajuster en continu ? Mises à jour, feedbacks, rétroactions
régulières ? » (32 questions).

## Wrong
```yaml before/sops/finance/FIN-001-relances.yml
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
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture de plus de 500 €}
document:
  status: approved
  approver: dirigeante
  history:                                # ← DOC104
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
```

## Right
```yaml before/sops/finance/FIN-001-relances.yml
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
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture de plus de 500 €}
document:
  status: approved
  approver: dirigeante
  history:
    - {version: "1.1", date: 2026-11-09, by: raf, change: Seuil de 500 €}
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
```

## Cure
Add a line to `history` with a new version: the first number where who does what changes, the second where words do. Or
go back to `review` until somebody approves it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.normative import changed
from passation.analysis.review import document_version
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("DOC104", Severity.ERROR)


def check(base: Manual, head: Manual) -> Iterator[Finding]:
    """Processes that were approved, still are, differ, and have the same version."""
    for process, sop in head.sops.items():
        old = base.sops.get(process)
        if old is None or old.document.status != "approved" or sop.document.status != "approved":
            continue
        version = document_version(sop)
        if version is None or version != document_version(old):
            continue
        keys = changed(base, head, process)
        if keys:
            yield RULE.finding(
                head.origin("process", process).at("document", "history"),
                say(
                    "{process} changes ({keys}), and is still version {version}.",
                    process=process,
                    keys=keys,
                    version=version,
                ),
                say("Add a line to `history` with a new version, or go back to `review` until it is approved again."),
                fix=f'- {{version: "{_next(version)}", date: …, by: …, change: …}}',
                on_key=True,
                subject=("process", process),
            )


def _next(version: str) -> str:
    """The version after this one, its last number counted up."""
    *first, last = version.split(".")
    return ".".join([*first, str(int(last) + 1)])
