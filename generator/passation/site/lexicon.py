"""Texts written with numbers of words: a handbook says the same words thousands of times, and a phone reads them all.

Every word stands once in the lexicon, the most frequent first, and a text is a row of codes without separators: the
more frequent a word, the shorter its code (a prefix code, as in UTF-8). `assets/search.js` reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

DIGITS: Final = "".join(sign for sign in map(chr, range(0x21, 0x7F)) if sign not in '"\\<')
"""Printable signs that JSON writes as they are, and that can open no tag in a script."""
LEADS: Final = ((40, 0), (40, 1), (10, 2), (1, 4))
"""So many digits may begin a code that has so many more: 40 words take one digit, the next 3,640 two, and so on."""


class Lexicon:
    """The words of some texts; words are what stands between spaces, so every text can be read back to the letter."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Takes all texts that will be written."""
        counts: Counter[str] = Counter()
        for text in texts:
            counts.update(text.split(" "))
        words = sorted(counts, key=lambda word: (-counts[word], word))
        self._codes = dict(zip(words, _codes(), strict=False))

    @property
    def words(self) -> str:
        """The words in the order of their codes."""
        return " ".join(self._codes)

    def written(self, text: str) -> str:
        """A text as codes; raises KeyError for a word that the lexicon was not given."""
        return "".join(map(self._codes.__getitem__, text.split(" ")))


def _codes() -> Iterator[str]:
    """Every code, the shortest first."""
    first = 0
    for leads, more in LEADS:
        for lead in DIGITS[first : first + leads]:
            for rest in product(DIGITS, repeat=more):
                yield lead + "".join(rest)
        first += leads
