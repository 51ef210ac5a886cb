"""An indicator that nobody looks at.

No ritual reads it (`reviews`), or it serves none of the company's objectives; or a process has more than five
indicators, which nobody reads either.

## Why
« Un piège classique : des tableaux de bord inexploitables ou non alignés sur les enjeux stratégiques » (glossaire
stratégique, reporting); « oublier d’aligner l’externalisation sur la trajectoire de l’entreprise » (glossaire
stratégique, pièges à éviter).

## Wrong
```yaml cartography/kpis.yml
kpis:
  - id: dso                               # ← KPI104
    name: Délai moyen de règlement
    formula: encours clients / chiffre d'affaires × 365
    unit: jours
    better: lower
    baseline: {value: 58, date: 2026-02-28}
    target: 40
    every: month
    source: compta
    owner: raf
    measured_by: raf
```

## Right
```yaml cartography/kpis.yml
kpis:
  - id: dso
    name: Délai moyen de règlement
    formula: encours clients / chiffre d'affaires × 365
    unit: jours
    better: lower
    baseline: {value: 58, date: 2026-02-28}
    target: 40
    every: month
    source: compta
    owner: raf
    measured_by: raf
```
```yaml cartography/channels.yml
rituals:
  - id: point-hebdo
    name: Point hebdomadaire
    every: week
    minutes: 20
    attendees: [raf, assistante]
    notes_at: equipe
    reviews: [relances-a-jour, dso]
```

## Cure
List it in a ritual under `reviews`, name its `objective`, or delete it; keep one to three indicators a process.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("KPI104", Severity.INFO)
_MOST: Final = 5


def check(manual: Manual) -> Iterator[Finding]:
    """One finding an indicator for each of the two, and one a process with too many."""
    put = (manual.origin("ritual", next(iter(manual.rituals))),) if len(manual.rituals) == 1 else ()
    read = {kpi for ritual in manual.rituals.values() for kpi in ritual.reviews}
    for kpi in manual.kpis.values():
        subject, where = ("kpi", kpi.id), manual.origin("kpi", kpi.id) / "id"
        if kpi.id not in read:
            said = say("No ritual reads “{kpi}”.", kpi=kpi.name)
            cure = say("List it in a ritual under `reviews`, or delete it.")
            yield RULE.finding(where, said, cure, fix=f"reviews: [{kpi.id}]", subject=subject, put=put)
        if kpi.objective is None and manual.objectives:
            said = say("“{kpi}” serves no objective of the company.", kpi=kpi.name)
            yield RULE.finding(where, said, say("Name its `objective`, or delete it."), subject=subject)
    for sop in in_force(manual):
        if len(sop.kpis) > _MOST:
            yield RULE.finding(
                manual.origin("process", sop.id) / "kpis",
                say("{process} has {count} indicators: too many to be read.", process=sop.id, count=len(sop.kpis)),
                say("Keep the one to three that decide something."),
                subject=("process", sop.id),
            )
