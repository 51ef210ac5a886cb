"""A responsibility map as a grid: the company on the left, parties outside on the right, what passes in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from passation.edition import Edition
from passation.finding import Message, say
from passation.maps.grid import GridBox, GridRow, filled, grid
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.maps.responsibilities.parties import PILOTS, TAKES_PART, VALIDATES, Crossing, Held, Party
from passation.model.sop import Sop
from passation.words import Words

INSIDE_WIDTH, BETWEEN, OUTSIDE_WIDTH = 246.0, 100.0, 246.0
"""Widths of who answers, of what passes, of what is held outside."""
PAD: Final = 10.0
EDGE: Final = 14.0
"""From a panel's edge to its boxes."""
HEAD_AIR: Final = 26.0
"""Above a panel's title: the foot of the panel before, and the space between."""
INSIDE: Final = "inside"
ALONE: Final = "alone"
_WORDS: Final[dict[str, Message]] = {
    PILOTS: say("pilots"),
    VALIDATES: say("validates"),
    TAKES_PART: say("takes part"),
}


@dataclass(frozen=True, slots=True)
class Block:
    """A box: texts under each other."""

    key: str
    texts: tuple[Lettering, ...]

    @property
    def height(self) -> float:
        """What its texts take."""
        return sum(text.height for text in self.texts) + 2 * 8

    @property
    def lines(self) -> list[str]:
        """Its texts, for other tools."""
        return [line for text in self.texts for line in text.lines]


@dataclass(frozen=True, slots=True)
class Line:
    """What one party holds of one process: who answers inside, how often work passes, what is done outside."""

    held: Held
    inside: Block
    passing: Block
    outside: Block


@dataclass(frozen=True)
class Board:
    """Everything on one responsibility map."""

    edition: Edition
    words: Words
    held: Sequence[Held]
    alone: Sequence[Sop]
    """Processes done wholly inside."""

    @cached_property
    def parties(self) -> list[Party]:
        """Parties, in order of appearance."""
        return list({each.party.key: each.party for each in self.held}.values())

    @cached_property
    def lines(self) -> dict[str, list[Line]]:
        """What each party holds, in the order of the processes."""
        found: dict[str, list[Line]] = {party.key: [] for party in self.parties}
        for each in self.held:
            found[each.party.key].append(self._line(each))
        return found

    def _line(self, each: Held) -> Line:
        words, room, key = self.words, OUTSIDE_WIDTH - 2 * PAD, f"{each.sop.id} {each.party.key}"
        done = words.t("all of the work") if each.done == each.steps else part_done(words, each)
        outside = (fit(each.sop.id, room, 1, SMALL, 700), fit(each.sop.title, room, 3), fit(done, room, 1, SMALL))
        passed = words.n("{count} handover", "{count} handovers", each.passages)
        passing = (fit(f"↔ {passed}", BETWEEN - 12, 2, SMALL, 500),) if each.passages else ()
        inside = tuple(text for crossing in each.crossings for text in self._role(crossing))
        return Line(each, Block(f"in {key}", inside), Block(f"between {key}", passing), Block(f"out {key}", outside))

    def _role(self, crossing: Crossing) -> tuple[Lettering, Lettering]:
        room = INSIDE_WIDTH - 2 * PAD
        said = " · ".join(self.words.say(_WORDS[relation]) for relation in crossing.relations)
        return fit(self.edition.name_of("actor", crossing.role), room, 2, BODY, 500), fit(said, room, 1, SMALL)

    @cached_property
    def alone_block(self) -> Block:
        """The processes done wholly inside, by who pilots them."""
        room = INSIDE_WIDTH - 2 * PAD
        said = self.words.n("{count} process wholly inside", "{count} processes wholly inside", len(self.alone))
        texts = [fit(said, room, 3, BODY, 700)]
        for owner in dict.fromkeys(sop.owner for sop in self.alone):
            owned = ", ".join(sop.id for sop in self.alone if sop.owner == owner)
            texts += [fit(self.edition.name_of("actor", owner), room, 2, SMALL, 500), fit(owned, room, 20, SMALL)]
        return Block(ALONE, tuple(texts))

    def head(self, party: Party | None) -> tuple[Lettering, Lettering]:
        """Title of a panel and the word of its badge; None is the company itself."""
        name, word = self.words.t("The company"), LOOKS["internal"].word
        if party is not None:
            country = f" ({party.country})" if party.country not in {None, self.edition.company.country} else ""
            name, word = f"{party.name}{country}", LOOKS[party.side].word
        return fit(name, OUTSIDE_WIDTH, 2, BODY, 700), fit(self.words.say(word), OUTSIDE_WIDTH - 16, 1, SMALL, 700)


def part_done(words: Words, each: Held) -> str:
    """How many steps of a process a party does."""
    return words.n("{count} step of {total}", "{count} steps of {total}", each.done, total=each.steps)


def dot(name: str, board: Board) -> str:
    """The DOT text of a responsibility map."""
    links = [
        pair
        for lines in board.lines.values()
        for line in lines
        for pair in ((line.inside.key, line.passing.key), (line.passing.key, line.outside.key))
    ]
    widths = (INSIDE_WIDTH, BETWEEN, OUTSIDE_WIDTH) if board.held else (INSIDE_WIDTH,)
    return grid(name, list(_rows(board)), widths, (2 * EDGE, 10.0), links)


def _rows(board: Board) -> Iterator[GridRow]:
    inside, first = _heading(board, None), True
    for party in board.parties:
        yield GridRow(_head_height(board, party), (inside if first else None, None, _heading(board, party)))
        first = False
        for line in board.lines[party.key]:
            yield GridRow(max(line.inside.height, line.outside.height), tuple(_boxes(line)))
    if first:
        yield GridRow(_head_height(board, None), (inside,))
    if board.alone:
        yield GridRow(board.alone_block.height, (GridBox(ALONE, board.alone_block.lines, filled(LOOKS["internal"])),))


def _boxes(line: Line) -> Iterator[GridBox]:
    yield GridBox(line.inside.key, line.inside.lines, filled(LOOKS["internal"]))
    yield GridBox(line.passing.key, line.passing.lines, {"shape": "plaintext"})
    yield GridBox(line.outside.key, line.outside.lines, filled(LOOKS[line.held.party.side]))


def _heading(board: Board, party: Party | None) -> GridBox:
    title, word = board.head(party)
    return GridBox(party_key(party), [*title.lines, *word.lines], {"shape": "plaintext"})


def party_key(party: Party | None) -> str:
    """Name of the box that holds the title of a panel."""
    return INSIDE if party is None else f"party {party.key}"


def _head_height(board: Board, party: Party | None) -> float:
    return HEAD_AIR + board.head(party)[0].height + 22
