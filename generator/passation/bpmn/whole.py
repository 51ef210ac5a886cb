"""A whole process as one sheet of the swimlane: the same rows and ways, with ends and joins inside the boxes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Literal

from passation.maps.swimlanes.scene import START
from passation.maps.swimlanes.sheets import Sheet
from passation.maps.swimlanes.story import Story
from passation.model.flow import FINISH, Edge
from passation.model.step import AskStep, WaitStep

Join = Literal["none", "any", "all", "both"]
"""How arrows meet before a step: one of them is enough, or all are waited for, or some of each kind."""


def whole(story: Story) -> Whole:
    """The sheet of a process."""
    return Whole(story, range(len(story.steps)), first=True, last=True)


class Whole(Sheet):
    """All steps of a process; the end is drawn in the box of each step that ends."""

    @property
    def below(self) -> None:
        """No arrow leads into a common end."""

    @cached_property
    def _ways(self) -> Mapping[int, tuple[Edge, ...]]:
        return {node: tuple(self._merged(self.story.leaving[node])) for node in self.nodes}

    def _merged(self, edges: tuple[Edge, ...]) -> list[Edge]:
        """One arrow for all that lead to the same step: BPMN has no second one."""
        by_target: dict[int, list[Edge]] = {}
        for edge in edges:
            by_target.setdefault(edge.target, []).append(edge)
        return [each[0] if len(each) == 1 else self._one(each) for each in by_target.values()]

    def _one(self, edges: list[Edge]) -> Edge:
        labels = [edge.label for edge in edges if edge.label]
        shares = [edge.share for edge in edges if edge.share is not None]
        either = f" {self.story.words.t('or')} ".join(labels)
        share = sum(shares[1:], shares[0]) if len(shares) == len(edges) else None
        return replace(edges[0], label=either, share=share, all_of=all(edge.all_of for edge in edges))

    def ways(self, node: int) -> tuple[Edge, ...]:
        """The arrows out of a step, those into the end among them; never two to the same step."""
        return self._ways[node]

    def arrows(self, node: int) -> tuple[Edge, ...]:
        """The arrows out of a step that lead to another one."""
        return tuple(edge for edge in self._ways[node] if edge.target != FINISH)

    def after(self, node: int) -> frozenset[int]:
        """The steps to which arrows lead from a step, over others too."""
        return self._after[node]

    @cached_property
    def _after(self) -> Mapping[int, frozenset[int]]:
        return {node: frozenset(self._reached(node)) for node in self.nodes}

    def _reached(self, node: int) -> set[int]:
        found: set[int] = set()
        waiting = [node]
        while waiting:
            targets = {edge.target for edge in self.arrows(waiting.pop())} - found
            found |= targets
            waiting += targets
        return found

    def answers(self, node: int) -> tuple[Edge, ...]:
        """The ways among which one is taken; none where there is nothing to choose."""
        ways = tuple(edge for edge in self._ways[node] if not edge.all_of)
        return ways if len(ways) > 1 else ()

    def is_fork(self, node: int) -> bool:
        """Whether several things start at once after a step and nothing is chosen."""
        return len(self._ways[node]) > 1 and not self.answers(node)

    @cached_property
    def _into(self) -> Mapping[int, tuple[Edge, ...]]:
        edges = [edge for node in self.nodes for edge in self.arrows(node)]
        edges += [self.above] if self.above is not None else []
        return {node: tuple(edge for edge in edges if edge.target == node) for node in self.nodes}

    def join(self, node: int) -> Join:
        """How the arrows into a step meet."""
        into = self._into[node]
        together = sum(edge.all_of for edge in into)
        if together < 2:
            return "any" if len(into) > 1 else "none"
        return "all" if together == len(into) else "both"

    def enters_above(self, edge: Edge) -> bool:
        """From the side an arrow enters a task or a join only: beside gateways and events stands their name."""
        join = self.join(edge.target)
        if join == "both":
            return self.is_apart(edge)
        step = self.story.steps[edge.target]
        bare = bool(self.answers(edge.target)) if isinstance(step, AskStep) else step.kind in {"wait", "gate"}
        return join == "none" and bare

    def is_apart(self, edge: Edge) -> bool:
        """What is waited for meets at a gateway of its own."""
        return edge.all_of and self.join(edge.target) == "both"

    def kept_free(self, start: float, stop: float) -> tuple[float, float]:
        """Whole rows: where in its box an arrow leaves and enters depends on what stands above it there."""
        low, high = min(start, stop), max(start, stop)
        in_gap = 0.965  # 0.97 and what adding it to a row leaves
        return (low if low % 1 >= in_gap else low // 1), (high if high % 1 >= in_gap else high // 1 + 0.96)

    def _may_drop(self, edge: Edge) -> bool:
        """What is started before a choice, and what joins beside the box, does not go straight down."""
        if edge.source != START and edge.all_of and self.answers(edge.source):
            return False
        return not self.is_apart(edge)

    def key(self, node: int) -> str:
        """What a step is called in ids; one without an id by its place, with a point that no id holds."""
        return self.story.steps[node].id or f"n.{node + 1}"

    def is_race(self, node: int) -> bool:
        """Whether a wait ends with the first of several things that may happen."""
        return isinstance(self.story.steps[node], WaitStep) and all(edge.label for edge in self.answers(node))
