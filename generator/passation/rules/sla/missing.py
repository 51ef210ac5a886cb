"""A critical process handed over without a commitment.

A provider works in a process of high criticality, and no contract says what it commits to: how fast, how well, and what
happens otherwise.

## Why
« Attentes mal clarifiées sur le niveau de service ou la réactivité » (32 questions, pièges et résistances);
« Définir des SLAs (Service Level Agreements) » (glossaire stratégique, relation avec les prestataires).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
criticality: high                         # ← SLA101
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
criticality: medium
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Add a commitment to the contract under `slas`, or lower the criticality if the process can wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("SLA101", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated critical processes that no commitment names."""
    promised = {sla.process for contract in manual.contracts.values() for sla in contract.slas}
    for process in delegated(manual):
        sop = manual.sops[process]
        if sop.criticality != "high" or sop.id in promised:
            continue
        yield RULE.finding(
            manual.origin("process", sop.id) / "criticality",
            say("{process} is critical and done outside, and no contract commits the provider.", process=sop.id),
            say("Add a commitment to the contract, under `slas`."),
            fix=f'- {{id: sla-{sop.id.lower()}, process: {sop.id}, within: …, target: "…", remedy: "…"}}',
            subject=("process", sop.id),
        )
