"""The one way for a text into HTML that is written in Python."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import escape


@lru_cache(maxsize=4096)
def escaped(text: str) -> str:
    """A text safe between tags and between quotes; the same names stand on page after page.

    What is marked as safe already is escaped as well: it equals the bare text, and the memory must not mistake them.
    """
    return str(escape(str(text)))
