"""A long process over several sheets, and the row of each step on its sheet."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal

from passation.frozen import dataclass
from passation.maps.swimlanes.scene import START, STOP
from passation.maps.swimlanes.story import Story
from passation.model.flow import Edge

MOST: Final = 12
"""Steps on a sheet."""


Extra = Literal["trigger", "exceptions", "result"]
EXTRAS: Final[tuple[Extra, ...]] = ("trigger", "exceptions", "result")
"""What starts the process, what may go otherwise, what is reached: said elsewhere as well, so left out first, from the
last, where a drawing would be too high."""


def split(count: int, parts: int) -> tuple[range, ...]:
    """Positions of the steps on each of so many sheets, as equal as can be."""
    return tuple(range(count * each // parts, count * (each + 1) // parts) for each in range(parts))


@dataclass(frozen=True)
class Sheet:
    """One sheet of a process: which steps, and what stands above the first and below the last."""

    story: Story
    nodes: range
    first: bool
    last: bool
    extras: frozenset[Extra] = frozenset(EXTRAS)

    def has(self, node: int) -> bool:
        """Whether a step is drawn on this sheet."""
        return node in self.nodes

    def arrows(self, node: int) -> tuple[Edge, ...]:
        """The arrows drawn out of a step."""
        return self.story.leaving[node]

    def enters_above(self, edge: Edge) -> bool:
        """Whether an arrow reaches its step from above in any case: what a step waits for is drawn together."""
        return bool(self.story.awaited(edge.target))

    def is_apart(self, edge: Edge) -> bool:  # noqa: ARG002  # other drawings have two ways into a box
        """Whether an arrow does not flow together with the others into its box."""
        return False

    def kept_free(self, start: float, stop: float) -> tuple[float, float]:
        """Along which rows, and parts of them, no other arrow runs beside one that leads from here to there."""
        return start, stop

    def is_fork(self, node: int) -> bool:
        """Whether the arrows out of a step leave together: several things start at once."""
        return self.story.is_fork(node)

    @cached_property
    def row(self) -> Mapping[int, int]:
        """Row of each step, from 1. They follow the order of writing; a step shares a row with the one before it
        when they stand in different lanes and neither leads to the other.
        """
        found: dict[int, int] = {}
        current: list[int] = []
        for node in self.nodes:
            if current and not self._fits_beside(node, current):
                current = []
            row = found[current[0]] if current else max(found.values(), default=0) + 1
            current.append(node)
            found[node] = row
        return found

    def _fits_beside(self, node: int, others: list[int]) -> bool:
        story = self.story
        joined = {edge.target for other in others for edge in story.leaving[other]}
        joined |= {edge.source for edge in story.entering[node]}
        back = {edge.target for edge in story.leaving[node]}
        apart = story.lane(node) not in {story.lane(other) for other in others}
        return apart and node not in joined and not back & set(others) and not joined & set(others)

    @cached_property
    def above(self) -> Edge | None:
        """The arrow from START: into the first step, or from a sheet before into this sheet's first step."""
        if self.first:
            return Edge(START, self.story.graph.start) if self.has(self.story.graph.start) else None
        entered = any(edge.source < self.nodes[0] for edge in self.story.entering[self.nodes[0]])
        return Edge(START, self.nodes[0]) if entered else None

    def away(self, node: int) -> tuple[int, ...]:
        """The steps on other sheets that lead to a step, but for those that START stands for."""
        sources = (edge.source for edge in self.story.entering[node] if not self.has(edge.source))
        continued = not self.first and self.above is not None and self.above.target == node
        return tuple(source for source in sources if not continued or source > node)

    def per(self, row: int) -> str | None:
        """For each of what all steps of a row are done; None where they differ."""
        found = {self.story.steps[node].per for node in self.nodes if self.row[node] == row}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def below(self) -> Edge | None:
        """The arrow of a step that is drawn into STOP: one that ends, or goes on to another sheet."""
        for node in reversed(self.nodes):
            for edge in self.arrows(node):
                if (
                    not self.has(edge.target)
                    and self._may_drop(edge)
                    and self.clear(self.column(node), self.row[node], self.bottom)
                ):
                    return edge
        return None

    @cached_property
    def bottom(self) -> int:
        """The row of STOP."""
        return max(self.row.values(), default=0) + 1

    def column(self, node: int) -> int:
        """The lane in which something is drawn."""
        if node == START:
            return self.story.lane(self.above.target) if self.above else 0
        if node == STOP:
            return self.story.lane(self.below.source) if self.below else 0
        return self.story.lane(node)

    def level(self, node: int) -> int:
        """The row in which something is drawn; START has row 0."""
        return 0 if node == START else self.bottom if node == STOP else self.row[node]

    def landing(self, edge: Edge) -> int | None:
        """Where an arrow ends on this sheet; None for one that stops beside its box."""
        if edge == self.below:
            return STOP
        return edge.target if self.has(edge.target) else None

    def drop(self, node: int) -> Edge | None:
        """The arrow that goes straight down to what stands below in the same lane."""
        edges = (self.above,) if node == START else self.arrows(node) if node >= 0 else ()
        for edge in reversed(edges):
            target = None if edge is None else self.landing(edge)
            if edge is None or target is None or self.column(target) != self.column(node):
                continue
            above, below = self.level(node), self.level(target)
            if above < below and self.clear(self.column(node), above, below) and self._may_drop(edge):
                return edge
        return None

    def _may_drop(self, edge: Edge) -> bool:
        """An answer leaves from the foot of its box only as the last one; of two, either may be put last."""
        ways = self.story.choices(edge.source) if edge.source >= 0 else ()
        return not ways or len(ways) <= 2 or edge == ways[-1]

    def clear(self, column: int, above: int, below: int) -> bool:
        """Whether no step stands in a column between two rows."""
        return not any(above < self.row[other] < below and self.story.lane(other) == column for other in self.nodes)
