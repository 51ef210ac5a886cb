"""A wave and what it changes: what it moves, to whom, and in short who holds the rest before as after it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

from passation.analysis.moving import Move
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.responsibilities.instant import Instant, first_waves
from passation.maps.responsibilities.parties import Held, Party, held
from passation.model.planning import Wave
from passation.words import Words

OTHERS: Final = 2
"""Parties that the wave does not concern, each in a panel of its own; more stand in one."""


@dataclass(frozen=True)
class Turn:
    """One wave. What it does not move is the same before and after it."""

    edition: Edition
    words: Words
    move: Move
    previous: Wave | None
    """The wave before it, which leaves the company as this one finds it; None for the first."""
    outside: Mapping[str, tuple[Party, tuple[str, ...]]]
    """What each party holds all the same: the party, and its processes by number."""

    @cached_property
    def parts(self) -> tuple[Held, ...]:
        """What the wave moves: one part for each party that takes some of it."""
        return tuple(held(self.edition, self.move.sop))

    @property
    def week(self) -> tuple[Decimal, Decimal] | None:
        """Minutes of a usual week, and those of them that go outside; None where nobody knows them."""
        week, outside = self.move.week, self.move.outside
        return None if week is None or outside is None else (week, outside)

    @property
    def inside(self) -> int:
        """How many other processes are done wholly inside, before as after."""
        outside = {process for _, processes in self.outside.values() for process in processes}
        return len(self.edition.sops) - len(outside) - 1

    @cached_property
    def others(self) -> Mapping[str, tuple[Party, tuple[str, ...]]]:
        """The parties that the wave does not concern, and what they hold; many of them as one."""
        concerned = {part.party.key for part in self.parts}
        found = {key: each for key, each in self.outside.items() if key not in concerned}
        if len(found) <= OTHERS:
            return found
        name = self.words.n("{count} other party", "{count} other parties", len(found))
        processes = sorted({process for _, each in found.values() for process in each})
        return {"": (Party("", name, "external", None), tuple(processes))}

    @property
    def parties(self) -> Sequence[Party]:
        """Everybody outside on the pictures, first those who take something over."""
        return [*(part.party for part in self.parts), *(party for party, _ in self.others.values())]

    def held_by(self, party: Party) -> tuple[str, ...]:
        """What a party holds before the wave and after it, by number."""
        _, processes = self.others.get(party.key) or self.outside.get(party.key) or (party, ())
        return processes


def turns(edition: Edition, words: Words, chosen: Sequence[Move]) -> Iterator[Turn]:
    """What each of some waves changes."""
    parts = [part for sop in edition.sops.values() for part in held(edition, sop)] if chosen else []
    firsts = list(first_waves(edition).values())
    for move in chosen:
        later = Instant(move.wave, after=True).inside(edition) | {move.sop.id}
        found: dict[str, tuple[Party, tuple[str, ...]]] = {}
        for part in parts:
            if part.sop.id not in later:
                _, processes = found.get(part.party.key, (part.party, ()))
                found[part.party.key] = part.party, (*processes, part.sop.id)
        place = firsts.index(move.wave)
        yield Turn(edition, words, move, firsts[place - 1] if place else None, found)
