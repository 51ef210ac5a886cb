"""Finding many names in many texts at the price of one reading: by a telling word first, then word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from passation.model.content import Content

Item = tuple[str, str]
"""Kind and id."""
_WORD: Final = re.compile(r"\w+(?:-\d{3}\b)?")
"""A word, or a process number such as FIN-012 as one word."""
_NUMBER: Final = re.compile(r"[A-Z]{2,4}-\d{3}")
_SHORTEST: Final = 3
"""Names of fewer letters are not looked for."""
_END: Final = ""
"""Key of a tree's node under which the names that end there are kept; no word is empty."""


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
    """Names to look for, each of an item: a tree of words, so that a text is read once whatever their number."""

    def __init__(self, names: Iterable[tuple[Item, str]]) -> None:
        """Takes (item, name) pairs; names of fewer than three letters are left out."""
        self._tree: dict[str, Any] = {}
        named = ((item, name, _WORD.findall(name.casefold())) for item, name in names if len(name) >= _SHORTEST)
        spelt = [each for each in named if each[2]]
        counts = Counter(word for _, _, words in spelt for word in set(words))
        self._telling: dict[Item, set[str]] = {}
        """The word of each name that the fewest names share: no text is held against many names."""
        for item, name, words in spelt:
            telling = min(words, key=lambda word: (counts[word], -len(word), word))
            self._telling.setdefault(item, set()).add(telling)
            node = self._tree
            for word in words:
                node = node.setdefault(word, {})
            node.setdefault(_END, []).append((item, name))

    def worth_reading(self, text: str) -> frozenset[Item]:
        """Items of which a name may stand in a text of a file; all items where the file holds escapes.

        The words of a text stand in its file one after the other, however its lines are broken and quoted.
        """
        if "\\" in text:
            return frozenset(self._telling)
        return frozenset(item for item, name in self._named(text) if name in text or not _WORD.fullmatch(name))

    def telling(self, items: Iterable[Item]) -> frozenset[str]:
        """Words of which a text holds one, in small letters, if it names one of some items: a cheap first look."""
        return frozenset(word for item in items for word in self._telling.get(item, ()))

    def in_text(self, text: str) -> list[Item]:
        """Items whose name stands in a text as whole words, in order."""
        named = self._named(text)
        return sorted({item for item, name in named if not _is_spelt(name) or _stands_in(name, text)})

    def _named(self, text: str) -> set[tuple[Item, str]]:
        """Items and names whose words stand in a text, one after the other and whatever their capitals."""
        words = _WORD.findall(text.casefold())
        return {hit for at, word in enumerate(words) if word in self._tree for hit in self._from(words, at)}

    def _from(self, words: list[str], at: int) -> Iterator[tuple[Item, str]]:
        node = self._tree
        for word in words[at:]:
            if word not in node:
                return
            node = node[word]
            yield from node.get(_END, ())


def _is_spelt(name: str) -> bool:
    """Names of one word and process numbers count only as they are spelt: `Paie` is a process, `paie` a word."""
    return _NUMBER.fullmatch(name) is not None or len(_WORD.findall(name)) == 1


def _stands_in(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None
