"""The same information typed in two tools.

Somebody writes a data object in a tool that is not its system of record; or, where none is named, in two tools. Steps
that a system does by itself are left alone: they copy, nobody types.

## Why
« Perte d’informations ou double saisie dans les process » (32 questions, risques d’une coordination défaillante);
« limiter la ressaisie manuelle » (glossaire stratégique, intégrateurs). Of two copies, one is wrong one day.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - {do: Consigner la relance, tool: compta, outputs: [journal]} # ← FLOW103
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
steps:
  - {do: Relancer chaque facture échue}
  - {do: Consigner la relance, tool: crm, outputs: [journal]}
```

## Cure
Write it where it counts, and read it there from everywhere else; or correct `system_of_record` in `data.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.review import in_force
from passation.finding import Finding, Related, Severity, say
from passation.model.manual import Manual
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("FLOW103", Severity.WARNING, rises=True)
_Spot = tuple[str, int, int]
"""A process, the position of a step, the position of an output in it."""


def check(manual: Manual) -> Iterator[Finding]:
    """One finding for each data object and tool in which it should not be typed, at the first such step."""
    home = {item.id: item.system_of_record for item in manual.data.values()}
    systems = frozenset(actor.id for actor in manual.actors.values() if actor.side == "system")
    for data, tools in _written(manual, systems).items():
        right = home.get(data) or next(iter(tools))
        for tool, spot in tools.items():
            if tool != right:
                yield _finding(manual, data, tool, right, spot, tools.get(right))


def _written(manual: Manual, systems: frozenset[str]) -> Mapping[str, Mapping[str, _Spot]]:
    """For each data object, the tools in which people write it, each with the first step that does."""
    found: dict[str, dict[str, _Spot]] = {}
    for sop in in_force(manual):
        for position, step in enumerate(sop.steps):
            if isinstance(step, WorkStep) and step.outputs and step.tool is not None:
                if systems and systems.issuperset(sop.performers(step)):
                    continue
                for place, flow in enumerate(step.outputs):
                    found.setdefault(flow.data, {}).setdefault(step.tool, (sop.id, position, place))
    return found


def _finding(manual: Manual, data: str, tool: str, right: str, spot: _Spot, first: _Spot | None) -> Finding:
    names = {"data": manual.name_of("data", data), "tool": manual.name_of("tool", tool)}
    return RULE.finding(
        _origin(manual, spot),
        say(
            "“{data}” is typed in “{tool}”, and “{right}” is where it counts.",
            **names,
            right=manual.name_of("tool", right),
        ),
        say("Write it where it counts and read it from there, or correct `system_of_record` in data.yml."),
        related=(Related(_origin(manual, first), say("It is written there, too.")),) if first is not None else (),
        subject=("process", spot[0]),
    )


def _origin(manual: Manual, spot: _Spot) -> Origin:
    process, position, place = spot
    return manual.origin("process", process).at("steps", position, "outputs", place)
