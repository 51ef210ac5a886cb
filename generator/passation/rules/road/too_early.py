"""A wave that started before the process was ready.

The wave has begun, and the process has fewer than seven of the ten points that make it fit to leave the house:
approved, detailed, equipped, supplied with templates, measured, with a value from before, checked inside, with an
escalation, covered by a contract, backed up.

## Why
« Évitez d’externaliser un process inutile ou mal maîtrisé en interne » (glossaire stratégique, diagnostiquer avant
d’externaliser); « externaliser sans formaliser le process cible : générateur d’incompréhensions et de non-qualité »
(same, pièges à éviter). The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2026-06-01} # ← ROAD104
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01}
```

## Cure
Complete what is missing, or move the start of the wave.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.readiness import POINTS, readiness
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ROAD104", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Waves under way whose process is not ready."""
    started = [(at, wave) for at, wave in enumerate(manual.waves) if wave.stage(today) != "internal"]
    ready = readiness(manual, {wave.process: manual.sops[wave.process] for _, wave in started}, today)
    for position, wave in started:
        state = ready[wave.process]
        if state.is_enough:
            continue
        yield RULE.finding(
            manual.origin("wave", position) / "process",
            say(
                "{process} has left the house with {met} points of {all}.",
                process=wave.process,
                met=len(state.met),
                all=len(POINTS),
            ),
            say("Still missing: {points}.", points=tuple(POINTS[point] for point in state.lacking)),
            subject=("process", wave.process),
        )
