"""A step whose performer has no access to its tool.

Somebody does a step with a tool she does not hold, or holds with too small a right. The right needed follows from the
step: `write` where it outputs data whose system of record is the tool, `read` otherwise; `accesses` may ask for more.

## Why
« Externaliser sans fournir ce qui est nécessaire revient à demander un travail sans outils » (7 pièges, 2), and the
list there starts with « accès aux logiciels (CRM, facturation, messagerie) ». The verdict depends on the day.

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    mfa: true
    grants:
      - {actor: assistante-bis, right: read}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Pointer les règlements reçus
    tool: banque                          # ← ACC101
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    mfa: true
    grants:
      - {actor: assistante, right: read}
      - {actor: assistante-bis, right: read}
```
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - do: Pointer les règlements reçus
    tool: banque
```

## Cure
Grant the access in `tools.yml`, or give the step to somebody who has it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import Need, Use, granted, missing
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Right
from passation.rules.rule import Rule
from passation.source import Trail

RULE: Final = Rule("ACC101", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding for each process, performer and tool, at the first use. A tool that nobody holds is ACC103."""
    held = granted(manual, today)
    held_tools = {tool for _, tool in held}
    for need in missing(manual, today):
        if need.tool not in held_tools:
            continue
        first: dict[str, Use] = {}
        for use in need.uses:
            first.setdefault(use.process, use)
        for process, use in first.items():
            yield _finding(manual, need, use, process, held.get((need.actor, need.tool)))


def _finding(manual: Manual, need: Need, use: Use, process: str, held: Right | None) -> Finding:
    right = max(
        (each.right for each in need.uses if each.process == process), key=("read", "write", "approve", "admin").index
    )
    facts = {
        "actor": manual.name_of("actor", need.actor),
        "tool": manual.name_of("tool", need.tool),
        "step": manual.sops[process].steps[use.step].text if use.step is not None else "",
        "right": right,
    }
    return RULE.finding(
        manual.origin("process", process).at(*_trail(use)),
        _message(use, held, facts),
        say("Grant it in `tools.yml`, or give the work to somebody who has it."),
        fix=f"- {{actor: {need.actor}, right: {right}}}",
        related=(Related(manual.origin("tool", need.tool), say("The accesses of this tool stand here.")),),
        subject=("process", process),
    )


def _message(use: Use, held: Right | None, facts: dict[str, str]) -> Message:
    if use.step is None:
        return say("“{actor}” has no `{right}` access to “{tool}”, which the process lists.", **facts)
    if held is not None:
        return say("“{actor}” does “{step}” and needs the `{right}` access to “{tool}”.", **facts)
    return say("“{actor}” does “{step}” without access to “{tool}”.", **facts)


def _trail(use: Use) -> Trail:
    return ("steps", use.step, "tool") if use.step is not None else ("accesses", use.access or 0)
