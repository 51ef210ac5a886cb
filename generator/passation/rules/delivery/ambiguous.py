"""Something given on purpose under a name that two things have.

`disclose` names an item by its id alone. Two items of different kinds have this id: neither is given, for one of them
was not meant.

## Why
« Sécuriser la confidentialité des informations et des accès par des clauses contractuelles et des audits réguliers »
(tâches administratives): what is given on purpose is named without doubt.

## Wrong
```yaml cartography/risks.yml
risks:
  - {id: balance, title: Une balance fausse part chez le client}
```
```yaml cartography/dataroom/dataroom.yml
project: Projet Copeaux
recipients: [{id: acq-a, name: Acquéreur A, phase: nda, nda: 2026-10-01}]
disclose:
  - item: balance                         # ← DR106
    to: [acq-a]
    reason: Vérifier les encours
```

## Right
```yaml cartography/risks.yml
risks:
  - {id: balance-fausse, title: Une balance fausse part chez le client}
```
```yaml cartography/dataroom/dataroom.yml
project: Projet Copeaux
recipients: [{id: acq-a, name: Acquéreur A, phase: nda, nda: 2026-10-01}]
disclose:
  - item: balance
    to: [acq-a]
    reason: Vérifier les encours
```

## Cure
Give one of the two another id.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.phases import meanings
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

_FILE: Final = "dataroom/dataroom.yml"
RULE: Final = Rule("DR106", Severity.ERROR, always=True)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each disclosure that may mean two things."""
    for position, each in enumerate(manual.dataroom.disclose):
        if len(meanings(manual, each.item)) > 1:
            yield RULE.finding(
                manual.origin("file", _FILE).at("disclose", position, "item"),
                say("Two things are called “{item}”: neither is given.", item=each.item),
                say("Give one of the two another id."),
            )
