"""One of both pictures of a wave, in rows: its title, then for each party what it holds, and what the wave moves."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from passation.frozen import dataclass
from passation.maps.grid import GridBox, GridRow, filled
from passation.maps.lettering import SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.maps.responsibilities.board import ON_PHONE, Block, Board
from passation.maps.responsibilities.instant import Instant
from passation.maps.responsibilities.parties import Party
from passation.maps.responsibilities.rows import boxes, head_height, heading
from passation.maps.waves.told import notes
from passation.maps.waves.turn import Turn

TITLE: Final = "title"
_LARGE: Final = 15.0
_LINES: Final = 5
"""Lines of process numbers that a box shows."""
_AIR: Final = 16.0
"""What the title takes of the air above the first panel."""
_Boxes = tuple[GridBox | None, GridBox | None, GridBox | None]


@dataclass(frozen=True)
class Scene:
    """The company on one side of a wave, in short."""

    turn: Turn
    after: bool

    @property
    def name(self) -> str:
        """Sets its boxes apart from those of the other picture."""
        return "after" if self.after else "before"

    @cached_property
    def board(self) -> Board:
        """What the wave moves: held outside after it, about to leave before it."""
        turn = self.turn
        return Board(
            turn.edition,
            turn.words,
            turn.parts if self.after else (),
            (),
            Instant(turn.move.wave, self.after),
            ON_PHONE,
        )

    @cached_property
    def title(self) -> tuple[Lettering, ...]:
        """Before or after, how the week is shared out, and since when."""
        words, wide = self.turn.words, ON_PHONE.width
        name = words.p("a wave", "After") if self.after else words.p("a wave", "Before")
        said = (fit(text, wide, 2, SMALL) for text in notes(self.turn, after=self.after) if text)
        return fit(name, wide, 1, _LARGE, 700), *said

    def rest(self, party: Party | None) -> Block | None:
        """What a party, or the company, holds all the same; None where that is nothing."""
        words, form = self.turn.words, ON_PHONE
        if party is None:
            room, count = form.inside - 2 * form.pad, self.turn.inside
            said = words.n("{count} other process wholly inside", "{count} other processes wholly inside", count)
            return Block("rest", (fit(said, room, 4, SMALL, 500),)) if count else None
        room, processes = form.outside - 2 * form.pad, self.turn.held_by(party)
        said = words.n("{count} process already outside", "{count} processes already outside", len(processes))
        texts = fit(said, room, 3, SMALL, 500), fit(", ".join(processes), room, _LINES, SMALL)
        return Block(f"rest {party.key}", texts) if processes else None

    def shows(self, party: Party) -> bool:
        """Whether a party holds anything in this picture."""
        return self.rest(party) is not None or party.key in self.board.lines

    def rows(self) -> list[GridRow]:
        """As many before as after, so that both pictures stand level; a row may be empty."""
        said = [line for text in self.title for line in text.lines]
        height = sum(text.height for text in self.title) - _AIR
        found = [GridRow(height, (GridBox(TITLE, said, {"shape": "plaintext"}), None, None))]
        for place, party in enumerate(self.turn.parties):
            found += self._of(party, first=not place)
        return found

    def _of(self, party: Party, *, first: bool) -> Iterator[GridRow]:
        board, rest = self.board, self.rest(party)
        own = self.rest(None) if first else None
        head = heading(board, party) if self.shows(party) else None
        high = max(head_height(board, each) for each in (None, party))
        yield _row(high, (heading(board, None) if first else None, None, head))
        yield _row(0, (_box(own, None), None, _box(rest, party)), own, rest)
        if any(part.party.key == party.key for part in self.turn.parts):
            yield self._moved(party, first=first)

    def _moved(self, party: Party, *, first: bool) -> GridRow:
        """What the wave takes to a party, or still has to."""
        for line in self.board.lines.get(party.key, ()):
            inside, passing, outside = boxes(line)
            return _row(0, (inside, passing, outside), line.inside, line.outside)
        leaving = self.board.leaving if first else None
        return _row(0, (_box(leaving, None), None, None), leaving)


def _box(block: Block | None, party: Party | None) -> GridBox | None:
    return (
        None if block is None else GridBox(block.key, block.lines, filled(LOOKS[party.side if party else "internal"]))
    )


def _row(least: float, found: _Boxes, *blocks: Block | None) -> GridRow:
    """A row as high as its blocks; an empty one takes nothing."""
    heights = [least, *(block.height for block in blocks if block is not None)]
    return GridRow(max(heights) if any(found) else 0, found)
