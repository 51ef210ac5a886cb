"""Work shared with a provider, and nobody named to decide what comes first.

Somebody of the company and a provider both do steps of the process, and it names no `arbiter`. The referent then
decides by default, and nobody has agreed to it.

## Why
« Décalage sur les attentes de priorisation entre l’externe et l’interne » (32 questions, risques de coordination);
« Qui valide, arbitre ou priorise les demandes ? » (32 questions).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante                     # ← EXT110
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - {do: Arbitrer les litiges, actor: raf}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
arbiter: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - {do: Arbitrer les litiges, actor: raf}
```

## Cure
Write `arbiter`, with somebody of the company who knows that it is up to him or her.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, outside_actors, steps_done_by
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXT110", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated processes that somebody inside works in too. An arbiter who stands outside is EXT102."""
    outside = outside_actors(manual)
    inside = frozenset(each.id for each in manual.actors.values() if each.side == "internal")
    for process, first in delegated(manual).items():
        sop, origin = manual.sops[process], manual.origin("process", process)
        if sop.arbiter is not None or next(steps_done_by(sop, inside), None) is None:
            continue
        yield RULE.finding(
            origin / "performer" if sop.performer in outside else origin.at("steps", first),
            say("{process} is shared with a provider, and nobody is named to decide what comes first.", process=sop.id),
            say("Write `arbiter`, with somebody of the company."),
            fix=f"arbiter: {sop.default_referent}" if sop.default_referent in inside else None,
            put=(origin,) if sop.default_referent in inside else (),
            subject=("process", sop.id),
        )
