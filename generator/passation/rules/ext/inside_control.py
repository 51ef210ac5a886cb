"""A delegated process without any control inside.

A provider does the work, and no step says that somebody of the company checks it.

## Why
« Tentation de surdéléguer sans organiser le pilotage ni maintenir des points de contrôle » (32 questions, pièges et
résistances). « … il reste essentiel de formaliser la relation et d’établir des contrôles qualité » (tâches
administratives).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante                     # ← EXT104
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - {do: Contrôler cinq relances tirées au hasard, actor: raf}
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
  - do: Contrôler cinq relances tirées au hasard
    actor: raf
    control: {kind: sample, evidence: Commentaire daté}
```

## Cure
Add a step with `control`, done by somebody of the company.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, outside_actors
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import AskStep, DoStep
from passation.rules.rule import Rule

RULE: Final = Rule("EXT104", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """Delegated processes that nobody inside checks."""
    outside = outside_actors(manual)
    inside = frozenset(actor.id for actor in manual.actors.values() if actor.side == "internal")
    for process, first in delegated(manual).items():
        sop = manual.sops[process]
        if _is_checked(sop, inside):
            continue
        origin = manual.origin("process", sop.id)
        yield RULE.finding(
            origin / "performer" if sop.performer in outside else origin.at("steps", first),
            say("Nobody of the company checks the work done outside in {process}.", process=sop.id),
            say("Add a step with `control`, done by somebody of the company."),
            fix=f'- {{do: "…", actor: {sop.default_referent}, control: {{kind: sample, evidence: "…"}}}}',
            subject=("process", sop.id),
        )


def _is_checked(sop: Sop, inside: frozenset[str]) -> bool:
    return any(
        isinstance(step, DoStep | AskStep) and step.control is not None and inside.issuperset(sop.performers(step))
        for step in sop.steps
    )
