"""A decision that decides nothing.

An `ask` has fewer than two answers, or an answer leads back to the question itself. Where the question has no
question mark, it is information.

## Why
« Une formalisation écrite pour les process critiques ou les passages de relais » (32 questions, transmission
d’information) must say what happens otherwise: whoever meets the other case is alone with it.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - id: s10
    ask: La fiche client signale-t-elle un litige ?
    answers: {Non: s20}                   # ← FLOW102
  - {id: s20, do: Relancer la facture}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - id: s10
    ask: La fiche client signale-t-elle un litige ?
    answers: {Oui: end, Non: s20}
  - {id: s20, do: Relancer la facture}
```

## Cure
Write every answer and the step it leads to; `end` stops the process.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.step import AskStep
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("FLOW102", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each cause in each question."""
    for sop in in_force(manual):
        for position, step in enumerate(sop.steps):
            if isinstance(step, AskStep):
                yield from _faults(step, manual.origin("process", sop.id).at("steps", position), ("process", sop.id))


def _faults(step: AskStep, origin: Origin, subject: tuple[str, str]) -> Iterator[Finding]:
    if len(step.answers) < 2:
        said = say("This question has one answer only: “{step}”.", step=step.text)
        cure = say("Write what happens otherwise; an answer may lead to `end`.")
        yield RULE.finding(origin / "answers", said, cure, subject=subject)
    for answer, target in step.answers.items():
        if step.id is not None and target.goto == step.id:
            said = say("The answer “{answer}” leads back to its own question.", answer=answer)
            cure = say("Lead it to the step that changes something, or use `wait`.")
            yield RULE.finding(origin.at("answers", answer), said, cure, subject=subject)
    if not step.text.rstrip(" »”\"'").endswith("?"):
        said = say("This question has no question mark: “{step}”.", step=step.text)
        cure = say("Ask it: a reader must see that there is something to decide.")
        yield RULE.finding(origin / "ask", said, cure, severity=Severity.INFO, subject=subject)
