"""A delegated process with nobody of the company to call.

When the provider is stuck, the process names no escalation, nor does the contract, nor the company; or every rung of
the escalation leads back to the provider.

## Why
« Mettre en place des escalades claires pour les dysfonctionnements » (glossaire stratégique, relation avec les
prestataires). Without them a question waits, or is decided outside.

## Wrong
```yaml cartography/channels.yml
escalations:
  - id: relances
    name: Relances bloquées
    levels:
      - {after: 4 business hours, to: assistante-bis}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
escalation: relances                      # ← ESC101
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml cartography/channels.yml
escalations:
  - id: relances
    name: Relances bloquées
    levels:
      - {after: 4 business hours, to: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
escalation: relances
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Name an escalation, in the process, the contract or `company.yml`, with at least one rung inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, escalation_of, outside_actors
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ESC101", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated processes whose escalation is missing or stays outside."""
    outside = outside_actors(manual)
    inside = frozenset(each.id for each in manual.actors.values() if each.side == "internal")
    for process, first in delegated(manual).items():
        sop = manual.sops[process]
        name = escalation_of(manual, sop, outside)
        levels = manual.escalations[name].levels if name is not None else ()
        if any(level.to in inside for level in levels):
            continue
        origin = manual.origin("process", sop.id)
        keys = [key for key, said in (("escalation", sop.escalation), ("performer", sop.performer)) if said is not None]
        said = say("{process} is done outside, and nobody of the company is called when it is stuck.", process=sop.id)
        if name is not None and levels:
            said = say("The escalation of {process} leads to nobody of the company.", process=sop.id)
        yield RULE.finding(
            origin / keys[0] if keys else origin.at("steps", first),
            said,
            say("Name an escalation with at least one rung inside: in the process, the contract or `company.yml`."),
            subject=("process", sop.id),
        )
