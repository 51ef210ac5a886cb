"""A company that decides nothing without its owner-manager.

More than half of the decisions, checks and approvals in processes of high criticality are done by a role with
`owner_manager: true`.

## Why
A back office that is well described « réduit la dépendance au dirigeant, un des risques majeurs liés à la
transmission » (tâches administratives, valorisation lors de la cession). Whoever takes over asks first what happens
without the owner.

## Wrong
```yaml sops/finance/FIN-001-paiements.yml
id: FIN-001
title: Paiements de la semaine
owner: raf
criticality: high
result: Chaque jeudi à 16 h, toute échéance de la semaine est payée.
steps:
  - {do: Préparer les virements, handoff: equipe}
  - {do: Contrôler les virements, actor: dirigeante, control: {kind: approval, evidence: Signature}}
```
```yaml cartography/actors.yml
actors:
  - id: dirigeante
    name: Dirigeante
    backup: raf
    owner_manager: true                   # ← CONT103
```

## Right
```yaml sops/finance/FIN-001-paiements.yml
id: FIN-001
title: Paiements de la semaine
owner: raf
criticality: high
result: Chaque jeudi à 16 h, toute échéance de la semaine est payée.
steps:
  - {do: Préparer les virements, actor: dirigeante, handoff: equipe}
  - {do: Contrôler les virements, control: {kind: approval, evidence: Signature}}
```
```yaml cartography/actors.yml
actors:
  - id: dirigeante
    name: Dirigeante
    backup: raf
    owner_manager: true
```

## Cure
Hand over one decision after the other, with a threshold from which it comes back: « au-delà de 5 000 € ».
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.continuity import deciding_steps
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("CONT103", Severity.WARNING, rises=True)
_NAMED: Final = 5
"""Decisions that are shown as examples."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for the company, at its first owner-manager; the decisions to hand over are related."""
    managers = [actor.id for actor in manual.actors.values() if actor.owner_manager]
    steps = tuple(deciding_steps(manual)) if managers else ()
    held = [(process, at) for process, at, performers in steps if not set(managers).isdisjoint(performers)]
    if 2 * len(held) <= len(steps):
        return
    yield RULE.finding(
        manual.origin("actor", managers[0]) / "owner_manager",
        say(
            "Critical decisions and checks that wait for the owner-manager: {count} of {all}.",
            count=len(held),
            all=len(steps),
        ),
        say("Hand over one decision after the other, with a threshold from which it comes back."),
        related=tuple(
            Related(manual.origin("process", process).at("steps", at), say("This one, for example."))
            for process, at in held[:_NAMED]
        ),
        subject=("actor", managers[0]),
    )
