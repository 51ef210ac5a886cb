"""How often work passes from whom to whom: the handovers of all processes, by who gives and who takes."""

from __future__ import annotations

from collections.abc import Mapping

from passation.analysis.once import once
from passation.analysis.responsibility import OUTSIDE, Handover, handovers, inside_first, side_of_actor
from passation.analysis.review import in_force
from passation.frozen import dataclass
from passation.model.content import Content


@dataclass(frozen=True, slots=True)
class Passing:
    """Every handover from one actor to another, as (process, handover), in order of processes."""

    source: str
    target: str
    handovers: tuple[tuple[str, Handover], ...]

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that are used, each once."""
        return tuple(dict.fromkeys(each.channel for _, each in self.handovers if each.channel is not None))

    @property
    def artefacts(self) -> tuple[str, ...]:
        """The data that pass, each once."""
        return tuple(dict.fromkeys(name for _, each in self.handovers for name in each.artefacts))


@once
def passings(content: Content) -> Mapping[tuple[str, str], Passing]:
    """Handovers by (giver, taker); givers inside first, then takers. Obsolete processes count for nothing."""
    found: dict[tuple[str, str], list[tuple[str, Handover]]] = {}
    for sop in in_force(content):
        for each in handovers(content, sop):
            found.setdefault((each.from_actor, each.to_actor), []).append((sop.id, each))
    order = {
        actor: place for place, actor in enumerate(inside_first(content, (each for pair in found for each in pair)))
    }
    pairs = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return {pair: Passing(*pair, tuple(found[pair])) for pair in pairs}


def crosses_border(content: Content, passing: Passing) -> bool:
    """Whether the work leaves the company or comes back to it."""
    return (side_of_actor(content, passing.source) in OUTSIDE) != (side_of_actor(content, passing.target) in OUTSIDE)
