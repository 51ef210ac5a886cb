"""A step that is never reached, or from which the process never ends.

No arrow leads to the step from the first one; or every way from it turns in a circle.

## Why
« Se méfier de l’externalisation “à l’aveugle” sans analyse des flux critiques » (glossaire stratégique, cartographie
des process). A reader follows the arrows: a step that none leads to is never done, and a circle never stops.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Relancer chaque facture échue, next: end}
  - {id: s20, do: Consigner la relance}   # ← FLOW101
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {id: s10, do: Relancer chaque facture échue}
  - {id: s20, do: Consigner la relance}
```

## Cure
Lead to the step by `next`, `answers` or `after`; give every circle a way out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.gates import reached
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.flow import FINISH, Graph
from passation.model.manual import Manual
from passation.rules.rule import Rule

RULE: Final = Rule("FLOW101", Severity.ERROR)


def check(manual: Manual) -> Iterator[Finding]:
    """The first step of each part that is cut off, and the first step of a circle without a way out."""
    for sop in in_force(manual):
        lost, endless = _faults(manual.graphs[sop.id], len(sop.steps))
        origin, subject = manual.origin("process", sop.id), ("process", sop.id)
        for position in lost:
            said = say("No arrow leads to this step: “{step}”.", step=sop.steps[position].text)
            cure = say("Lead to it by `next`, `answers` or `after`, or delete it.")
            yield RULE.finding(origin.at("steps", position), said, cure, subject=subject)
        if endless is not None:
            said = say("From this step on, the process never ends: “{step}”.", step=sop.steps[endless].text)
            cure = say("Give the circle a way out: an answer or a `next` that leads to `end`.")
            yield RULE.finding(origin.at("steps", endless), said, cure, subject=subject)


def _faults(graph: Graph, size: int) -> tuple[list[int], int | None]:
    """Steps where what is cut off begins, and the first reached step that leads to no end."""
    onward: dict[int, list[int]] = {}
    back: dict[int, list[int]] = {}
    for edge in graph.edges:
        onward.setdefault(edge.source, []).append(edge.target)
        back.setdefault(edge.target, []).append(edge.source)
    known = {graph.start} | reached(onward, [graph.start])
    ending = reached(back, [FINISH])
    lost = []
    endless = next((position for position in range(size) if position in known and position not in ending), None)
    for position in range(size):
        if position not in known:
            lost.append(position)
            known |= {position} | reached(onward, [position])
    return lost, endless
