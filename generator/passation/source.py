"""Where a value came from: a file, the keys that lead to it, and the place when somebody asks.

Rules and the gate name a value by the keys that lead to it. Lines and columns are worked out only when a finding is
shown, by reading the file's text again: a company of a thousand processes keeps no marks in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Key = str | int
Trail = tuple[Key, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a text file; `line` and `column` count from 1, `width` is in characters (0: unknown)."""

    path: str
    line: int = 1
    column: int = 1
    width: int = 0

    def __str__(self) -> str:
        """`file:line:column`, as every editor understands it."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Marks:
    """The places of one file's values and of its keys, by trail."""

    values: Mapping[Trail, Place]
    keys: Mapping[Trail, Place]


@dataclass(frozen=True)
class Source:
    """One file as it was read. `mark` finds the places of a text; it is called at most once, on demand."""

    path: str
    text: str = field(repr=False)
    mark: Callable[[str, str], Marks] = field(repr=False, compare=False)

    @cached_property
    def marks(self) -> Marks:
        """The file's places, worked out on first use."""
        return self.mark(self.path, self.text)

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end, or an empty text past the end."""
        return self._lines[number - 1].rstrip("\r") if 0 < number <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        """The text in lines, for those few files of which some are shown."""
        return self.text.split("\n")


@dataclass(frozen=True, slots=True)
class Origin:
    """A value in a file, named by keys: `origin / "steps" / 3 / "tool"`."""

    source: Source = field(repr=False)
    trail: Trail = ()

    def __truediv__(self, key: Key) -> Origin:
        """The value one key further down."""
        return Origin(self.source, (*self.trail, key))

    def at(self, *keys: Key) -> Origin:
        """The value several keys further down."""
        return Origin(self.source, (*self.trail, *keys))

    @property
    def place(self) -> Place:
        """The place of the value, or of the nearest thing above it that is written in the file."""
        written = self._written
        places = (self.source.marks.values.get(written[:length]) for length in range(len(written), -1, -1))
        return next((place for place in places if place is not None), Place(self.source.path))

    @property
    def key_place(self) -> Place:
        """The place of the key that leads to the value; the value's own place in a list."""
        written = self._written
        found = self.source.marks.keys.get(written) if written[-1:] == self.trail[-1:] else None
        return found if found is not None else self.place

    @property
    def is_written(self) -> bool:
        """Whether the file has the key that leads to the value, with or without a value."""
        written = self._written
        return written[-1:] == self.trail[-1:] and written in self.source.marks.keys

    @property
    def _written(self) -> Trail:
        """The keys as the file has them: one value may stand for a list of one, one word for a group."""
        found: Trail = ()
        for key in self.trail:
            longer = (*found, key)
            if longer in self.source.marks.values or longer in self.source.marks.keys:
                found = longer
            elif key != 0:
                break
        return found
