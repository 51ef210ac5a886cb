"""A ramp-up that is too short, too long, or left out.

Watching and working under supervision (`shadow`, `supervised`) add up to less than two weeks or to more than six; or
the process became autonomous without having been supervised.

## Why
« Penser que l’assistant sera 100 % autonome dès la première semaine »; « une montée en compétence s’observe
généralement entre 2 et 6 semaines, selon le volume délégué » (7 pièges, 5). Shorter, mistakes reach the customer;
longer, something else is wrong: the process, the accesses, the person.

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
  - {process: FIN-001, start: 2027-03-01, shadow: 0, supervised: 1, exit: Dix relances justes} # ← ROAD102
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
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix relances justes}
```

## Cure
Plan one week of watching and two weeks of supervision at least. Where more than six weeks are needed, say why in a
waiver.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.planning import Wave
from passation.rules.rule import Rule

RULE: Final = Rule("ROAD102", Severity.WARNING)
SHORTEST: Final = 2
LONGEST: Final = 6
_NONE: Final = Decimal(0)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a wave."""
    for position, wave in enumerate(manual.waves):
        fault = _fault(wave)
        if fault is not None:
            key, said, cure = fault
            origin, fix = manual.origin("wave", position), "shadow: 1\nsupervised: 3"
            put = (origin,) if key == "process" else ()  # weeks that somebody has planned are not changed by themselves
            yield RULE.finding(origin / key, said, cure, fix=fix, subject=("process", wave.process), put=put)


def _fault(wave: Wave) -> tuple[str, Message, Message] | None:
    longer = say("Plan two to six weeks: `shadow` to watch, `supervised` to work under supervision.")
    if wave.shadow is None and wave.supervised is None:
        return "process", say("No ramp-up is planned for {process}.", process=wave.process), longer
    weeks = (wave.shadow or _NONE) + (wave.supervised or _NONE)
    key = "shadow" if wave.supervised is None else "supervised"
    if weeks < SHORTEST:
        said = say("The ramp-up of {process} is shorter than two weeks.", process=wave.process)
        return key, said, longer
    if weeks > LONGEST:
        said = say("The ramp-up of {process} is longer than six weeks.", process=wave.process)
        return key, said, say("Ask what holds it up; where it is meant, say why in a waiver.")
    if "autonomous" in wave.reached and "supervised" not in wave.reached:
        said = say("{process} became autonomous without having been supervised.", process=wave.process)
        return "reached", said, say("Write the day on which supervision began, or go back to it for two weeks.")
    return None
