"""Where one process is drafted: its values, the comments beside them, and the account of where each came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from passation.finding import Message, say
from passation.importing.company import Index, Known
from passation.importing.found import Fate, Note, Said, Spot
from passation.importing.texts import clean, cut, holds_secret, in_lines, line, shown
from passation.model.scalars import LINE_LIMIT
from passation.source import Trail
from passation.words import Words

_MANY = re.compile(r"\n|;|•|,|\s/\s")
_LINES = re.compile(r"\n|;|•")
_BULLET = re.compile(r"^\s*(?:\d{1,2}[.)]|[-–•*▪])\s+")


@dataclass(slots=True)
class Desk:
    """The draft of one process, being written."""

    number: str
    known: Known
    words: Words
    notes: list[Note]
    values: dict[str, Any] = field(default_factory=dict)
    comments: dict[Trail, str] = field(default_factory=dict)

    def keep(self, trail: Trail, said: Said, guess: Message | None = None) -> None:
        """Account for a value that was written; a guess is said beside it, too."""
        doubt = guess or said.guess
        fate = Fate.GUESSED if doubt else Fate.MAPPED
        self.notes.append(Note(fate, said.spot, doubt or say("As it is said."), shown(said.text), self._target(trail)))
        if doubt:
            why, spot = self.words.say(doubt), self.words.value(said.spot)
            self.comment(trail, self.words.t("guess: {why} ({spot})", why=why, spot=spot))

    def left(self, trail: Trail, spot: Spot, message: Message, quote: str = "") -> None:
        """Account for something that a person has to do."""
        self.notes.append(Note(Fate.LEFT, spot, message, shown(quote), self._target(trail)))

    def comment(self, trail: Trail, text: str) -> None:
        """Write a comment beside a value."""
        before = self.comments.get(trail)
        plain = shown(text, 240)
        if plain not in (before or "").split(" · "):
            self.comments[trail] = f"{before} · {plain}" if before else plain

    def said_there(self, name: str, said: Said) -> str:
        """What a comment says of a name that nobody knows."""
        quote = self.words.quote(shown(said.text, 60))
        return self.words.t("{field}: the source says {name}", field=name, name=quote)

    def hole(self, trail: Trail, spot: Spot, message: Message) -> str:
        """What stands in a required field of which the source says nothing: that it is to be written."""
        whole = say("To be written: {what}", what=message)
        self.left(trail, spot, whole)
        self.comment(trail, self.words.t("the source does not say it"))
        return self.words.say(whole)

    def text(self, trail: Trail, said: Said) -> str | None:
        """A text of several lines as it may stand in a file."""
        if self._is_secret(trail, said):
            return None
        kept, rest = cut(clean(said.text))
        if rest:
            self.left(trail, said.spot, say("This text is too long for its field: its end was not taken."), rest)
        if kept:
            self.keep(trail, said)
        return kept or None

    def line(self, trail: Trail, said: Said) -> str | None:
        """A text of one line; what is longer is cut at a sentence, and the rest is for a person."""
        if self._is_secret(trail, said):
            return None
        pieces = in_lines(said.text)
        if len(pieces) > 1:
            rest = " ".join(pieces[1:])
            message = say("This text is longer than the {n} letters of its field: its end was not taken.", n=LINE_LIMIT)
            self.left(trail, said.spot, message, rest)
        if pieces:
            self.keep(trail, said)
        return pieces[0] if pieces else None

    def lines(self, trail: Trail, saids: list[Said], *, long: bool = False) -> list[str]:
        """One text an item: by line and semicolon; an item that is too long becomes several, unless it may be long."""
        kept: list[str] = []
        for said in saids:
            if self._is_secret(trail, said):
                continue
            items = [_BULLET.sub("", each).strip() for each in _LINES.split(said.text)]
            found = [piece for item in items for piece in ([clean(item)] if long else in_lines(item)) if piece]
            if found:
                self.keep(trail, said)
            kept += [each for each in found if each not in kept]
        return kept

    def references(self, trail: Trail, saids: list[Said], index: Index, unknown: Message) -> list[str]:
        """The ids of what a source names; what is not known is for a person."""
        kept: list[str] = []
        for said in self.each(saids):
            match = index.find(said)
            if match is None:
                self.left(trail, said.spot, unknown, said.text)
                self.comment(trail, self.said_there(str(trail[-1]), said))
            elif match.id not in kept:
                kept.append(match.id)
                self.keep(trail, said, match.guess)
        return kept

    def choice(self, trail: Trail, said: Said, read: Callable[[str], str | None]) -> str | None:
        """One of a few words of the format."""
        value = read(said.text)
        if value is None:
            self.left(trail, said.spot, say("This is not one of the values that the field may have."), said.text)
        else:
            self.keep(trail, said)
        return value

    def each(self, saids: list[Said]) -> Iterator[Said]:
        """The names that cells list, one by one."""
        for said in saids:
            yield from (said.but(name) for part in _MANY.split(said.text) if (name := line(part)))

    def _is_secret(self, trail: Trail, said: Said) -> bool:
        found = holds_secret(said.text)
        if found:
            message = say(
                "This looks like a password, a key, a card or an account: it was not taken. Keep it in your vault, "
                "and write here where it is kept."
            )
            self.left(trail, said.spot, message)
        return found

    def _target(self, trail: Trail) -> str:
        """`FIN-031 s10.actor`: how people name a value."""
        if trail[:1] == ("steps",) and len(trail) > 1:
            step = f"s{(int(trail[1]) + 1) * 10}"
            return f"{self.number} {'.'.join([step, *map(str, trail[2:])])}"
        return f"{self.number} {'.'.join(map(str, trail))}".rstrip()
