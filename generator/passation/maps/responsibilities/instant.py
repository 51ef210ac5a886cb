"""The company just before a wave of delegation, or right after it: which processes are still done inside."""

from __future__ import annotations

from dataclasses import dataclass

from passation.edition import Edition
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
        here = (self.wave.start, self.wave.process)
        later = [each.process for each in edition.waves if (each.start, each.process) > here]
        return frozenset([*later, *([] if self.after else [self.wave.process])])

    def title(self, words: Words, title: str) -> str:
        """A title, and which side of the wave it is about."""
        day = self.wave.start
        if self.after:
            return words.t("{title}, after the wave of {day}", title=title, day=day)
        return words.t("{title}, before the wave of {day}", title=title, day=day)


def instant(edition: Edition, process: str, *, after: bool) -> Instant | None:
    """The first wave of a process, from one side or the other; None for a process that is in no wave."""
    waves = sorted((each for each in edition.waves if each.process == process), key=lambda each: each.start)
    return Instant(waves[0], after) if waves else None
