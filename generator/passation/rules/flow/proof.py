"""A process in which nothing shows that it was done well.

No step says what is true once it is done (`expect`); or a control names nothing that proves it (`evidence`). Drafts
are left alone: what proves a step is often known last.

## Why
« L’instauration de routines de reporting, d’indicateurs partagés et de modes opératoires accessibles favorise la montée
en qualité » (tâches administratives, pilotage et contrôles qualité). Without a sign that it is done, whoever does a
step cannot know, and whoever checks it can only trust.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document: {status: review}
steps:
  - {do: Relancer chaque facture échue, expect: Relance datée}
  - do: Contrôler cinq relances
    control: {kind: sample}               # ← FLOW106
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document: {status: review}
steps:
  - {do: Relancer chaque facture échue, expect: Relance datée}
  - do: Contrôler cinq relances
    control: {kind: sample, evidence: Commentaire daté dans le journal}
```

## Cure
Say in `expect` what is true once the step is done, and in `evidence` what is left of a control.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule

RULE: Final = Rule("FLOW106", Severity.INFO)


def check(manual: Manual) -> Iterator[Finding]:
    """A finding for a process without any sign, and one for each control without proof."""
    for sop in in_force(manual):
        if sop.document.status != "draft":
            yield from _faults(sop, manual)


def _faults(sop: Sop, manual: Manual) -> Iterator[Finding]:
    origin, subject = manual.origin("process", sop.id), ("process", sop.id)
    controls = [
        (position, step.control)
        for position, step in enumerate(sop.steps)
        if isinstance(step, WorkStep) and step.control is not None
    ]
    if not controls and all(step.expect is None for step in sop.steps):
        said = say("No step of {process} says how one sees that it is done.", process=sop.id)
        cure = say("Add `expect` to the steps that matter: what is true once they are done.")
        yield RULE.finding(origin / "steps", said, cure, fix="expect: …", on_key=True, subject=subject)
    for position, control in controls:
        if control.evidence is None and control.kind != "automatic":
            said = say("Nothing is left of this control: “{step}”.", step=sop.steps[position].text)
            cure = say("Add `evidence`: a signature, a dated comment, a line in a register.")
            where = origin.at("steps", position, "control")
            yield RULE.finding(where, said, cure, fix="evidence: …", subject=subject, put=(where,))
