"""Letters that may not stand in any text or file name: nobody sees them, or they turn the others round."""

from __future__ import annotations

import re
from typing import Final

_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0d\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\uffff]"
)
"""Control, bidirectional, zero-width, private-use characters, surrogates, non-characters: never meant. (Default
ignorable code points of Unicode, but for the two variation selectors that emoji need.)"""
_FORBIDDEN_ASTRAL: Final = re.compile(
    "[\U000e0000-\U000e0fff\U000f0000-\U0010ffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0xF0000, 0x10000))
    + "]"
)
"""The same beyond U+FFFF; apart, because one set of both is searched ten times slower."""


def forbidden(text: str) -> re.Match[str] | None:
    """A character that may not stand in any text or file name, if there is one."""
    found = _FORBIDDEN.search(text)
    if found is None and len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text):
        return _FORBIDDEN_ASTRAL.search(text)
    return found
