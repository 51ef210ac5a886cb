"""A tool whose keys the company does not hold.

Fewer than two roles of the company administer it, or its contract is in somebody else's name (`owned_by_us: false`).
The day that role is away, or that provider leaves, the tool and its data stay behind a closed door.

## Why
A delegation must keep « une capacité de réversibilité rapide (clés d’accès…) » (32 questions, contrôle stratégique);
« Sécuriser la propriété et la réversibilité des données : Exiger un accès permanent aux données » (glossaire
stratégique, signaux faibles).

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    admins: [raf]                         # ← ACC106
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    admins: [raf, dirigeante]
```

## Cure
Give the administration to two roles of the company, and have the contract put in its name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from passation.analysis.access import granted
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("ACC106", Severity.WARNING)
_ENOUGH: Final = 2


def check(manual: Manual, today: dt.date) -> Iterator[Finding]:
    """One finding a tool. A tool that nobody holds is ACC103; rights that have ended do not count."""
    inside = frozenset(each.id for each in manual.actors.values() if each.side == "internal")
    held: dict[str, dict[str, str]] = {}
    for (actor, name), right in granted(manual, today).items():
        held.setdefault(name, {})[actor] = right
    for tool in manual.tools.values():
        holders = held.get(tool.id, {})
        keys = [actor for actor, right in holders.items() if right == "admin" and actor in inside]
        origin = manual.origin("tool", tool.id)
        if tool.owned_by_us is False:
            where, said = origin / "owned_by_us", say("The contract of “{tool}” is not in your name.", tool=tool.name)
            cure = say("Have the contract put in the company's name, with two administrators inside.")
        elif holders and len(keys) < _ENOUGH:
            where, cure = origin / "admins", say("Give the administration to two roles of the company.")
            said = say("Nobody of the company administers “{tool}”.", tool=tool.name)
            if keys:
                only = manual.name_of("actor", keys[0])
                said = say("Only “{actor}” administers “{tool}” for the company.", actor=only, tool=tool.name)
        else:
            continue
        yield RULE.finding(where, said, cure, subject=("tool", tool.id))
