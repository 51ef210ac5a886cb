"""An access still open after a departure.

The role has left, or every contract with its organisation has ended, and it still holds an access or administers a
tool.

## Why
A delegation must keep « une capacité de réversibilité rapide (clés d’accès, documentation des process, données
exportables…) » (32 questions, contrôle stratégique). An access that outlives the person is the first one misused
(ISO/IEC 27001, A.5.18). The verdict depends on the day.

## Wrong
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable, left: 2026-06-30}
```
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    grants:
      - {actor: comptable, right: write}  # ← ACC108
```

## Right
```yaml cartography/actors.yml
actors:
  - {id: comptable, name: Comptable, left: 2026-06-30}
```
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    admins: [raf, dirigeante]
    grants:
      - {actor: comptable, right: write, until: 2026-06-30}
```

## Cure
Take the access back in the tool, then give the line an `until`, or delete it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import holdings
from passation.analysis.providers import contracts_of
from passation.finding import Finding, Message, Severity, say
from passation.model.actor import Actor
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ACC108", Severity.ERROR)


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """Rights that run today and whose holder is gone."""
    gone = {each.id: said for each in manual.actors.values() if (said := _departure(manual, each, today)) is not None}
    for each in holdings(manual, today):
        if each.actor not in gone:
            continue
        origin, tool = manual.origin("tool", each.tool), manual.tools[each.tool]
        where = (
            origin.at("grants", each.grant)
            if each.grant is not None
            else origin.at("admins", tool.admins.index(each.actor))
        )
        said = gone[each.actor]
        yield RULE.finding(
            where,
            say(said.text, **{**said.facts, "tool": tool.name}),
            say("Take it back in the tool, then give the line an `until`, or delete it."),
            subject=("tool", each.tool),
        )


def _departure(manual: Manual, actor: Actor, today: dt.date) -> Message | None:
    if actor.left is not None and actor.left < today:
        return say("“{actor}” left on {day} and still has access to “{tool}”.", actor=actor.name, day=actor.left)
    contracts = contracts_of(manual, actor.organisation) if actor.organisation else ()
    ends = [each.end for each in contracts if each.end is not None and each.end < today]
    if contracts and len(ends) == len(contracts):
        day = max(ends)
        return say(
            "The contract of “{actor}” ended on {day}; the access to “{tool}” is still open.", actor=actor.name, day=day
        )
    return None
