"""A responsibility map as a grid: the company on the left, parties outside on the right, what passes in between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Final

from passation.analysis.ramp_up import STAGE_WORDS
from passation.edition import Edition
from passation.finding import Message, say
from passation.maps.grid import GridBox, GridRow, filled, grid
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.maps.responsibilities.instant import Instant
from passation.maps.responsibilities.parties import PILOTS, TAKES_PART, VALIDATES, Crossing, Held, Party, held
from passation.model.sop import Sop
from passation.words import Words

INSIDE_WIDTH, BETWEEN, OUTSIDE_WIDTH = 246.0, 132.0, 246.0
"""Widths of who answers, of what passes, of what is held outside."""
PAD: Final = 10.0
EDGE: Final = 14.0
"""From a panel's edge to its boxes."""
HEAD_AIR: Final = 26.0
"""Above a panel's title: the foot of the panel before, and the space between."""
INSIDE: Final = "inside"
ALONE: Final = "alone"
LEAVING: Final = "leaving"
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
    moving: bool = False
    """What the wave that is looked at takes outside."""

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
    at: Instant | None = None
    """The wave that is looked at; None: the processes as they are written."""

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
        done = [fit(text, room, 2, SMALL) for text in (shares(words, each), controls(words, each.controls)) if text]
        outside = (fit(each.sop.id, room, 1, SMALL, 700), fit(each.sop.title, room, 3), *done, *self._stage(each))
        passed = words.n("{count} handover", "{count} handovers", each.passages)
        over = [fit(self.edition.name_of("channel", channel), BETWEEN - 20, 2, SMALL) for channel in each.channels]
        passing = (fit(f"↔ {passed}", BETWEEN - 20, 2, SMALL, 500), *over) if each.passages else ()
        inside = tuple(text for crossing in each.crossings for text in self._role(crossing))
        return Line(
            each,
            Block(f"in {key}", inside),
            Block(f"between {key}", passing),
            Block(f"out {key}", outside, moving=self._moves(each.sop)),
        )

    def _moves(self, sop: Sop) -> bool:
        return self.at is not None and self.at.wave.process == sop.id

    def _stage(self, each: Held) -> Iterator[Lettering]:
        """Where the work is on its way outside, unless it has arrived."""
        room, said = OUTSIDE_WIDTH - 2 * PAD, ""
        if self.at is not None:
            said = self.words.t("goes outside with this wave") if self._moves(each.sop) else ""
        else:
            said = underway(self.edition, self.words, each.sop.id)
        if said:
            yield fit(said, room, 2, SMALL, 700)

    @cached_property
    def leaving(self) -> Block | None:
        """The process that the wave is about to take outside."""
        if self.at is None or self.at.after or self.at.wave.process not in self.edition.sops:
            return None
        sop, room = self.edition.sops[self.at.wave.process], INSIDE_WIDTH - 2 * PAD
        to = self.words.list(each.party.name for each in held(self.edition, sop))
        said = self.words.t("leaves with this wave, for: {parties}", parties=to)
        texts = (
            fit(sop.id, room, 1, SMALL, 700),
            fit(sop.title, room, 3),
            fit(self.words.t("pilot: {name}", name=self.edition.name_of("actor", sop.owner)), room, 2, SMALL),
            fit(said, room, 3, SMALL, 700),
        )
        return Block(LEAVING, texts, moving=True)

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


def shares(words: Words, each: Held) -> str:
    """How much of a process a party does: of its steps, and of its minutes where they are known."""
    steps = words.t("all of the work") if each.done == each.steps else part_done(words, each)
    if each.minutes is None or each.done == each.steps:
        return steps
    share = min(Decimal(99), max(Decimal(1), each.minutes.quantize(Decimal(1), ROUND_HALF_UP)))
    return words.t("{steps}, {share} of the time", steps=steps, share=words.percent(share))


def controls(words: Words, counts: tuple[int, int]) -> str:
    """How many controls stay inside, of how many; empty where there are none."""
    inside, total = counts
    if not total:
        return ""
    if inside == total:
        return words.n("the control stays inside", "all {count} controls stay inside", total)
    if not inside:
        return words.n("the control is made outside", "all {count} controls are made outside", total)
    return words.n(
        "{count} control of {total} stays inside", "{count} controls of {total} stay inside", inside, total=total
    )


def part_done(words: Words, each: Held) -> str:
    """How many steps of a process a party does."""
    return words.n("{count} step of {total}", "{count} steps of {total}", each.done, total=each.steps)


def underway(edition: Edition, words: Words, process: str) -> str:
    """Where a process is on its way outside on the edition's day; empty once it has arrived, or where nobody knows."""
    found = [each for each in edition.waves if each.process == process]
    if not found or edition.date is None:
        return ""
    match found[0].stage(edition.date):
        case "internal":
            return words.t("still inside: goes outside from {day} on", day=found[0].start)
        case "autonomous":
            return ""
        case stage:
            named = {each.id: each.name for each in edition.stages}
            return words.t(
                "on its way: {stage}",
                stage=next((name for key, name in named.items() if key == stage), None)
                or words.say(STAGE_WORDS[stage]),
            )


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
            yield GridRow(max(line.inside.height, line.passing.height, line.outside.height), tuple(_boxes(line)))
    if first:
        yield GridRow(_head_height(board, None), (inside,))
    if board.leaving is not None:
        yield GridRow(board.leaving.height, (GridBox(LEAVING, board.leaving.lines, filled(LOOKS["internal"])),))
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
