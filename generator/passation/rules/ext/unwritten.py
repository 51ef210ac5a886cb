"""A process that left the house before it was written down.

The wave that hands it over has begun, and its document is not approved, or it has fewer than three steps: the provider
learns it by asking.

## Why
« Externaliser sans formaliser le process cible : générateur d’incompréhensions et de non-qualité » (glossaire
stratégique, pièges à éviter); « Négliger la cartographie et la documentation des missions » and « Transférer les
tâches sans clarifier les objectifs et processus » (tâches administratives). The verdict depends on the day.

## Wrong
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2026-09-07, shadow: 1, supervised: 3, exit: Dix relances de suite sans correction}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
kpis: [relances-a-jour]
references: [Code de commerce L441-10]
steps:
  - {do: Exporter les factures échues}
  - {do: Relancer chaque facture échue}
  - {do: Contrôler cinq relances, actor: raf, control: {kind: sample, evidence: Commentaire daté}}
document:
  status: review                          # ← EXT106
```

## Right
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2026-09-07, shadow: 1, supervised: 3, exit: Dix relances de suite sans correction}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
kpis: [relances-a-jour]
references: [Code de commerce L441-10]
steps:
  - {do: Exporter les factures échues}
  - {do: Relancer chaque facture échue}
  - {do: Contrôler cinq relances, actor: raf, control: {kind: sample, evidence: Commentaire daté}}
document:
  status: approved
  approver: dirigeante
  review_every: 6 months
  history:
    - {version: "1.0", date: 2026-09-01, by: raf, change: Création}
```

## Cure
Write the steps as they are really done, have the document approved, or move the start of the wave.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated
from passation.analysis.readiness import readiness
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.rules.rule import Rule
from passation.source import Trail

RULE: Final = Rule("EXT106", Severity.WARNING, rises=True)
_FEWEST: Final = 3
"""Steps from which a process is described and not only named (domain notes, EXT-106)."""


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a process whose wave is under way, at what is missing first. One that lacks far more is ROAD104."""
    started = {at: manual.sops[wave.process] for at, wave in enumerate(manual.waves) if wave.stage(today) != "internal"}
    outdoors = {at: sop for at, sop in started.items() if sop.id in delegated(manual)}
    faults = {at: fault for at, sop in outdoors.items() if (fault := _fault(sop)) is not None}
    ready = readiness(manual, {outdoors[at].id: outdoors[at] for at in faults}, today)
    for position, (trail, said) in faults.items():
        sop = outdoors[position]
        if ready[sop.id].is_enough:
            yield RULE.finding(
                manual.origin("process", sop.id).at(*trail),
                said,
                say("Write it as it is really done and have it approved, or move the start of the wave."),
                related=(Related(manual.origin("wave", position) / "start", say("The wave began here.")),),
                subject=("process", sop.id),
            )


def _fault(sop: Sop) -> tuple[Trail, Message] | None:
    if len(sop.steps) < _FEWEST:
        return ("steps",), say(
            "{process} is already done outside, and fewer than three steps describe it.", process=sop.id
        )
    if sop.document.status != "approved":
        return ("document", "status"), say(
            "{process} is already done outside, and its document is not approved.", process=sop.id
        )
    return None
