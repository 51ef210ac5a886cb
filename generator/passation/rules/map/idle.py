"""A process on its way outside that nobody may need.

A wave gives it outside, and nothing starts it, no indicator measures it, and nobody uses what it gives out.

## Why
« Évitez d’externaliser un process inutile ou mal maîtrisé en interne » (glossaire stratégique, diagnostiquer avant
d’externaliser). The cheapest way to do a task is not to do it.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Copie des relances au dossier papier
owner: raf
result: Chaque vendredi, toute relance de la semaine a sa copie datée.
steps:
  - {do: Imprimer chaque relance}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix copies justes} # ← MAP103
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Copie des relances au dossier papier
owner: raf
result: Chaque vendredi, toute relance de la semaine a sa copie datée.
trigger: {every: week, when: vendredi 16:00, note: demandé par l'assureur-crédit}
steps:
  - {do: Imprimer chaque relance}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix copies justes}
```

## Cure
Ask who would miss it. If somebody does, write it down: what starts it, who uses the result, what measures it. If
nobody does, take it out of the waves, and make it obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import consumers, outputs_of
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import CallStep
from passation.rules.rule import Rule

RULE: Final = Rule("MAP103", Severity.INFO)


def check(manual: Manual) -> Iterator[Finding]:
    """Waves of processes that nothing starts, measures or uses."""
    quiet = [
        (position, sop)
        for position, wave in enumerate(manual.waves)
        if _is_quiet(sop := manual.sops[wave.process])
    ]  # fmt: skip
    if not quiet:
        return
    used = consumers(manual)
    called = {step.call for sop in manual.sops.values() for step in sop.steps if isinstance(step, CallStep)}
    for position, sop in quiet:
        if sop.id not in called and used.keys().isdisjoint(outputs_of(sop)):
            yield RULE.finding(
                manual.origin("wave", position) / "process",
                say("Is {process} still needed? Nothing starts it, measures it or uses it.", process=sop.id),
                say("Write what starts it, who uses it or what measures it; or take it out of the waves."),
                subject=("process", sop.id),
            )


def _is_quiet(sop: Sop) -> bool:
    """Whether the process itself names nothing that starts it, measures it or receives from it."""
    return not (sop.trigger or sop.kpis or sop.records or any(flow.to for flow in outputs_of(sop).values()))
