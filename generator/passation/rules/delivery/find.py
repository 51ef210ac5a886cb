"""Words in delivered texts: whole words, whatever their capitals and accents, and where they stand."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from passation.rules.delivery.delivery import Delivered


def words_in(files: Mapping[str, Delivered], words: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """(path, line from 1, word) for the first time each word stands in each file, its path included; sorted."""
    wanted = {bare: word for word in words if (bare := folded(word).strip())}
    if not wanted:
        return
    longest_first = sorted(wanted, key=lambda word: (-len(word), word))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
    for path, file in sorted(files.items()):
        seen: set[str] = set()
        text = folded(f"{path}\n{file.text}")
        for match in pattern.finditer(text):
            if match[0] not in seen:
                seen.add(match[0])
                yield path, max(text.count("\n", 0, match.start()), 1), wanted[match[0]]


def folded(text: str) -> str:
    """Words only, without capitals, accents or punctuation: `menuiserie-vallier.pdf` holds a name. Line ends stay."""
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[^\w\n]+|_+", " ", bare.casefold())
