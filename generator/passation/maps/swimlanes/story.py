"""What a process tells a drawing: its steps, lanes and arrows, and what the readers call things."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from passation.analysis.responsibility import Handover, handovers, lane_of, lanes, side_of_actor
from passation.edition import Edition
from passation.model.actor import Side
from passation.model.flow import FINISH, Edge, Graph
from passation.model.sop import Sop
from passation.model.step import AnyStep
from passation.table import Link, Target
from passation.words import Words


class Story:
    """One process of an edition. Steps are named by their position; readers see the position from 1."""

    def __init__(self, edition: Edition, words: Words, sop: Sop, link: Link) -> None:
        """Takes the process, and where links lead."""
        self.edition = edition
        self.words = words
        self.sop = sop
        self.link = link
        self.graph: Graph = edition.graphs[sop.id]
        self.lanes = lanes(edition, sop)
        places = {actor: place for place, actor in enumerate(self.lanes)}
        self._columns = tuple(places[lane_of(sop, step)] for step in sop.steps)

    @property
    def steps(self) -> tuple[AnyStep, ...]:
        """The steps, in the order in which they are written."""
        return self.sop.steps

    def lane(self, node: int) -> int:
        """The column of a step."""
        return self._columns[node]

    def side(self, lane: int) -> Side:
        """The side of a column."""
        return side_of_actor(self.edition, self.lanes[lane])

    def name(self, kind: str, item: str) -> str:
        """How readers call something."""
        return self.edition.name_of(kind, item)

    def target(self, node: int) -> Target:
        """What a step is for a link."""
        return Target("process", self.sop.id, self.steps[node].id or "")

    @cached_property
    def leaving(self) -> Mapping[int, tuple[Edge, ...]]:
        """Arrows out of each step; one drawn arrow for all that say the same."""
        return {node: tuple(dict.fromkeys(self.graph.out(node))) for node in range(len(self.steps))}

    @cached_property
    def entering(self) -> Mapping[int, tuple[Edge, ...]]:
        """Arrows into each step."""
        return {node: tuple(dict.fromkeys(self.graph.into(node))) for node in range(len(self.steps))}

    @cached_property
    def handed(self) -> Mapping[tuple[int, int], Handover]:
        """Handovers by the steps between which they pass."""
        return {(each.source_step, each.target_step): each for each in handovers(self.edition, self.sop)}

    def choices(self, node: int) -> tuple[Edge, ...]:
        """Every way out of a step that decides or waits for an answer; empty where there is nothing to choose."""
        return self._chosen[node]

    @cached_property
    def _chosen(self) -> Mapping[int, tuple[Edge, ...]]:
        return {node: ways if _is_choice(ways) else () for node, ways in self.leaving.items()}

    def is_fork(self, node: int) -> bool:
        """Whether several things start at once after a step."""
        return len(self.leaving[node]) > 1 and not self.choices(node)

    def awaited(self, node: int) -> tuple[int, ...]:
        """The steps that a step waits for, when it waits for several."""
        sources = tuple(edge.source for edge in self.entering[node] if edge.all_of)
        return sources if len(sources) > 1 else ()

    def number(self, node: int) -> str:
        """What readers call a step; the end has a word."""
        return self.words.t("end") if node == FINISH else str(node + 1)

    def listed(self, nodes: Iterable[int]) -> list[str]:
        """What readers call some steps, in order."""
        return [self.number(node) for node in sorted(set(nodes))]


def _is_choice(ways: Iterable[Edge]) -> bool:
    apart = [edge for edge in ways if not edge.all_of]
    return len(apart) > 1 or any(edge.label for edge in apart)
