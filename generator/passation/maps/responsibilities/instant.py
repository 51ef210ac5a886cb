"""The company just before a wave of delegation, or right after it: which processes are still done inside."""

from __future__ import annotations

from collections.abc import Mapping

from passation.edition import Edition
from passation.frozen import dataclass
from passation.model.planning import Wave
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Instant:
    """A wave, and on which side of it the company is looked at."""

    wave: Wave
    after: bool

    @property
    def name(self) -> str:
        """Goes into file names: `after-FIN-012`."""
        return f"{'after' if self.after else 'before'}-{self.wave.process}"

    def inside(self, edition: Edition) -> frozenset[str]:
        """The processes that no wave has taken outside yet."""
        order = list(first_waves(edition))
        return frozenset(order[order.index(self.wave.process) + self.after :])

    def title(self, words: Words, title: str) -> str:
        """A title, and which side of the wave it is about."""
        day = self.wave.start
        if self.after:
            return words.t("{title}, after the wave of {day}", title=title, day=day)
        return words.t("{title}, before the wave of {day}", title=title, day=day)


def first_waves(edition: Edition) -> Mapping[str, Wave]:
    """The wave that takes each process outside, in order of their first days; a second one takes nothing more."""
    waves = sorted(edition.waves, key=lambda each: (each.start, each.process))
    firsts: dict[str, Wave] = {}
    for each in waves:
        firsts.setdefault(each.process, each)
    return firsts


def instant(edition: Edition, process: str, *, after: bool) -> Instant | None:
    """The first wave of a process, from one side or the other; None for a process that is in no wave."""
    wave = first_waves(edition).get(process)
    return Instant(wave, after) if wave is not None else None
