"""Work done outside without a referent inside.

A provider does a step of the process, and the referent who answers its questions and validates its work is not of the
company, or is no longer there. Without `referent`, the pilot is the referent.

## Why
« Garder systématiquement un référent interne comme point de contact/validation finale » (32 questions, contrôle
stratégique). A provider who has nobody to ask decides alone, or waits.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
referent: assistante-bis                  # ← EXT101
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
referent: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Name somebody of the company as `referent`, or delete the line: the pilot then answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.continuity import is_vacant
from passation.analysis.providers import delegated
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXT101", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Delegated processes whose written referent is not inside. An outside pilot is EXT102, an absent one OWN101."""
    for process in delegated(manual):
        sop = manual.sops[process]
        if sop.referent is None or sop.referent == sop.owner:
            continue
        actor = manual.actors[sop.referent]
        if actor.side == "internal" and not is_vacant(actor, today):
            continue
        origin, has_pilot = manual.origin("process", sop.id), manual.actors[sop.owner].side == "internal"
        yield RULE.finding(
            origin / "referent",
            say("Work done outside without a referent inside: “{actor}” cannot be the one.", actor=actor.name),
            say("Name somebody of the company who is there today, or delete the line: the pilot then answers."),
            fix=f"referent: {sop.owner}" if has_pilot else None,
            put=(origin,) if has_pilot else (),
            subject=("process", sop.id),
        )
