"""Data that nobody could bring back after a loss.

A tool is where data count (`system_of_record`), and its sheet does not say how they come back: no `restore`.

## Why
« Quels process de sauvegarde et de récupération des informations ? » (32 questions); « la continuité des informations
sensibles » (tâches administratives, pilotage). A copy that nobody has ever restored is not a copy.

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque                            # ← EXIT105
    name: Banque en ligne
    owned_by_us: true
    admins: [raf, dirigeante]
```
```yaml cartography/data.yml
data:
  - {id: releve, name: Relevés de compte, system_of_record: banque}
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    admins: [raf, dirigeante]
    restore: {how: Relevés archivés chaque mois, where: Serveur de fichiers, tested: 2026-09-08}
```
```yaml cartography/data.yml
data:
  - {id: releve, name: Relevés de compte, system_of_record: banque}
```

## Cure
Say in `restore` how the data come back, from where, and on which day that was last tried.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("EXIT105", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a tool, with the data that would be lost."""
    kept: dict[str, list[str]] = {}
    for item in manual.data.values():
        if item.system_of_record is not None:
            kept.setdefault(item.system_of_record, []).append(item.name)
    for tool in manual.tools.values():
        if tool.restore is None and tool.id in kept:
            said = say(
                "If “{tool}” were lost, nothing says how these come back: {data}.",
                tool=tool.name,
                data=tuple(kept[tool.id]),
            )
            cure = say("Write `restore`: how, from where, and the day on which it was last tried.")
            fix = "restore: {how: …, where: …, tested: …}"
            origin = manual.origin("tool", tool.id)
            yield RULE.finding(origin / "id", said, cure, fix=fix, subject=("tool", tool.id), put=(origin,))
