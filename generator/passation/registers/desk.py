"""What the maker of a register has before her: the edition, its words, and the names of things."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from passation.edition import Edition
from passation.frozen import dataclass
from passation.model.base import Part
from passation.table import Cell, Target
from passation.values import Level
from passation.words import Words


@dataclass(frozen=True)
class Desk:
    """One edition, in its language."""

    edition: Edition
    words: Words

    def name(self, kind: str, item_id: str | None) -> str:
        """How readers call an item; nothing for nothing."""
        return self.edition.name_of(kind, item_id) if item_id else ""

    def names(self, kind: str, ids: Iterable[str]) -> str:
        """How readers call several items, each once."""
        return ", ".join(self.name(kind, each) for each in dict.fromkeys(ids))

    def cell(self, kind: str, item_id: str, text: str = "") -> Cell:
        """An item that leads to where it stands."""
        return Cell(text or self.name(kind, item_id), Target(kind, item_id))

    def place(self, text: str | None) -> str:
        """A place or a source: a tool, channel or data object by id, or plain words."""
        known = (kind for kind in ("tool", "channel", "data", "actor") if text and self.edition.find(kind, text))
        kind = next(known, None)
        return self.name(kind, text) if kind else text or ""

    def domain_title(self, domain: str) -> str:
        """What readers call a domain; a folder that the company does not list goes by its own name."""
        listed = {each.id: each.title for each in self.edition.company.domains}
        return listed.get(domain) or domain.replace("-", " ").capitalize()

    def day(self, day: dt.date | None) -> str:
        """A date, or nothing."""
        return self.words.date(day) if day else ""

    def value(self, value: object) -> str:
        """Any value of the model as a reader expects it; nothing for nothing."""
        return "" if value is None else self.words.value(value)

    def level(self, item: Part) -> str:
        """The company's own word for the level of an item, else the usual one."""
        level = getattr(item, "confidentiality", None)
        return self.level_word(level if isinstance(level, Level) else Level.INTERNAL)

    def level_word(self, level: Level) -> str:
        """The company's own word for a level, else the usual one."""
        said = getattr(self.edition.company.levels, level.word)
        return said.label if said is not None and said.label else self.words.level(level)
