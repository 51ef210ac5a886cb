"""A tool whose data only the provider can take out.

A provider works in the tool, and the tool’s sheet names no export format, says that the company cannot export alone, or
gives no day on which the export was tried.

## Why
« … une capacité de réversibilité rapide (clés d’accès, documentation des process, données exportables…) » (32
questions, contrôle stratégique); « les effets tunnel liés à des outils propriétaires sont fréquents » (glossaire
stratégique, compatibilité des outils).

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, tool: crm}
  - {do: Contrôler cinq relances, actor: raf, control: {kind: sample}}
```
```yaml cartography/tools.yml
tools:
  - id: crm                               # ← EXIT103
    name: Suivi des clients
    owned_by_us: true
    admins: [raf, dirigeante]
    restore: {how: Export hebdomadaire, tested: 2026-09-08}
    grants:
      - {actor: assistante, right: write}
      - {actor: assistante-bis, right: write}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
performer: assistante
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue, tool: crm}
  - {do: Contrôler cinq relances, actor: raf, control: {kind: sample}}
```
```yaml cartography/tools.yml
tools:
  - id: crm
    name: Suivi des clients
    owned_by_us: true
    admins: [raf, dirigeante]
    export: {format: CSV, self_service: true, tested: 2026-06-12}
    restore: {how: Export hebdomadaire, tested: 2026-09-08}
    grants:
      - {actor: assistante, right: write}
      - {actor: assistante-bis, right: write}
```

## Cure
Export once without the provider’s help, open the file, and write down the format and the day in `export`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.providers import outside_actors, steps_done_by
from passation.analysis.review import in_force
from passation.finding import Finding, Message, Related, Severity, say
from passation.model.manual import Manual
from passation.model.tool import Tool
from passation.rules.rule import Rule

RULE: Final = Rule("EXIT103", Severity.WARNING, rises=True)


def check(manual: Manual) -> Iterator[Finding]:
    """One finding a tool in which a provider works, with all that its export lacks."""
    for tool, (process, position) in _outside_uses(manual).items():
        lacks = _lacks(manual.tools[tool])
        if lacks:
            origin = manual.origin("tool", tool)
            yield RULE.finding(
                origin / ("id" if manual.tools[tool].export is None else "export"),
                say(
                    "The data in “{tool}” may not come back without the provider: {points}.",
                    tool=manual.name_of("tool", tool),
                    points=tuple(lacks),
                ),
                say("Export once without help, open the file, and write down the format and the day."),
                fix="export: {format: CSV, self_service: true, tested: …}",
                related=(
                    Related(
                        manual.origin("process", process).at("steps", position, "tool"),
                        say("A provider works in it here, among others."),
                    ),
                ),
                subject=("tool", tool),
            )


def _outside_uses(manual: Manual) -> dict[str, tuple[str, int]]:
    """Tools in which providers work, with the first step that shows it."""
    outside, found = outside_actors(manual), dict[str, tuple[str, int]]()
    for sop in in_force(manual):
        for position, step in steps_done_by(sop, outside):
            if step.tool is not None:
                found.setdefault(step.tool, (sop.id, position))
    return found


def _lacks(tool: Tool) -> list[Message]:
    export = tool.export
    if export is None:
        return [say("nothing is said of its export")]
    lacks = []
    if export.format is None:
        lacks.append(say("no format is named"))
    if export.self_service is False:
        lacks.append(say("the company cannot export alone"))
    if export.tested is None:
        lacks.append(say("the export was never tried"))
    return lacks
