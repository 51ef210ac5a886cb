"""A tool of a critical process that keeps no trace.

A step of a process of high criticality is done with the tool, and `logs` does not say how long it keeps who did what.

## Why
« La traçabilité des actions (logs, historiques) doit être assurée » (32 questions, confidentialité). After an error or
a dispute, it is the only witness.

## Wrong
```yaml cartography/tools.yml
tools:
  - id: banque                            # ← ACC109
    name: Banque en ligne
    owned_by_us: true
    admins: [raf, dirigeante]
```
```yaml sops/finance/FIN-001-paiements.yml
id: FIN-001
title: Paiements de la semaine
owner: raf
criticality: high
result: Chaque jeudi à 16 h, toute échéance de la semaine est payée.
steps:
  - {do: Préparer les virements, tool: banque}
```

## Right
```yaml cartography/tools.yml
tools:
  - id: banque
    name: Banque en ligne
    owned_by_us: true
    admins: [raf, dirigeante]
    logs: 12 months
```
```yaml sops/finance/FIN-001-paiements.yml
id: FIN-001
title: Paiements de la semaine
owner: raf
criticality: high
result: Chaque jeudi à 16 h, toute échéance de la semaine est payée.
steps:
  - {do: Préparer les virements, tool: banque}
```

## Cure
Ask the editor of the tool how long it keeps its journal, and write it in `logs`; choose another tool if it keeps none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.step import WorkStep
from passation.rules.rule import Rule

RULE: Final = Rule("ACC109", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a tool, with its first use in a critical process."""
    first: dict[str, tuple[str, int]] = {}
    for sop in in_force(manual):
        for position, step in enumerate(sop.steps) if sop.criticality == "high" else ():
            if isinstance(step, WorkStep) and step.tool is not None:
                first.setdefault(step.tool, (sop.id, position))
    for name, (process, position) in first.items():
        tool = manual.tools[name]
        if tool.logs is None:
            yield RULE.finding(
                manual.origin("tool", name) / "id",
                say(
                    "{process} is critical, and nothing says how long “{tool}” keeps a trace.",
                    process=process,
                    tool=tool.name,
                ),
                say("Write it in `logs`, or choose another tool if it keeps none."),
                fix="logs: …",
                related=(
                    Related(
                        manual.origin("process", process).at("steps", position, "tool"),
                        say("It is used here, among others."),
                    ),
                ),
                subject=("tool", name),
            )
