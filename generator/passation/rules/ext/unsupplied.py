"""A provider without what the work needs.

A provider works in the process, and one of the four things to hand over is written nowhere: the information it starts
from (`inputs`), the tool it is done with (`tool`, `accesses`), a model to follow (`templates`, `references`), what
comes first (`priorities`, of the process or of the company).

## Why
« Ne pas transmettre les informations, accès et documents essentiels » (7 pièges, 2), whose checklist is « accès aux
logiciels », « modèles de devis, factures, réponses types », « priorités internes » and « historique client ».

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante                     # ← EXT108
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, tool: compta, inputs: [journal]}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
references: [Code de commerce L441-10]
steps:
  - {do: Relancer chaque facture échue, tool: compta, inputs: [journal]}
```

## Cure
Write what is missing; what the work really does not need can be said in a waiver.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import delegated, outside_actors
from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.places import take_text
from passation.rules.rule import Rule

RULE: Final = Rule("EXT108", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a delegated process, with all that it lacks."""
    outside = outside_actors(manual)
    for process, first in delegated(manual).items():
        sop, origin = manual.sops[process], manual.origin("process", process)
        lacking = tuple(_lacking(manual, sop))
        if not lacking:
            continue
        yield RULE.finding(
            origin / "performer" if sop.performer in outside else origin.at("steps", first),
            say(
                "{process} does not give the provider {things}.",
                process=sop.id,
                things=tuple(said for _, said in lacking),
            ),
            say("Write it, so that nobody has to ask for it."),
            fix="\n".join(key for key, _ in lacking),
            put=(origin,) if take_text(Sop, [key.partition(":")[0] for key, _ in lacking]) else (),
            subject=("process", sop.id),
        )


def _lacking(manual: Manual, sop: Sop) -> Iterator[tuple[str, Message]]:
    """What is missing: the line to write, and what it is called."""
    work = [step for step in sop.steps if isinstance(step, WorkStep)]
    if not sop.inputs and not any(step.inputs for step in work):
        yield "inputs: […]", say("the information it starts from")
    if not sop.accesses and not any(step.tool for step in work):
        yield "accesses: […]", say("the tool it is done with")
    if not sop.templates and not sop.references:
        yield "templates: […]", say("a template or a reference to follow")
    if not sop.priorities and not manual.company.priorities:
        yield "priorities: […]", say("what comes first")
