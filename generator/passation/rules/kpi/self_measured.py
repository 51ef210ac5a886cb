"""A provider who measures her own work.

The indicator follows a process that a provider works in, and `measured_by` names that provider, a colleague of the
same organisation, or a tool that belongs to somebody else.

## Why
« Laisser le prestataire s’auto-évaluer : absence de contrôle = perte de maîtrise stratégique » (glossaire
stratégique, pièges à éviter).

## Wrong
```yaml cartography/kpis.yml
kpis:
  - {id: relances-datees, name: Relances datées, unit: "%", measured_by: assistante-bis} # ← KPI101
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
kpis: [relances-datees]
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml cartography/kpis.yml
kpis:
  - {id: relances-datees, name: Relances datées, unit: "%", measured_by: raf}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
kpis: [relances-datees]
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Let somebody of the company measure, or a tool of the company's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import colleagues, outside_actors, steps_done_by
from passation.analysis.review import in_force
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("KPI101", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding an indicator, with the first process that its measurer works in."""
    outside = outside_actors(manual)
    measured: dict[str, dict[str, str]] = {}
    """By indicator: the providers it measures, and the first process of each."""
    for sop in in_force(manual):
        for _, step in steps_done_by(sop, outside) if sop.kpis else ():
            for actor in outside.intersection((*sop.performers(step), *step.with_)):
                for kpi in sop.kpis:
                    measured.setdefault(kpi, {}).setdefault(actor, sop.id)
    for kpi, performers in measured.items():
        by = manual.kpis[kpi].measured_by
        judged = sorted(set(performers) & _sides_of(manual, by, outside, performers))
        if by is None or not judged:
            continue
        process = performers[judged[0]]
        name = manual.actors[by].name if by in manual.actors else manual.name_of("tool", by)
        yield RULE.finding(
            manual.origin("kpi", kpi) / "measured_by",
            say(
                "“{kpi}” measures a provider and is measured by its side: “{by}”.",
                kpi=manual.name_of("kpi", kpi),
                by=name,
            ),
            say("Let somebody of the company measure, or a tool of the company's own."),
            related=(Related(manual.origin("process", process) / "title", say("This process is what it measures.")),),
            subject=("kpi", kpi),
        )


def _sides_of(manual: Manual, by: str | None, outside: frozenset[str], performers: dict[str, str]) -> frozenset[str]:
    """The providers that stand behind who measures."""
    if by in outside:
        return colleagues(manual, by)
    tool = manual.tools.get(by) if by is not None and by not in manual.actors else None
    foreign = tool is not None and (tool.owned_by_us is False or tool.proprietary is True)
    return frozenset(performers) if foreign else frozenset()
