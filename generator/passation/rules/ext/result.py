"""An expected result that nobody can verify.

`result` begins with a verb that names an activity and not its end (« gérer », « traiter », « s’occuper de »), or holds
nothing to verify it by: no figure, no day, no hour, no "each", "all" or "none". Sentences are read in the language of
the company.

## Why
« Déléguer sans définir clairement le résultat attendu » (7 pièges, 1): « Un dirigeant décrit souvent une tâche… mais
rarement le résultat final attendu ». « Transférer les tâches sans clarifier les objectifs et processus » (tâches
administratives).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Gérer les factures impayées.      # ← EXT107
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
Say what is true when the work is done, and by when: each, all, none, a number, a day, an hour.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.analysis.wording import can_be_verified, vague_verb
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXT107", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """Processes in force whose result is an activity, or cannot be verified."""
    language = manual.company.language
    for sop in in_force(manual):
        vague = vague_verb(sop.result, language)
        if vague is not None:
            said = say("The result of {process} names an activity and not its end.", process=sop.id)
        elif not can_be_verified(sop.result, language):
            said = say("Nothing in the result of {process} lets anybody verify it.", process=sop.id)
        else:
            continue
        yield RULE.finding(
            manual.origin("process", sop.id) / "result",
            said,
            say("Say what is true once it is done, and by when: each, all, none, a number, a day, an hour."),
            subject=("process", sop.id),
        )
