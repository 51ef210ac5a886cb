"""What a reader found in a source: processes and steps in the source's own words, each with its place, and notes."""

from __future__ import annotations

from dataclasses import field, replace
from enum import Enum
from typing import Final

from passation.finding import Message
from passation.frozen import dataclass
from passation.importing.texts import shown

Spot = str | Message
"""Where something stands in a source: a cell (`Feuil1!B7`), a paragraph, a line, an element."""
END: Final = "end"
"""The target that ends a process, as the format writes it; no step of a source is called so by a reader."""


class NotTaken(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """A file that is not read at all: why, and what to do instead."""

    def __init__(self, why: Message, cure: Message | None = None) -> None:
        """Takes two sentences to be translated."""
        super().__init__(why.text)
        self.why = why
        self.cure = cure


class Fate(Enum):
    """What became of something that the source says."""

    MAPPED = "mapped"
    """It stands in a draft, as it was said."""
    GUESSED = "guessed"
    """It stands in a draft, and somebody must confirm it."""
    DROPPED = "dropped"
    """It stands nowhere."""
    LEFT = "left"
    """It is for a person: something is missing, or was not understood."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the account: what became of a text, where that stands, and where it went."""

    fate: Fate
    spot: Spot
    message: Message
    quote: str = ""
    """The words of the source."""
    target: str = ""
    """The value of the draft: `FIN-031 s10.actor`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of the source, and where it stands; `guess` says why its meaning is a guess."""

    text: str
    spot: Spot
    guess: Message | None = None

    def but(self, text: str, guess: Message | None = None) -> Said:
        """The same place with another text, or with a reason to doubt."""
        return replace(self, text=text, guess=guess or self.guess)


Fields = dict[str, list[Said]]
"""Name of a field → what the source says about it."""


@dataclass(slots=True)
class Branch:
    """An answer to a question, and the step of the source that it leads to."""

    label: Said
    target: str


@dataclass(slots=True)
class FoundStep:
    """A step in the source's words. Other steps name it by `key`, as the source calls it."""

    said: Said
    kind: str = "do"
    fields: Fields = field(default_factory=dict)
    key: str = ""
    branches: list[Branch] = field(default_factory=list)
    next: str | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundCase:
    """What is done when things go otherwise: at a step, by its key, or at any time."""

    when: Said
    at: str = ""
    then: Said | None = None
    call: Said | None = None
    """Whom it goes up to."""


@dataclass(slots=True)
class FoundProcess:
    """A process in the source's words."""

    title: Said
    fields: Fields = field(default_factory=dict)
    steps: list[FoundStep] = field(default_factory=list)
    cases: list[FoundCase] = field(default_factory=list)


@dataclass(slots=True)
class Found:
    """Everything that one file says."""

    processes: list[FoundProcess] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def note(self, fate: Fate, spot: Spot, message: Message, quote: str = "") -> None:
        """Keep a line for the account; secrets in the quote are covered."""
        self.notes.append(Note(fate, spot, message, shown(quote, 400)))


def add(fields: Fields, name: str, said: Said) -> None:
    """Add a text to a field."""
    fields.setdefault(name, []).append(said)
