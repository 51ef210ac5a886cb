"""Words in delivered texts: whole words, whatever their capitals, accents and line breaks, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from passation.rules.delivery.delivery import Delivered


def words_in(files: Mapping[str, Delivered], words: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """(path, line from 1, word) for the first time each word stands in each file, its path included; sorted."""
    wanted = {bare: word for word in words if (bare := " ".join(folded(word).split()))}
    if not wanted:
        return
    longest_first = sorted(wanted, key=lambda word: (-len(word), word))
    spellings = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{spellings})(?!\w)")
    for path, file in sorted(files.items()):
        seen: set[str] = set()
        text = folded(f"{path}\n{file.text or ''}")
        for match in pattern.finditer(text):
            word = " ".join(match[0].split())
            if word not in seen:
                seen.add(word)
                yield path, max(text.count("\n", 0, match.start()), 1), wanted[word]


def folded(text: str) -> str:
    """Words only, without capitals, accents or punctuation: `menuiserie-vallier.pdf` holds a name. Line ends stay."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[^\w\n]+|_+", " ", bare.casefold())
