"""Piloting or approval handed to a provider.

A provider pilots the process, decides its priorities, approves its document or one of its steps, or does a step that
commits money or cannot be undone. All of these are decisions, and decisions stay inside.

## Why
« … le pilotage ne pourra jamais être totalement délégué sans prise de risques majeurs » (glossaire stratégique, à
retenir). « La confusion entre délégation et abandon de pilotage » is one of the weak signals to watch (tâches
administratives).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Contrôler la liste, actor: raf, control: {kind: sample, evidence: Liste datée}}
  - do: Préparer la mise en demeure
    expect: Projet complet, sans signature
    handoff: equipe
  - do: Valider la mise en demeure
    expect: Projet signé et archivé
    actor: assistante                     # ← EXT102
    control: {kind: approval, evidence: Projet signé}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Contrôler la liste, actor: raf, control: {kind: sample, evidence: Liste datée}}
  - do: Préparer la mise en demeure
    expect: Projet complet, sans signature
    handoff: equipe
  - do: Valider la mise en demeure
    expect: Projet signé et archivé
    actor: raf
    control: {kind: approval, evidence: Projet signé}
```

## Cure
Give the decision to somebody of the company; the provider prepares it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import outside_actors, steps_done_by
from passation.analysis.review import in_force
from passation.finding import Finding, Message, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import AskStep, DoStep
from passation.rules.rule import Rule
from passation.source import Trail

RULE: Final = Rule("EXT102", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """Decisions that stand with a provider."""
    outside = frozenset({*outside_actors(manual), *(a.id for a in manual.actors.values() if a.side == "partner")})
    for sop in in_force(manual):
        origin = manual.origin("process", sop.id)
        for trail, actor, message in (*_roles(sop, outside), *_decisions(sop, outside)):
            said = say(message.text, **{**message.facts, "actor": manual.name_of("actor", actor)})
            cure = say("Give the decision to somebody of the company; the provider prepares it.")
            yield RULE.finding(origin.at(*trail), said, cure, subject=("process", sop.id))


def _roles(sop: Sop, outside: frozenset[str]) -> Iterator[tuple[Trail, str, Message]]:
    if sop.owner in outside:
        yield ("owner",), sop.owner, say("“{actor}” pilots {process} from outside.", process=sop.id)
    if sop.arbiter in outside and sop.arbiter != sop.owner:
        yield (
            ("arbiter",),
            sop.arbiter,
            say("“{actor}” decides the priorities of {process} from outside.", process=sop.id),
        )
    approver = sop.document.approver
    if approver in outside:
        yield ("document", "approver"), approver, say("“{actor}” approves {process} from outside.", process=sop.id)


def _decisions(sop: Sop, outside: frozenset[str]) -> Iterator[tuple[Trail, str, Message]]:
    for position, step in steps_done_by(sop, outside):
        decides = _decides(step)
        if decides is None or (not step.actor and sop.performer is None):  # then the pilot is outside: said once
            continue
        actor = next(actor for actor in (*sop.performers(step), *step.with_) if actor in outside)
        key = "actor" if step.actor else step.kind
        yield ("steps", position, key), actor, decides


def _decides(step: DoStep | AskStep) -> Message | None:
    if step.control is not None and step.control.kind == "approval":
        return say("“{actor}” approves from outside: “{step}”.", step=step.text)
    if step.money:
        return say("“{actor}” commits the company's money from outside: “{step}”.", step=step.text)
    if step.irreversible:
        return say("“{actor}” takes from outside a step that cannot be undone: “{step}”.", step=step.text)
    return None
