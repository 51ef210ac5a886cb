"""Somebody whom nobody can replace.

A role does a step of a process of medium or high criticality, alone, and nobody stands in for it: no `backup` is
named, or the one named was never trained on that process, and a backup counts only when trained (nobody is trained on
a draft). A role that several people hold today replaces itself.

## Why
« Une organisation centrée sur l’expertise individuelle sans formalisation des process est vulnérable à chaque départ,
absence ou cession » (tâches administratives); « Négligence du volet formation croisée (interne/externe) » (32
questions, pièges et résistances). The verdict depends on the day.

## Wrong
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable}      # ← CONT101
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: comptable
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable, backup: raf}
trainings:
  - {who: raf, what: FIN-001, date: 2026-05-11}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: comptable
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Name a `backup` for the role in `actors.yml`, or for this process under `backups`, and write its training under
`trainings`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.continuity import Cover, cover, is_shared
from passation.analysis.review import in_force
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("CONT101", Severity.WARNING, rises=True)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a role that has no backup, and one a backup that was not trained, with the processes concerned."""
    alone: dict[tuple[str, str | None], list[Sop]] = {}
    for sop in in_force(manual):
        if sop.criticality == "low":
            continue
        needed = _alone_in_a_step(sop)
        for each in cover(manual, sop, today):
            if each.actor not in needed or each.trained or is_shared(manual.actors[each.actor], today):
                continue
            if each.backup is None or sop.document.status != "draft":
                alone.setdefault((each.actor, each.backup), []).append(sop)
    for (actor, backup), sops in alone.items():
        yield _finding(manual, Cover(actor, backup, trained=False), sops)


def _alone_in_a_step(sop: Sop) -> frozenset[str]:
    """The roles without which some step cannot be done: those named alone for it, or together with others."""
    found: set[str] = set()
    for step in sop.steps:
        if isinstance(step, WorkStep):
            performers = sop.performers(step)
            found.update(performers if len(performers) == 1 else (), step.with_)
    return frozenset(found)


def _finding(manual: Manual, each: Cover, sops: list[Sop]) -> Finding:
    processes = tuple(sop.id for sop in sops)
    message: Message = say(
        "Nobody replaces “{actor}” in {processes}.", actor=manual.name_of("actor", each.actor), processes=processes
    )
    cure, fix = say("Name a `backup`, and write its training under `trainings`."), "backup: …"
    if each.backup is not None:
        facts = {"actor": manual.name_of("actor", each.actor), "backup": manual.name_of("actor", each.backup)}
        message = say(
            "“{backup}” replaces “{actor}” without being trained on {processes}.", processes=processes, **facts
        )
        cure = say("Write the training under `trainings`, once it has taken place, or name another backup.")
        fix = "\n".join(f"- {{who: {each.backup}, what: {process}, date: …}}" for process in processes)
    return RULE.finding(
        _where(manual, each, sops[0]),
        message,
        cure,
        fix=fix,
        related=tuple(
            Related(manual.origin("process", sop.id) / "title", say("This process depends on it.")) for sop in sops
        ),
        subject=("actor", each.actor),
    )


def _where(manual: Manual, each: Cover, sop: Sop) -> Origin:
    """The backup that the process names, else the actor's, else the actor."""
    if sop.backups.get(each.actor) is not None:
        return manual.origin("process", sop.id).at("backups", each.actor)
    return manual.origin("actor", each.actor) / ("backup" if each.backup is not None else "id")
