"""An indicator that cannot be used.

It lacks its formula, its unit, the value from before (`baseline`), its target, its rhythm, its source or the person who
answers for it; or its thresholds do not follow each other: from `target` by `warn` to `alert`, things get worse.

## Why
« Un piège classique : des tableaux de bord inexploitables » (glossaire stratégique, reporting). Without a value from
before, nothing contradicts « la perception erronée que “rien n’a changé” » (7 pièges, 6).

## Wrong
```yaml cartography/kpis.yml
kpis:
  - id: dso                               # ← KPI103
    name: Délai moyen de règlement
    formula: encours clients / chiffre d'affaires × 365
    unit: jours
    better: lower
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

## Cure
Write what is missing. `better` says which way is better: with `lower`, the target is the smallest of the three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.model.kpi import Kpi
from passation.model.manual import Manual
from passation.rules.places import take_text
from passation.rules.rule import Rule

RULE: Final = Rule("KPI103", Severity.WARNING, rises=True)
_ASKED: Final[Mapping[str, Message]] = {
    "formula": say("how it is worked out"),
    "unit": say("its unit"),
    "baseline": say("its value before"),
    "target": say("its target"),
    "every": say("how often it is measured"),
    "source": say("where its figures come from"),
    "owner": say("who answers for it"),
}
_FIX: Final = {"baseline": "baseline: {value: …, date: …}"}


def check(manual: Manual) -> Iterator[Finding]:
    """One finding an indicator for all that it lacks, and one for thresholds that contradict each other."""
    for kpi in manual.kpis.values():
        origin = manual.origin("kpi", kpi.id)
        lacking = [key for key in _ASKED if getattr(kpi, key) is None and not _is_measured(manual, kpi, key)]
        if lacking:
            yield RULE.finding(
                origin / "id",
                say("“{kpi}” does not say {things}.", kpi=kpi.name, things=tuple(_ASKED[key] for key in lacking)),
                say("Write what is missing."),
                fix="\n".join(_FIX.get(key, f"{key}: …") for key in lacking),
                put=(origin,) if take_text(Kpi, lacking) else (),
                subject=("kpi", kpi.id),
            )
        if (key := _out_of_order(kpi)) is not None:
            said = say(
                "The thresholds of “{kpi}” contradict each other: {values}.",
                kpi=kpi.name,
                values=tuple(say("`{key}` {value}", key=key, value=value) for key, value in _thresholds(kpi)),
            )
            cure = say("From `target` by `warn` to `alert` it gets worse; `better` says which way that is.")
            yield RULE.finding(origin / key, said, cure, subject=("kpi", kpi.id))


def _is_measured(manual: Manual, kpi: Kpi, key: str) -> bool:
    """Whether a first measure stands for a value before."""
    return key == "baseline" and bool(manual.measures.get(kpi.id))


def _thresholds(kpi: Kpi) -> list[tuple[str, Decimal]]:
    written = (("target", kpi.target), ("warn", kpi.warn), ("alert", kpi.alert))
    return [(key, value) for key, value in written if value is not None]


def _out_of_order(kpi: Kpi) -> str | None:
    """The first threshold that is better than the one before it."""
    for (_, before), (key, value) in pairwise(_thresholds(kpi)):
        if (value > before) if kpi.better == "higher" else (value < before):
            return key
    return None
