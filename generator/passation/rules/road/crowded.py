"""Too many tasks given outside at once.

Two waves of one provider start within fourteen days. Waves that have become autonomous are over, and are not counted:
the verdict depends on the day.

## Why
« L’externalisation doit être progressive. Commencer par tout déléguer d’un bloc crée surcharge et confusion » (7
pièges, 3); « Privilégier l’externalisation modulaire (quick-wins) » (glossaire stratégique, cultiver l’agilité). Each
process costs the provider some weeks of questions, and you as many of answers.

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
```yaml sops/finance/FIN-002-devis.yml
id: FIN-002
title: Suivi des devis
owner: raf
performer: assistante
result: Chaque jeudi, tout devis sans réponse a une relance datée.
steps:
  - {do: Relancer chaque devis}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix relances justes}
  - {process: FIN-002, start: 2027-03-08, shadow: 1, supervised: 3, exit: Dix devis suivis} # ← ROAD101
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
```yaml sops/finance/FIN-002-devis.yml
id: FIN-002
title: Suivi des devis
owner: raf
performer: assistante
result: Chaque jeudi, tout devis sans réponse a une relance datée.
steps:
  - {do: Relancer chaque devis}
```
```yaml cartography/roadmap.yml
waves:
  - {process: FIN-001, start: 2027-03-01, shadow: 1, supervised: 3, exit: Dix relances justes}
  - {process: FIN-002, start: 2027-03-29, shadow: 1, supervised: 3, exit: Dix devis suivis}
```

## Cure
Move the second wave: e-mails first, then quotes and invoices, reminders, CRM, customer service.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from passation.analysis.providers import outside_actors, steps_done_by
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ROAD101", Severity.WARNING)
APART: Final = dt.timedelta(days=14)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """For each provider, waves that start too soon after the one before."""
    waves: dict[str | None, list[int]] = {}
    outside = outside_actors(manual)
    for position, wave in enumerate(manual.waves):
        if wave.stage(today) != "autonomous":
            for provider in _providers(manual, wave.process, outside):
                waves.setdefault(provider, []).append(position)
    told = set()
    for positions in waves.values():
        for earlier, later in pairwise(sorted(positions, key=lambda at: (manual.waves[at].start, at))):
            if later not in told and manual.waves[later].start - manual.waves[earlier].start < APART:
                told.add(later)
                yield _finding(manual, earlier, later)


def _providers(manual: Manual, process: str, outside: frozenset[str]) -> set[str | None]:
    """The organisations that do the process; one unknown organisation while nobody outside does it yet."""
    sop = manual.sops[process]
    doing = {actor for _, step in steps_done_by(sop, outside) for actor in (*sop.performers(step), *step.with_)}
    return {manual.actors[actor].organisation for actor in doing & outside} or {None}


def _finding(manual: Manual, earlier: int, later: int) -> Finding:
    first, second = manual.waves[earlier], manual.waves[later]
    said = say(
        "{process} starts less than fourteen days after {earlier}: too soon to learn both.",
        process=second.process,
        earlier=first.process,
    )
    if first.start == second.start:
        said = say("{process} starts on the same day as {earlier}.", process=second.process, earlier=first.process)
    wave = manual.origin("wave", later)
    return RULE.finding(
        wave / "start",
        said,
        say("Leave fourteen days between two waves of one provider."),
        fix=f"start: {first.start + APART}",
        put=(wave,),
        related=(Related(manual.origin("wave", earlier) / "start", say("The wave before.")),),
        subject=("process", second.process),
    )
