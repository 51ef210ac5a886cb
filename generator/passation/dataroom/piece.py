"""One line of the index: what it says of a piece, and the piece's files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import field
from typing import Final, Literal

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.tools.pdf_pages import NotOurs, page_count
from passation.values import Level

State = Literal["here", "preparing", "none", "withdrawn"]
STATES: Final[Mapping[State, Message]] = {
    "here": say("present"),
    "preparing": say("in preparation"),
    "none": say("nothing in this delivery"),
    "withdrawn": say("withdrawn"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of the index. Files are by their ending; a piece without any says why by its state."""

    number: str
    title: str
    state: State = "here"
    level: Level = Level.PUBLIC
    files: Mapping[str, bytes] = field(default_factory=dict)
    item: str = ""
    version: str = ""
    status: str = ""
    owner: str = ""
    date: dt.date | None = None
    masked: bool = False
    is_whole: bool = False
    """Tells of the whole edition, and so of what was given on purpose, too."""

    @property
    def pages(self) -> int | None:
        """How many pages its print has; None without one of ours."""
        with suppress(NotOurs):
            return page_count(self.files["pdf"]) if self.files.get("pdf") else None
        return None
