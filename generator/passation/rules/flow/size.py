"""A process that is too long to be followed.

It has more than twelve steps, passes through more than six pairs of hands, or one of its steps takes longer than a
working day. The working day is the one of `company.yml: calendar`, eight hours where it does not say.

## Why
« Privilégier l’externalisation modulaire (quick-wins) plutôt que la délégation intégrale massive » (glossaire
stratégique, cultiver l’agilité). Short processes are delegated, measured and taken back one by one; a list that fits no
screen is read once, and a map with seven lanes is read by nobody.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, minutes: 600} # ← FLOW107
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Trier les factures échues, minutes: 120}
  - {call: FIN-012}
```

## Cure
Cut where the work changes hands or where somebody waits, and join the parts by a `call` step.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.rules.sla.ambiguous import working_day

RULE: Final = Rule("FLOW107", Severity.INFO)
STEPS: Final = 12
LANES: Final = 6


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for a process that is too long or too crowded, and one for each step that is a process of its own."""
    day = working_day(manual.company.calendar) * 60
    for sop in in_force(manual):
        origin, subject = manual.origin("process", sop.id) / "steps", ("process", sop.id)
        if (said := _too_much(sop)) is not None:
            cure = say("Cut it where the work changes hands, and join the parts by a step `call`.")
            yield RULE.finding(origin, said, cure, on_key=True, subject=subject)
        for position, step in enumerate(sop.steps):
            if isinstance(step, WorkStep) and step.minutes is not None and step.minutes > day:
                said = say("This step takes longer than a working day: “{step}”.", step=step.text)
                cure = say("Make a process of it and `call` it, or say what is done first and what then.")
                yield RULE.finding(origin / position, said, cure, subject=subject)


def _too_much(sop: Sop) -> Message | None:
    if len(sop.steps) > STEPS:
        return say("{process} has {count} steps, more than {limit}.", process=sop.id, count=len(sop.steps), limit=STEPS)
    lanes = len({actor for step in sop.steps for actor in step.actor[:1]} | {sop.default_performer})
    if lanes > LANES:
        return say(
            "{process} passes through {count} hands, more than {limit}.", process=sop.id, count=lanes, limit=LANES
        )
    return None
