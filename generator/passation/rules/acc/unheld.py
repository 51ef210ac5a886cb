"""A tool that is used and that nobody holds.

A step works with the tool, or a process lists it under `accesses`, and the tool has no administrator and no access
that runs today: nobody could open it.

## Why
The first thing to hand over is « accès aux logiciels (CRM, facturation, messagerie) » (7 pièges, 2). What nobody
holds can be neither handed over nor taken back. The verdict depends on the day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Pointer les règlements reçus
    tool: banque                          # ← ACC103
```
```yaml cartography/tools.yml
tools:
  - {id: banque, name: Banque en ligne}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Pointer les règlements reçus
    tool: banque
```
```yaml cartography/tools.yml
tools:
  - {id: banque, name: Banque en ligne, admins: [raf, dirigeante]}
```

## Cure
Write in `tools.yml` who administers the tool and who holds an access to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import Use, granted, needed
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ACC103", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a tool, at its first use in a process that is no draft, else at its first use."""
    held = {tool for _, tool in granted(manual, today)}
    uses: dict[str, list[Use]] = {}
    for (_, tool), need in needed(manual).items():
        if tool not in held:
            uses.setdefault(tool, []).extend(need.uses)
    for tool, found in uses.items():
        first = min(
            found, key=lambda use: (manual.sops[use.process].document.status == "draft", use.process, use.step or 0)
        )
        trail = ("steps", first.step, "tool") if first.step is not None else ("accesses", first.access or 0)
        yield RULE.finding(
            manual.origin("process", first.process).at(*trail),
            say("Nobody holds an access to “{tool}”.", tool=manual.name_of("tool", tool)),
            say("Write in `tools.yml` who administers it and who holds an access to it."),
            fix="admins: […]",
            related=(Related(manual.origin("tool", tool), say("The tool stands here.")),),
            subject=("process", first.process),
        )
