"""Information whose origin or use nobody can tell.

A process takes in what no process gives out and no `from` explains; or what several processes give out, without saying
which one. What a process gives out and nothing takes in, keeps or receives is information.

## Why
« Cartographier précisément avant de sous-traiter » (glossaire stratégique, diagnostiquer avant d’externaliser). ISO
9001 (4.4.1 a) asks for the inputs and outputs of processes. Whoever waits for a paper that nobody makes waits for ever.

## Wrong
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
inputs: [balance]                         # ← MAP102
steps:
  - {do: Relancer chaque facture échue}
```

## Right
```yaml sops/finance/FIN-001-relances.yml
id: FIN-001
title: Relances des factures impayées
owner: raf
result: Chaque lundi à 12 h, toute facture échue a une relance datée.
inputs: [{data: balance, from: raf}]
steps:
  - {do: Relancer chaque facture échue}
```

## Cure
Add it to the `outputs` of the process that makes it, or say with `from` and `to` who gives and who receives it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.dataflow import Flows, given, producers, taken
from passation.analysis.review import in_force
from passation.finding import Finding, Severity, say
from passation.model.manual import Manual
from passation.model.sop import Sop
from passation.model.step import WorkStep
from passation.rules.rule import Rule
from passation.source import Origin

RULE: Final = Rule("MAP102", Severity.WARNING)


def check(manual: Manual) -> Iterator[Finding]:
    """Inputs in order of processes, then outputs: each data object once a side."""
    yield from _without_origin(manual, taken(manual), given(manual))
    yield from _without_use(manual, taken(manual), given(manual))


def _without_origin(manual: Manual, inputs: Flows, outputs: Flows) -> Iterator[Finding]:
    makers = producers(manual)
    told: set[str] = set()
    for process, flows in inputs.items():
        for data, flow in flows.items():
            if flow.from_ is None and data not in told:
                made_by = makers.get(data, ())
                sources = [each for each in made_by if outputs[each][data].to in {None, process}]
                if process not in made_by and (not made_by or len(sources) > 1):
                    told.add(data)
                    yield _origin_unknown(manual, process, data, sources)


def _origin_unknown(manual: Manual, process: str, data: str, sources: list[str]) -> Finding:
    where, name = _place(manual, manual.sops[process], "inputs", data), manual.name_of("data", data)
    if sources:
        said = say("Several processes give out “{data}”: {processes}.", data=name, processes=tuple(sources))
        return RULE.finding(
            where, said, say("Say with `from` which one it comes from."), fix=f"{{data: {data}, from: {sources[0]}}}",
            subject=("process", process), put=(where,),
        )  # fmt: skip
    said = say("Nobody says where “{data}” comes from.", data=name)
    cure = say("Add it to the `outputs` of the process that makes it, or say with `from` who gives it.")
    return RULE.finding(where, said, cure, fix=f"{{data: {data}, from: …}}", subject=("process", process))


def _without_use(manual: Manual, inputs: Flows, outputs: Flows) -> Iterator[Finding]:
    used = {data for flows in inputs.values() for data in flows}
    for sop in in_force(manual):
        used.update(record.data for record in sop.records)
        used.update(flow.data for step in sop.steps if isinstance(step, WorkStep) for flow in step.inputs)
    for process, flows in outputs.items():
        for data, flow in flows.items():
            if flow.to is None and data not in used:
                used.add(data)
                said = say("Nothing uses “{data}”.", data=manual.name_of("data", data))
                cure = say("Say with `to` who receives it, or in `records` where it is kept; or stop making it.")
                where = _place(manual, manual.sops[process], "outputs", data)
                yield RULE.finding(where, said, cure, severity=Severity.INFO, subject=("process", process))


def _place(manual: Manual, sop: Sop, key: str, data: str) -> Origin:
    """Where the process first names the data: in its own list, else in that of a step."""
    origin = manual.origin("process", sop.id)
    for position, flow in enumerate(getattr(sop, key)):
        if flow.data == data:
            return origin.at(key, position)
    for place, step in enumerate(sop.steps):
        for position, flow in enumerate(getattr(step, key, ())):
            if flow.data == data:
                return origin.at("steps", place, key, position)
    return origin / key
