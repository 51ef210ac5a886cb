"""A strategic process handed to a provider.

The process is strategic (`strategic: true`, or its domain belongs to management), and a provider decides or checks in
it. Where the provider only carries out steps, it is a warning.

## Why
« Distinguer clairement les tâches stratégiques (conservation en interne) des tâches administratives (éligibles à
l’externalisation) » (32 questions, contrôle stratégique).

## Wrong
```yaml sops/direction/DIR-001-prix.yml
id: DIR-001
title: Révision des prix
owner: dirigeante
arbiter: dirigeante
strategic: true
criticality: low
result: Chaque 1er mars, la grille de prix de l'année est signée.
kpis: [relances-a-jour]
channel: equipe
references: [Code de commerce L441-1]
steps:
  - {id: s10, do: Réunir les coûts de l'année, tool: compta, inputs: [{data: balance, from: raf}]}
  - id: s20                               # ← EXT103
    ask: La marge reste-t-elle au-dessus de 30 % ?
    actor: assistante
    answers: {Oui: end, Non: s30}
  - {id: s30, do: Signer les nouveaux prix, control: {kind: approval, evidence: Grille signée}}
```

## Right
```yaml sops/direction/DIR-001-prix.yml
id: DIR-001
title: Révision des prix
owner: dirigeante
arbiter: dirigeante
strategic: true
criticality: low
result: Chaque 1er mars, la grille de prix de l'année est signée.
kpis: [relances-a-jour]
channel: equipe
references: [Code de commerce L441-1]
steps:
  - {id: s10, do: Réunir les coûts de l'année, tool: compta, inputs: [{data: balance, from: raf}]}
  - id: s20
    ask: La marge reste-t-elle au-dessus de 30 % ?
    actor: raf
    answers: {Oui: end, Non: s30}
  - {id: s30, do: Signer les nouveaux prix, control: {kind: approval, evidence: Grille signée}}
```

## Cure
Keep the decisions and the checks inside, or say that the process is not strategic (`strategic: false`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import outside_actors, steps_done_by
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.step import AskStep
from passation.rules.rule import Rule

RULE: Final = Rule("EXT103", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """Strategic processes with a provider in them, one finding each, at the gravest step."""
    outside = outside_actors(manual)
    leading = {domain.id for domain in manual.company.domains if domain.band == "management"}
    for sop in in_force(manual):
        strategic = sop.strategic if sop.strategic is not None else manual.domain_of.get(sop.id) in leading
        steps = list(steps_done_by(sop, outside)) if strategic else []
        if not steps:
            continue
        deciding = [(at, step) for at, step in steps if isinstance(step, AskStep) or step.control is not None]
        position, step = (deciding or steps)[0]
        if deciding:
            said = say(
                "{process} is strategic, and a provider decides in it: “{step}”.", process=sop.id, step=step.text
            )
        else:
            said = say("{process} is strategic, and a provider works in it: “{step}”.", process=sop.id, step=step.text)
        yield RULE.finding(
            manual.origin("process", sop.id).at("steps", position),
            said,
            say("Keep it inside, or write `strategic: false` where it is administrative work."),
            severity=Severity.ERROR if deciding else Severity.WARNING,
            subject=("process", sop.id),
        )
