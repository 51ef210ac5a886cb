"""A process that nobody pilots.

The pilot answers for the result and decides what changes. The role named as `owner` is no role of the company, or
nobody holds it any more: it was left, or the last person who held it is gone.

## Why
« L’absence d’interlocuteur dédié côté PME est une source fréquente de friction » (glossaire stratégique, organisation
du back-office). ISO 9001 (4.4.1 e) asks for somebody responsible for each process. The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: client                             # ← OWN101
performer: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Name a role of the company that somebody holds today, or say in `actors.yml` who took over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.continuity import is_vacant
from passation.analysis.review import in_force
from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("OWN101", Severity.ERROR)
_NO_PERSON: Final = frozenset({"customer", "system"})
"""Sides that cannot answer for our result. A provider or a partner as pilot is EXT102."""


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Processes in force whose owner is not there."""
    for sop in in_force(manual):
        actor = manual.actors.get(sop.owner)
        message: Message | None = None
        if actor is not None and actor.side in _NO_PERSON:
            message = say(
                "{process} has no pilot: “{actor}” is no role of the company.", process=sop.id, actor=actor.name
            )
        elif actor is not None and is_vacant(actor, today):
            message = say(
                "{process} has no pilot: nobody holds the role “{actor}” any more.", process=sop.id, actor=actor.name
            )
        if message is not None:
            cure = say("Name a role of the company that somebody holds today.")
            yield RULE.finding(manual.origin("process", sop.id) / "owner", message, cure, subject=("process", sop.id))
