"""A step done outside whose result nobody has written.

A provider does the step, and no `expect` says what is true when it is done. A decision needs none: its answers say it.

## Why
« Un résultat clair permet une montée en compétence rapide et moins d’erreurs » (7 pièges, 1). Who works at a distance
sees no nod from a colleague: the written result is what tells that the step is over.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue     # ← EXT109
    template: m1
templates:
  - {id: m1, title: Relance amiable, text: "Bonjour, votre facture reste à régler."}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Relancer chaque facture échue
    template: m1
    expect: Courriel envoyé avec la facture jointe
templates:
  - {id: m1, title: Relance amiable, text: "Bonjour, votre facture reste à régler."}
```

## Cure
Add `expect` to each step: what can be seen when it is done.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, outside_actors, steps_done_by
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.step import DoStep
from passation.rules.rule import Rule

RULE: Final = Rule("EXT109", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a process, at the first such step; the others are related."""
    outside = outside_actors(manual)
    for process in delegated(manual):
        sop = manual.sops[process]
        bare = [at for at, step in steps_done_by(sop, outside) if isinstance(step, DoStep) and step.expect is None]
        if not bare:
            continue
        origin = manual.origin("process", sop.id)
        if len(bare) == 1:
            said = say("Nothing says what is true when this step is done: “{step}”.", step=sop.steps[bare[0]].text)
        else:
            said = say("Nothing says what is true when {count} steps done outside are done.", count=len(bare))
        yield RULE.finding(
            origin.at("steps", bare[0], "do"),
            said,
            say("Add `expect`: what can be seen when the step is done."),
            fix='expect: "…"',
            put=tuple(origin.at("steps", at) for at in bare),
            related=tuple(Related(origin.at("steps", at, "do"), say("This step too.")) for at in bare[1:]),
            subject=("process", sop.id),
        )
