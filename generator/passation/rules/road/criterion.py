"""A ramp-up without an end that can be seen, or without somebody who has learnt to lead it.

The wave does not say when the ramp-up is over (`exit`); or it has started, and the referent inside has no training on
record. The verdict depends on the day.

## Why
« Négliger la formation continue des référents internes » (glossaire stratégique, pièges à éviter); « négligence du
volet formation croisée (interne/externe) » (32 questions, pièges et résistances). Without a criterion, supervision
never ends, or ends too early.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3} # ← ROAD103
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
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix relances de suite sans correction}
```

## Cure
Write `exit`: a count or a threshold that both sides can see. Train the referent, and add the day to `trainings` in
`actors.yml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ROAD103", Severity.WARNING)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Waves without a criterion, and referents of waves under way without a training that counts today."""
    trained = {
        each.who for each in manual.trainings if each.date <= today and (each.until is None or today <= each.until)
    }
    told = set()
    for position, wave in enumerate(manual.waves):
        origin, subject = manual.origin("wave", position), ("process", wave.process)
        if wave.exit is None:
            said = say("Nothing says when the ramp-up of {process} is over.", process=wave.process)
            cure = say("Write `exit`: a count or a threshold that both sides can see.")
            yield RULE.finding(origin / "process", said, cure, fix="exit: …", subject=subject, put=(origin,))
        referent = manual.sops[wave.process].default_referent
        if wave.start <= today and referent not in trained and referent not in told:
            told.add(referent)
            said = say(
                "“{referent}” leads the ramp-up of {process}, and no training is on record.",
                referent=manual.name_of("actor", referent),
                process=wave.process,
            )
            cure = say("Add the day of the training to `trainings` in actors.yml, or plan one.")
            fix = f"trainings:\n  - {{who: {referent}, what: {wave.process}, date: …}}"
            yield RULE.finding(origin / "process", said, cure, fix=fix, subject=subject)
