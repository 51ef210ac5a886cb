"""The data flow of one domain, a row a process: what goes in, from whom, what comes out, for whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.dataflow import Passage
from passation.analysis.responsibility import side_of_actor
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.dataflows.board import Node, process_node
from passation.maps.lettering import SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.table import Target
from passation.words import Words

_PAD: Final = 8.0
_GAP: Final = 6.0
"""Between two boxes of a stack."""
Thick = frozenset[tuple[str, str]]
"""Who gives to whom on the longest chain."""


@dataclass(frozen=True, slots=True)
class Item:
    """What goes in or comes out: its name, and from whom or for whom."""

    name: Lettering
    parties: Lettering
    target: Target
    thick: bool

    @property
    def height(self) -> float:
        """What its texts take."""
        return self.name.height + self.parties.height + 2 * _PAD - 3


@dataclass(frozen=True, slots=True)
class Row:
    """A process with what it takes and gives."""

    process: Node
    taken: tuple[Item, ...]
    given: tuple[Item, ...]

    @property
    def height(self) -> float:
        """What its highest stack takes, beside each other."""
        return max(self.process.height, stack(self.taken), stack(self.given))


def stack(items: Sequence[Item]) -> float:
    """The height of boxes on each other."""
    return sum(each.height + _GAP for each in items) - _GAP if items else 0.0


def stacked(items: Iterable[Item], y: float) -> Iterator[tuple[float, Item]]:
    """Each box with its upper side."""
    for each in items:
        yield y, each
        y += each.height + _GAP


@dataclass(frozen=True)
class Rows:
    """Makes the rows of some processes: what a box of information takes across, and that of a process."""

    edition: Edition
    words: Words
    found: Sequence[Passage]
    thick: Thick
    room: float
    process_room: float

    def of(self, processes: Iterable[str]) -> tuple[Row, ...]:
        """A row for each process, in their order."""
        return tuple(self._row(each) for each in processes)

    def _row(self, process: str) -> Row:
        taken: dict[str, list[str]] = {}
        given: dict[str, list[str]] = {}
        for each in self.found:
            if each.target == process:
                taken.setdefault(each.data, []).append(each.source)
            if each.source == process:
                given.setdefault(each.data, []).append(each.target)
        node = process_node(self.edition, self.words, process, self.process_room)
        return Row(node, tuple(self._items(process, taken, into=True)), tuple(self._items(process, given, into=False)))

    def _items(self, process: str, ways: Mapping[str, Sequence[str]], *, into: bool) -> Iterator[Item]:
        for data, parties in ways.items():
            names = self.words.list(self._named(list(dict.fromkeys(parties))))
            said = f"{self.words.t('From') if into else self.words.p('receiver', 'To')}{self.words.colon}{names}"
            pairs = {(each, process) if into else (process, each) for each in parties}
            name = fit(self.edition.name_of("data", data), self.room - 2 * _PAD, 2, SMALL, 700)
            note = fit(said, self.room - 2 * _PAD, 2, SMALL)
            yield Item(name, note, Target("data", data), bool(pairs & self.thick))

    def _named(self, parties: Sequence[str]) -> list[str]:
        """One process with its title, several by their numbers; somebody outside with the word of the side."""
        found = []
        for each in parties:
            if each not in self.edition.sops:
                word = self.words.say(LOOKS[side_of_actor(self.edition, each)].word).lower()
                found.append(f"{self.edition.name_of('actor', each)} ({word})")
            elif len(parties) == 1:
                found.append(f"{each} {self.edition.sops[each].title}")
            else:
                found.append(each)
        return found
