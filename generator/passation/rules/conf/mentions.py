"""Finding many names in many texts at the price of one reading: by their longest word first, then by the whole name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from passation.model.content import Content

Item = tuple[str, str]
"""Kind and id."""
_WORD: Final = re.compile(r"\w+")
_SHORTEST: Final = 3
"""Names of fewer letters are not looked for."""


def names_of(content: Content, item: Item) -> Iterator[str]:
    """The names by which a reader may know an item: name or title, other names, and a process's numbers."""
    found = content.find(*item)
    for key in ("name", "title"):
        if (name := getattr(found, key, None)) is not None:
            yield name
    match item[0]:
        case "process":
            yield from (item[1], *found.aliases)
        case "organisation":
            yield from found.alias
        case "actor":
            yield from (person.name for person in found.people)


class Mentions:
    """Names to look for, each of an item."""

    def __init__(self, names: Iterable[tuple[Item, str]]) -> None:
        """Takes (item, name) pairs; names without a letter are left out."""
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._items: dict[str, list[Item]] = {}
        self._by_key: dict[str, list[str]] = {}
        for item, name in names:
            words = _WORD.findall(name)
            if len(name) < _SHORTEST or not words:
                continue
            if name not in self._items:
                key = max(words, key=len)
                for spelling in {key, key.lower(), key.capitalize(), key.upper()} if len(words) > 1 else {key}:
                    self._by_key.setdefault(spelling, []).append(name)
            self._items.setdefault(name, []).append(item)

    def in_source(self, text: str) -> frozenset[str]:
        """Names whose longest word stands in a file: those worth looking for in its texts."""
        return frozenset(name for word in self._by_key.keys() & _WORD.findall(text) for name in self._by_key[word])

    def in_text(self, text: str, candidates: Collection[str]) -> list[Item]:
        """Items whose name stands in a text as whole words, in order."""
        return sorted({item for name in candidates if self._pattern(name).search(text) for item in self._items[name]})

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            words = r"\s+".join(re.escape(word) for word in name.split())
            flags = re.IGNORECASE if len(_WORD.findall(name)) > 1 and not re.fullmatch(r"[A-Z]{2,4}-\d{3}", name) else 0
            self._patterns[name] = re.compile(rf"(?<!\w){words}(?!\w)", flags)
        return self._patterns[name]
