"""Hidden steps folded out of a process: decisive ones leave a gate, the others leave nothing but an arrow."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from passation.analysis.gates import between
from passation.frozen import dataclass
from passation.model.flow import FINISH, Edge, Graph
from passation.model.sop import Sop
from passation.model.step import AnyStep, AskStep, GateStep, WaitStep
from passation.values import Level


@dataclass(frozen=True, slots=True)
class Folded:
    """What is left of a process's steps: which ones, by position in the original, and the order between them."""

    kept: tuple[int, ...]
    gates: frozenset[int]
    """Those of `kept` that show only their `seen_as`."""
    graph: Graph


def fold(sop: Sop, graph: Graph, seen: Sequence[bool], *, gates: bool) -> Folded:
    """Folds the steps that are not `seen`; without `gates`, decisive ones leave no trace either."""
    if all(seen):
        return Folded(tuple(range(len(seen))), frozenset(), graph)
    middle = between(graph, seen) if gates else frozenset()
    shown = frozenset(index for index in middle if sop.steps[index].seen_as)
    kept = tuple(index for index, visible in enumerate(seen) if visible or index in shown)
    places = {FINISH: FINISH, **{old: new for new, old in enumerate(kept)}}
    edges = [edge for old in kept for edge in _edges(old, graph, places, visible=seen[old])]
    start = min((places[node] for node, _ in _landings(graph, graph.start, places)), default=0)
    return Folded(kept, shown, Graph(tuple(dict.fromkeys(edges)), max(start, 0)))


def _edges(old: int, graph: Graph, places: Mapping[int, int], *, visible: bool) -> list[Edge]:
    """The arrows that leave a step, past hidden ones; who would leave to hidden steps without end, ends."""
    found: list[Edge] = []
    for edge in graph.out(old):
        landings = [(edge.target, edge.all_of)] if edge.target in places else _landings(graph, edge.target, places)
        label = edge.label if visible else ""
        share = edge.share if visible and len(landings) == 1 else None  # which part goes where is hidden
        found += [Edge(places[old], places[node], label, share, joined) for node, joined in landings]
    return found or [Edge(places[old], FINISH)]


def _landings(graph: Graph, node: int, places: Mapping[int, int]) -> list[tuple[int, bool]]:
    """Where an arrow to a node ends once hidden nodes are passed, in order of place; with the last arrow's way of
    joining. In the readers' order, never in that of the hidden arrows.
    """
    if node in places:
        return [(node, False)]
    found: set[tuple[int, bool]] = set()
    passed, waiting = {node}, [node]
    while waiting:
        for edge in graph.out(waiting.pop()):
            if edge.target in places:
                found.add((edge.target, edge.all_of))
            elif edge.target not in passed:
                passed.add(edge.target)
                waiting.append(edge.target)
    return sorted(found)


def gate_of(step: AnyStep, confidentiality: Level) -> GateStep:
    """The gate that stands for a hidden step: its `seen_as`, nothing else."""
    return GateStep.model_construct(
        _fields_set={"gate"}, gate=step.seen_as or "", confidentiality=confidentiality, waivers=()
    )


def rewired(steps: Sequence[AnyStep], graph: Graph) -> tuple[AnyStep, ...]:
    """Steps whose `id`, `next`, `after` and `answers` say what the folded graph says, and name nothing hidden."""
    ids = _allotted(steps)
    names = {FINISH: "end", **dict(enumerate(ids))}
    return tuple(_rewire(step, index, ids[index], graph, names) for index, step in enumerate(steps))


def _allotted(steps: Sequence[AnyStep]) -> list[str]:
    """Authored ids, and for the others the first free `s10`, `s20`… in order."""
    taken = {step.id for step in steps if step.id is not None}
    ids, number = [], 0
    for step in steps:
        name = step.id
        while name is None:
            number += 10
            name = f"s{number}" if f"s{number}" not in taken else None
        ids.append(name)
    return ids


def _rewire(step: AnyStep, index: int, name: str, graph: Graph, names: dict[int, str]) -> AnyStep:
    out = graph.out(index)
    changes: dict[str, object] = {"id": name}
    plain = [edge for edge in out if not edge.label]
    changes["next"] = names[plain[0].target] if len(plain) == 1 and not plain[0].all_of else None
    changes["after"] = tuple(names[edge.source] for edge in graph.into(index) if edge.all_of)
    if isinstance(step, AskStep | WaitStep):
        targets = {edge.label: names[edge.target] for edge in reversed(out) if edge.label}
        changes["answers"] = {
            label: answer.model_copy(update={"goto": targets[label]})
            for label, answer in step.answers.items()
            if label in targets
        }
    return step.model_copy(update=changes)


def relabelled(graph: Graph, rename: Callable[[str], str]) -> Graph:
    """The graph with the names in its labels replaced, as in the answers that they are."""
    edges = tuple(replace(edge, label=rename(edge.label)) if edge.label else edge for edge in graph.edges)
    return replace(graph, edges=edges)
