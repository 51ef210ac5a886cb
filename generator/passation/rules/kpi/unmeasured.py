"""A delegated process that nothing measures.

A provider works in the process, and it names no indicator.

## Why
« Sans indicateurs, difficile de savoir si l’externalisation est efficace » (7 pièges, 6).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante                     # ← KPI102
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
kpis: [relances-a-jour]
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Choose one to three indicators in `kpis.yml`, and list them under `kpis`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, outside_actors
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("KPI102", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated processes without `kpis`."""
    outside = outside_actors(manual)
    for process, first in delegated(manual).items():
        sop = manual.sops[process]
        if sop.kpis:
            continue
        origin = manual.origin("process", sop.id)
        yield RULE.finding(
            origin / "performer" if sop.performer in outside else origin.at("steps", first),
            say("Nothing measures the work done outside in {process}.", process=sop.id),
            say("List one to three indicators of `kpis.yml` under `kpis`."),
            fix="kpis: […]",
            subject=("process", sop.id),
        )
