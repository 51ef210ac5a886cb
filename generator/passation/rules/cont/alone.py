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
from collections.abc import Collection, Iterator
from typing import Final

from passation.analysis.continuity import PEOPLE, backup_of, is_shared, is_trained
from passation.analysis.review import in_force
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("CONT101", Severity.WARNING, rises=True)
_NAMED: Final = 5
"""Processes that are named one by one; more are counted."""


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a role that has no backup, and one a backup that was not trained, with the processes concerned."""
    people = frozenset(each.id for each in manual.actors.values() if each.side in PEOPLE and not is_shared(each, today))
    alone: dict[tuple[str, str | None], list[Sop]] = {}
    for sop in in_force(manual):
        doing = _doing(sop) if sop.criticality != "low" else {}
        for actor, is_needed in doing.items():
            if is_needed and actor in people:
                backup = backup_of(manual, sop, actor)
                if not _is_covered(manual, sop, actor, backup, doing, today):
                    alone.setdefault((actor, backup), []).append(sop)
    for (actor, backup), sops in alone.items():
        yield _finding(manual, actor, backup, sops)


def _doing(sop: Sop) -> dict[str, bool]:
    """Who does steps of a process, and whether some step cannot be done without them: alone, or with others."""
    found: dict[str, bool] = {}
    default = sop.default_performer
    for step in sop.steps:
        if isinstance(step, WorkStep):
            if len(step.actor) <= 1:
                found[step.actor[0] if step.actor else default] = True
            else:
                found = {**dict.fromkeys(step.actor, False), **found}
            if step.with_:
                found.update(dict.fromkeys(step.with_, True))
    return found


def _is_covered(
    manual: Manual, sop: Sop, actor: str, backup: str | None, doing: Collection[str], today: dt.date
) -> bool:
    """Whether somebody who knows the process stands in. Nobody is trained on a draft: a name is enough there.

    Who is named as his own backup is told by CONT102.
    """
    if backup is None or backup == actor:
        return backup is not None
    return sop.document.status == "draft" or backup in doing or is_trained(manual, backup, sop.id, today)


def _finding(manual: Manual, actor: str, backup: str | None, sops: list[Sop]) -> Finding:
    first = sops[:_NAMED]
    if backup is None:
        cure, fix = say("Name a `backup`, and write its training under `trainings`."), "backup: …"
    else:
        cure = say("Write the training under `trainings`, once it has taken place, or name another backup.")
        fix = "\n".join(f"- {{who: {backup}, what: {sop.id}, date: …}}" for sop in first)
    return RULE.finding(
        _where(manual, actor, backup, sops[0]),
        _message(manual, actor, backup, sops),
        cure,
        fix=fix,
        related=tuple(
            Related(manual.origin("process", sop.id) / "title", say("This process depends on it.")) for sop in first
        ),
        subject=("actor", actor),
    )


def _message(manual: Manual, actor: str, backup: str | None, sops: list[Sop]) -> Message:
    facts = {"actor": manual.name_of("actor", actor), "backup": manual.name_of("actor", backup or actor)}
    processes, count = tuple(sop.id for sop in sops), len(sops)
    if backup is None and count <= _NAMED:
        return say("Nobody replaces “{actor}” in {processes}.", processes=processes, **facts)
    if backup is None:
        return say("Nobody replaces “{actor}” in {count} processes.", count=count, **facts)
    if count <= _NAMED:
        return say("“{backup}” replaces “{actor}” without being trained on {processes}.", processes=processes, **facts)
    return say("“{backup}” replaces “{actor}” without being trained on {count} processes.", count=count, **facts)


def _where(manual: Manual, actor: str, backup: str | None, sop: Sop) -> Origin:
    """The backup that the process names, else the actor's, else the actor."""
    if sop.backups.get(actor) is not None:
        return manual.origin("process", sop.id).at("backups", actor)
    return manual.origin("actor", actor) / ("backup" if backup is not None else "id")
