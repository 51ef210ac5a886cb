"""Signs that no shipped font draws. Most texts hold Latin letters and a few typographic signs: one look tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from passation.model.manual import Manual
from passation.source import Place, Source
from passation.tools.fonts import drawn

COMMON: Final = frozenset("’‘“”„‚…–—•€œŒŸ™‰‹›\u2009\u202f→≥≤≠−×")
"""Signs beyond Latin-1 that are known to be drawn, so that no font is opened to know it."""
_ESCAPED: Final = re.compile(rb"&#(\d+);")


def undrawn(manual: Manual) -> Iterator[tuple[str, Place]]:
    """Each sign once, where it first stands in a file, in order of files and of code."""
    told: set[str] = set()
    sources = {origin.source.path: origin.source for origin in manual.origins.values()}
    for path in sorted(sources):
        source = sources[path]
        rare = _rare(source.text) - told
        for sign in sorted(rare - drawn() if rare else rare):
            told.add(sign)
            yield sign, _place(source, sign)


def _rare(text: str) -> set[str]:
    """The characters of a text beyond Latin-1 and the common signs. The codec finds them faster than any pattern."""
    escaped = text.encode("latin-1", "xmlcharrefreplace")
    if len(escaped) == len(text):
        return set()
    found = {chr(int(code)) for code in set(_ESCAPED.findall(escaped)) if int(code) < 0x110000}
    return {sign for sign in found - COMMON if sign in text}


def _place(source: Source, sign: str) -> Place:
    before = source.text[: source.text.index(sign)]
    column = len(before) - (before.rfind("\n") + 1)
    return Place(source.path, before.count("\n") + 1, column + 1, 1)
