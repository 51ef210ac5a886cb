"""The order of a process's steps as a graph: what follows what, on which answer, in parallel or in turn."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from passation.frozen import dataclass
from passation.model.refs import END
from passation.model.step import AnyStep, AskStep, WaitStep

FINISH = -1
"""The node at which a process ends."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One arrow between two steps, by position. Arrows by `after` join as *all*, the others as *any*."""

    source: int
    target: int
    label: str = ""
    share: Decimal | None = None
    """Share of the cases, in percent."""
    all_of: bool = False
    """The target waits for every arrow of this kind."""


@dataclass(frozen=True, slots=True)
class Graph:
    """The arrows of a process, in order of source and of writing."""

    edges: tuple[Edge, ...] = ()
    start: int = 0

    def out(self, node: int) -> tuple[Edge, ...]:
        """Arrows that leave a step."""
        return tuple(edge for edge in self.edges if edge.source == node)

    def into(self, node: int) -> tuple[Edge, ...]:
        """Arrows that enter a step."""
        return tuple(edge for edge in self.edges if edge.target == node)


def graph_of(steps: Sequence[AnyStep]) -> Graph:
    """The graph of authored steps; a target that does not exist is left out (the reader has reported it).

    A step without `after` follows the one before it, unless that one says where it goes by `next` or `answers`. A step
    from which nothing leaves ends the process.
    """
    places = {step.id: index for index, step in enumerate(steps) if step.id is not None}
    places[END] = FINISH
    edges = [edge for index, step in enumerate(steps) for edge in _leaving(index, step, places)]
    edges += [edge for index in range(len(steps)) for edge in _entering(index, steps, places)]
    sources = {edge.source for edge in edges}
    edges += [Edge(index, FINISH) for index in range(len(steps)) if index not in sources]
    return Graph(tuple(sorted(dict.fromkeys(edges), key=lambda edge: edge.source)))


def _leaving(index: int, step: AnyStep, places: dict[str, int]) -> list[Edge]:
    edges = []
    if isinstance(step, AskStep | WaitStep):
        for label, answer in step.answers.items():
            if answer.goto in places:
                edges.append(Edge(index, places[answer.goto], label, answer.share))
    if step.next is not None and step.next in places:
        edges.append(Edge(index, places[step.next]))
    return edges


def _entering(index: int, steps: Sequence[AnyStep], places: dict[str, int]) -> list[Edge]:
    step = steps[index]
    if step.after:
        known = [places[name] for name in step.after if name in places]
        return [Edge(source, index, all_of=True) for source in known]
    if index == 0 or _says_where(steps[index - 1]):
        return []
    return [Edge(index - 1, index)]


def _says_where(step: AnyStep) -> bool:
    return step.next is not None or bool(isinstance(step, AskStep | WaitStep) and step.answers)
