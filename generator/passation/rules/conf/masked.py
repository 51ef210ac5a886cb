"""What will be masked in a process whose level is declared.

A declared level governs the process and what inherits from it. A step, a template or a data object that is higher
keeps its own level and is masked alone, for those who see the process and not the item.

## Why
ISO/IEC 27001 (A.5.12) asks to classify by content. Masking item by item is meant; this information lets the author
see it before the readers do.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
confidentiality: internal                 # ← CONF104
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Exporter les factures échues, inputs: [balance]}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
confidentiality: confidential
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Exporter les factures échues, inputs: [balance]}
```

## Cure
Nothing to do if the masking is meant. Otherwise raise the level of the process, or delete its `confidentiality`: it
then takes the highest level of its content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.levels import level_of
from passation.analysis.review import in_force
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.source import Trail
from passation.values import Level

RULE: Final = Rule("CONF104", Severity.INFO)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a process whose level is declared and lower than something in it."""
    levels = {item.id: level_of(item) for item in manual.data.values()}
    for sop in in_force(manual):
        declared = sop.confidentiality
        if declared is None or declared is Level.SECRET:
            continue
        masked = {what: (level, trail) for what, level, trail in _inside(manual, sop, levels) if level > declared}
        if not masked:
            continue
        origin = manual.origin("process", sop.id)
        yield RULE.finding(
            origin / "confidentiality",
            say(
                "The process is “{level}”; masked alone for who may not see them: {items}.",
                level=declared,
                items=tuple(say("“{item}” ({level})", item=what, level=level) for what, (level, _) in masked.items()),
            ),
            say("Nothing to do if that is meant; otherwise raise the level, or delete the line."),
            related=tuple(Related(origin.at(*trail), say("Masked alone.")) for _, trail in masked.values()),
            subject=("process", sop.id),
        )


def _inside(manual: Manual, sop: Sop, levels: dict[str, Level]) -> Iterator[tuple[str, Level, Trail]]:
    """What stands in a process with a level of its own: name, level, keys."""
    for position, step in enumerate(sop.steps):
        if step.confidentiality is not None:
            yield step.text, step.confidentiality, ("steps", position)
        if isinstance(step, WorkStep):
            for key, flows in (("inputs", step.inputs), ("outputs", step.outputs)):
                for index, flow in enumerate(flows):
                    yield manual.name_of("data", flow.data), levels[flow.data], ("steps", position, key, index)
    for position, template in enumerate(sop.templates):
        if template.confidentiality is not None:
            yield template.title, template.confidentiality, ("templates", position)
    for key, flows in (("inputs", sop.inputs), ("outputs", sop.outputs)):
        for index, flow in enumerate(flows):
            yield manual.name_of("data", flow.data), levels[flow.data], (key, index)
