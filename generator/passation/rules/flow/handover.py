"""Work that changes hands without a word.

One step is done by somebody, the next one by somebody else, and nothing says how the work passes: no `handoff`, no
information that the first step gives out, no `channel` of the process. In a process of high criticality it is an error.

## Why
« Une formalisation écrite pour les process critiques ou les passages de relais » (32 questions, transmission
d’information); « transmettre clairement garantit la qualité, la sécurité et le contrôle lors du passage de relais »
(tâches administratives). Work falls between two people where each believes that it is the other’s turn.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
criticality: high
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document: {status: review}
steps:
  - {do: Préparer les relances}           # ← FLOW104
  - {do: Signer les relances, actor: dirigeante}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
criticality: high
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
document: {status: review}
steps:
  - {do: Préparer les relances, handoff: {channel: equipe, accept: Dossier vu}}
  - {do: Signer les relances, actor: dirigeante}
```

## Cure
Write `handoff` in the step that ends: over which channel, what passes, how the other one accepts it. Where one channel
serves the whole process, `channel` says it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.responsibility import Handover, handovers
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WaitStep, WorkStep
from passation.rules.rule import Rule

RULE: Final = Rule("FLOW104", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each step from which the work leaves unsaid, whatever the number of arrows."""
    for sop in in_force(manual):
        if sop.channel is None and any(step.actor for step in sop.steps):
            told = set()
            for each in handovers(manual, sop):
                if each.source_step not in told and not _is_described(sop, each):
                    told.add(each.source_step)
                    yield _finding(manual, sop, each)


def _is_described(sop: Sop, each: Handover) -> bool:
    """Whether something says how the work passes; what is waited for comes by itself."""
    source, target = sop.steps[each.source_step], sop.steps[each.target_step]
    if isinstance(source, WaitStep) or isinstance(target, WaitStep):
        return True
    return source.handoff is not None or (isinstance(source, WorkStep) and bool(source.outputs))


def _finding(manual: Manual, sop: Sop, each: Handover) -> Finding:
    grave = sop.criticality == "high"
    where, channel = manual.origin("process", sop.id).at("steps", each.source_step), _channel(manual, sop)
    return RULE.finding(
        where,
        say(
            "The work passes from “{giver}” to “{taker}” here, and nothing says how.",
            giver=manual.name_of("actor", each.from_actor),
            taker=manual.name_of("actor", each.to_actor),
        ),
        say("Add `handoff`: over which channel, what passes, how it is accepted."),
        fix=f"handoff: {{channel: {channel or '…'}, accept: …}}",
        put=(where,) if channel is not None else (),
        severity=Severity.ERROR if grave else RULE.severity,
        subject=("process", sop.id),
    )


def _channel(manual: Manual, sop: Sop) -> str | None:
    """The channel over which the work would pass: that of the process, or the only one for everyday matters."""
    everyday = [each.id for each in manual.channels.values() if each.use != "urgent"]
    return sop.channel or (everyday[0] if len(everyday) == 1 else None)
