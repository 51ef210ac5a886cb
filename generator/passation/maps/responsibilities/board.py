"""What stands on a responsibility map: who answers inside, what passes over the border, what is held outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from passation.edition import Edition
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS
from passation.maps.responsibilities.instant import Instant
from passation.maps.responsibilities.parties import PILOTS, TAKES_PART, VALIDATES, Crossing, Held, Party, held
from passation.maps.responsibilities.said import controls, shares, underway
from passation.model.sop import Sop
from passation.words import Words

HEAD_AIR: Final = 26.0
"""Above a panel's title: the foot of the panel before, and the space between."""
ALONE: Final = "alone"
LEAVING: Final = "leaving"
_WORDS: Final[dict[str, Message]] = {
    PILOTS: say("pilots"),
    VALIDATES: say("validates"),
    TAKES_PART: say("takes part"),
}


@dataclass(frozen=True, slots=True)
class Form:
    """How wide a map is, and how much it says where."""

    inside: float
    between: float
    outside: float
    """Widths of who answers, of what passes, of what is held outside."""
    edge: float
    """From a panel's edge to its boxes."""
    pad: float
    """From a box's edge to its texts."""
    upright: bool = False
    """For a phone: channels are said where the work is held, what is wholly inside stands below and takes the width."""

    @property
    def width(self) -> float:
        """What both sides take with their panels, and what passes between them."""
        return self.inside + self.between + self.outside + 6 * self.edge


ON_PAGE: Final = Form(246.0, 132.0, 246.0, 14.0, 10.0)
ON_PHONE: Final = Form(118.0, 24.0, 144.0, 6.0, 8.0, upright=True)


@dataclass(frozen=True, slots=True)
class Block:
    """A box: texts under each other."""

    key: str
    texts: tuple[Lettering, ...]
    moving: str = ""
    """A word on its edge: what the wave that is looked at takes outside."""

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
    form: Form = ON_PAGE

    @property
    def _inside(self) -> float:
        """What a text has in a box of the company."""
        return self.form.inside - 2 * self.form.pad

    @property
    def _outside(self) -> float:
        """What a text has in a box outside."""
        return self.form.outside - 2 * self.form.pad

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
        words, room, key = self.words, self._outside, f"{each.sop.id} {each.party.key}"
        passed = words.n("{count} handover", "{count} handovers", each.passages) if each.passages else ""
        over = [self.edition.name_of("channel", channel) for channel in each.channels] if passed else []
        said = [shares(words, each), controls(words, each.controls)]
        if self.form.upright and over:
            said.append(f"{passed}{words.colon}{words.list(over)}")
        done = [fit(text, room, 3, SMALL) for text in said if text]
        outside = (fit(each.sop.id, room, 1, SMALL, 700), fit(each.sop.title, room, 4), *done, *self._stage(each))
        inside = tuple(text for crossing in each.crossings for text in self._role(crossing))
        return Line(
            each,
            Block(f"in {key}", inside),
            Block(f"between {key}", tuple(self._passing(each.passages, passed, over))),
            Block(f"out {key}", outside, words.p("a process on its way", "ARRIVES") if self._moves(each.sop) else ""),
        )

    def _passing(self, count: int, passed: str, over: Sequence[str]) -> Iterator[Lettering]:
        """How often the work passes; on a page also over what."""
        if self.form.upright and count:
            yield fit(f"↔ {count}", self.form.between + self.form.edge, 1, SMALL, 500)
        elif count:
            room = self.form.between - 20
            yield fit(f"↔ {passed}", room, 2, SMALL, 500)
            yield from (fit(each, room, 2, SMALL) for each in over)

    def _moves(self, sop: Sop) -> bool:
        return self.at is not None and self.at.wave.process == sop.id

    def _stage(self, each: Held) -> Iterator[Lettering]:
        """Where the work is on its way outside, unless it has arrived."""
        said = ""
        if self.at is not None:
            said = self.words.t("goes outside with this wave") if self._moves(each.sop) else ""
        else:
            said = underway(self.edition, self.words, each.sop.id)
        if said:
            yield fit(said, self._outside, 3, SMALL, 700)

    @cached_property
    def leaving(self) -> Block | None:
        """The process that the wave is about to take outside."""
        if self.at is None or self.at.after or self.at.wave.process not in self.edition.sops:
            return None
        sop, room = self.edition.sops[self.at.wave.process], self._inside
        to = self.words.list(each.party.name for each in held(self.edition, sop))
        said = self.words.t("leaves with this wave, for: {parties}", parties=to)
        texts = (
            fit(sop.id, room, 1, SMALL, 700),
            fit(sop.title, room, 4),
            fit(self.words.t("pilot: {name}", name=self.edition.name_of("actor", sop.owner)), room, 4, SMALL),
            fit(said, room, 4, SMALL, 700),
        )
        return Block(LEAVING, texts, self.words.p("a process on its way", "LEAVES"))

    def _role(self, crossing: Crossing) -> tuple[Lettering, Lettering]:
        room = self._inside
        said = " · ".join(self.words.say(_WORDS[relation]) for relation in crossing.relations)
        return fit(self.edition.name_of("actor", crossing.role), room, 3, BODY, 500), fit(said, room, 2, SMALL)

    @property
    def across(self) -> bool:
        """Whether what is wholly inside takes the whole width, below both sides."""
        return self.form.upright and bool(self.held) and bool(self.alone)

    @cached_property
    def alone_block(self) -> Block:
        """The processes done wholly inside, by who pilots them."""
        room = self.form.width - 2 * self.form.pad if self.across else self._inside
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
        wide = self.form.inside if party is None else self.form.outside
        return fit(name, wide, 3, BODY, 700), fit(self.words.say(word), wide - 16, 1, SMALL, 700)
