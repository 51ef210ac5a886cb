"""Where information comes from and where it goes: producers, consumers, and who handles which data."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from passation.analysis.once import once
from passation.analysis.providers import delegated, outside_actors, party_of
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.sop import Sop
from passation.model.step import CallStep, Flow, WorkStep
from passation.source import Trail

Flows = Mapping[str, Mapping[str, Flow]]
"""Process → data → how it passes."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A data object that passes between two processes, or between a process and somebody outside of all of them."""

    data: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Handling:
    """A place of a process where an actor has a data object in hands."""

    data: str
    actor: str
    process: str
    trail: Trail


def inputs_of(sop: Sop) -> dict[str, Flow]:
    """What a process takes in, by data: as the process says it, else as its first step says it.

    What one step reads and another step of the same process wrote is not an input, unless the process lists it.
    """
    found = {flow.data: flow for flow in sop.inputs}
    work = [step for step in sop.steps if isinstance(step, WorkStep) and (step.inputs or step.outputs)]
    if work:
        made = {flow.data for step in work for flow in step.outputs}
        for flow in (flow for step in work for flow in step.inputs):
            if flow.data not in made:
                found.setdefault(flow.data, flow)
    return found


def outputs_of(sop: Sop) -> dict[str, Flow]:
    """What a process gives out, by data: as the process says it, else as its first step says it."""
    found = {flow.data: flow for flow in sop.outputs}
    for step in sop.steps:
        if isinstance(step, WorkStep):
            for flow in step.outputs:
                found.setdefault(flow.data, flow)
    return found


@once
def taken(content: Content) -> Flows:
    """What each process in force takes in."""
    return {sop.id: inputs_of(sop) for sop in in_force(content)}


@once
def given(content: Content) -> Flows:
    """What each process in force gives out."""
    return {sop.id: outputs_of(sop) for sop in in_force(content)}


@once
def producers(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Processes that give out each data object, in order of id."""
    return _by_data(given(content))


@once
def consumers(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Processes that take in each data object, in order of id."""
    return _by_data(taken(content))


def _by_data(flows: Flows) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for process, each in flows.items():
        for data in each:
            found.setdefault(data, []).append(process)
    return {data: tuple(processes) for data, processes in found.items()}


def passages(content: Content) -> tuple[Passage, ...]:
    """Every way that information takes, sorted; `from` and `to` win over what can be guessed.

    Without `from`, an input comes from each process that gives the data out; without `to`, an output goes to each that
    takes it in. A process passes nothing to itself.
    """
    out, made = given(content), producers(content)
    found = set()
    for process, flows in taken(content).items():
        for data, flow in flows.items():
            sources = (flow.from_,) if flow.from_ else made.get(data, ())
            found |= {Passage(data, source, process) for source in sources if _reaches(out.get(source), data, process)}
        found |= {Passage(data, process, flow.to) for data, flow in out[process].items() if flow.to}
    return tuple(sorted((p for p in found if p.source != p.target), key=lambda p: (p.source, p.target, p.data)))


def _reaches(out: Mapping[str, Flow] | None, data: str, target: str) -> bool:
    """Whether an output may reach `target`: it names no receiver, or that one."""
    flow = out.get(data) if out is not None else None
    return flow is None or flow.to in {None, target}


def handlings(content: Content) -> Iterator[Handling]:
    """Who has which data in hands, and where: by the steps, else by the process for its default performer."""
    for sop in in_force(content):
        yield from handlings_of(sop)


def handlings_of(sop: Sop) -> Iterator[Handling]:
    """The handlings of one process, in order of steps; what no step names comes last."""
    named = set()
    for position, step in enumerate(sop.steps):
        for data, keys in _data_of(step):
            named.add(data)
            for actor in (*sop.performers(step), *step.with_):
                yield Handling(data, actor, sop.id, ("steps", position, *keys))
    for key, flows in (("inputs", sop.inputs), ("outputs", sop.outputs)):
        for position, flow in enumerate(flows):
            if flow.data not in named:
                yield Handling(flow.data, sop.default_performer, sop.id, (key, position))


def _data_of(step: object) -> Iterator[tuple[str, Trail]]:
    if isinstance(step, WorkStep):
        for key, flows in (("inputs", step.inputs), ("outputs", step.outputs)):
            for position, flow in enumerate(flows):
                yield flow.data, (key, position)
    if isinstance(step, WorkStep | CallStep) and step.handoff is not None and step.handoff.artefact is not None:
        yield step.handoff.artefact, ("handoff", "artefact")


def handlers(content: Content) -> Mapping[str, Mapping[str, tuple[Handling, ...]]]:
    """Handlings by data, then by actor."""
    found: dict[str, dict[str, list[Handling]]] = {}
    for each in handlings(content):
        found.setdefault(each.data, {}).setdefault(each.actor, []).append(each)
    return {data: {actor: tuple(all_) for actor, all_ in actors.items()} for data, actors in found.items()}


def entrusted(content: Content, data: Collection[str]) -> dict[tuple[str, str], list[Handling]]:
    """What providers have in hands of the data objects named, by who answers for it.

    Keys are those of `providers.party_of`.
    """
    outside = outside_actors(content)
    found: dict[tuple[str, str], list[Handling]] = {}
    for process in delegated(content):
        for each in handlings_of(content.sops[process]):
            if each.actor in outside and each.data in data:
                found.setdefault(party_of(content, each.actor), []).append(each)
    return found
