"""A backup who could not do the work.

Whoever stands in for a role needs its accesses before the absence, not after: the backup lacks one that the steps of
the role replaced call for, or the role is named as its own backup. Who administers a tool holds it.

## Why
« La possibilité de remplacer instantanément un collaborateur absent (garantie de continuité) » (tâches
administratives, raison 8) supposes that the replacement can open the tools. The verdict depends on the day.

## Wrong
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable, backup: assistante-bis} # ← CONT102
trainings:
  - {who: assistante-bis, what: FIN-001, date: 2026-05-11}
```
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants:
      - {actor: comptable, right: write}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: comptable
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Pointer les règlements reçus, tool: banque}
```

## Right
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable, backup: assistante-bis}
trainings:
  - {who: assistante-bis, what: FIN-001, date: 2026-05-11}
```
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    mfa: true
    admins: [raf, dirigeante]
    grants:
      - {actor: comptable, right: write}
      - {actor: assistante-bis, right: read}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: comptable
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Pointer les règlements reçus, tool: banque}
```

## Cure
Grant the access in `tools.yml` for as long as the backup is one, or name somebody who holds it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.access import Need, covers, granted, needed
from passation.analysis.continuity import backup_of
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Right
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("CONT102", Severity.WARNING)
Pair = tuple[str, str]
"""Who is replaced, and by whom."""


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a role and its backup, with every tool that the backup lacks. A tool that nobody holds is ACC103."""
    yield from _own_backups(manual)
    held = granted(manual, today)
    opened = {tool for _, tool in held}
    lacking: dict[Pair, dict[str, Need]] = {}
    first: dict[Pair, str] = {}
    for (actor, tool), need in needed(manual).items():
        for use in need.uses if tool in opened else ():
            backup = backup_of(manual, manual.sops[use.process], actor)
            if backup is not None and backup != actor and not covers(held.get((backup, tool)), use.right):
                first.setdefault((actor, backup), use.process)
                lacking.setdefault((actor, backup), {})[tool] = need
    for pair, needs in lacking.items():
        yield _finding(manual, pair, first[pair], needs)


def _finding(manual: Manual, pair: Pair, process: str, needs: Mapping[str, Need]) -> Finding:
    actor, backup = pair
    return RULE.finding(
        _where(manual, actor, process),
        say(
            "“{backup}” replaces “{actor}” without the access it takes to {tools}.",
            backup=manual.name_of("actor", backup),
            actor=manual.name_of("actor", actor),
            tools=tuple(manual.name_of("tool", tool) for tool in needs),
        ),
        say("Grant the access in `tools.yml`, or name a backup who holds it."),
        fix="\n".join(_grant(backup, tool, need.right) for tool, need in needs.items()),
        related=tuple(
            Related(manual.origin("tool", tool) / "id", say("The accesses of this tool stand here.")) for tool in needs
        ),
        subject=("actor", actor),
    )


def _grant(backup: str, tool: str, right: Right) -> str:
    return f"- {{actor: {backup}, right: {right}}}  # {tool}"


def _where(manual: Manual, actor: str, process: str) -> Origin:
    if actor in manual.sops[process].backups:
        return manual.origin("process", process).at("backups", actor)
    return manual.origin("actor", actor) / "backup"


def _own_backups(manual: Manual) -> Iterator[Finding]:
    cure = say("Name somebody else.")
    for each in manual.actors.values():
        if each.backup == each.id:
            said = say("“{actor}” is named as its own backup.", actor=each.name)
            yield RULE.finding(manual.origin("actor", each.id) / "backup", said, cure, subject=("actor", each.id))
    for sop in manual.sops.values():
        for actor, backup in sop.backups.items():
            if actor == backup:
                said = say("“{actor}” is named as its own backup.", actor=manual.name_of("actor", actor))
                where = manual.origin("process", sop.id).at("backups", actor)
                yield RULE.finding(where, said, cure, subject=("process", sop.id))
