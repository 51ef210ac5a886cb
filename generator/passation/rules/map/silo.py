"""A process given outside that hangs on nothing.

A provider does it, and it receives nothing from another process or from outside the company, gives nothing to one, runs
no other process and is run by none.

## Why
« Trop souvent, les briques externalisées forment des silos difficiles à recoller » (glossaire stratégique, intégration
multi-fonctions). What hangs on nothing is forgotten when the rest changes.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001                               # ← MAP101
title: Relances des factures impayées
owner: raf
performer: assistante
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
outputs: [{data: journal, to: FIN-012}]
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Say in `inputs` where the work comes from and in `outputs` whom it serves (`from`, `to`); or ask whether it is still
needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.dataflow import consumers, given, producers, taken
from passation.analysis.providers import is_delegated, outside_actors
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.step import CallStep
from passation.rules.rule import Rule

RULE: Final = Rule("MAP101", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated processes that exchange nothing with anybody."""
    outside = outside_actors(manual)
    delegated = [sop for sop in in_force(manual) if is_delegated(sop, outside)]
    if not delegated:
        return
    makers, users = producers(manual), consumers(manual)
    inputs, outputs = taken(manual), given(manual)
    calls = {sop.id: {step.call for step in sop.steps if isinstance(step, CallStep)} for sop in in_force(manual)}
    called = {process for each in calls.values() for process in each}
    for sop in delegated:
        received = any(flow.from_ or _others(makers, data, sop.id) for data, flow in inputs[sop.id].items())
        sent = any(flow.to or _others(users, data, sop.id) for data, flow in outputs[sop.id].items())
        if not (received or sent or calls[sop.id] or sop.id in called):
            yield RULE.finding(
                manual.origin("process", sop.id) / "id",
                say("{process} is done outside, and hangs on no other process.", process=sop.id),
                say("Say where its inputs come from and whom its outputs serve (`from`, `to`)."),
                fix="outputs: [{data: …, to: …}]",
                subject=("process", sop.id),
            )


def _others(processes: Mapping[str, tuple[str, ...]], data: str, process: str) -> bool:
    return any(each != process for each in processes.get(data, ()))
