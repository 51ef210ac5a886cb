"""Gettext's `.po` files, read directly and only as far as ours go: entries, contexts, plurals.

A whole library reads them, too, in ten times as long, and every command would wait for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from passation.frozen import dataclass

_ESCAPED: Final = re.compile(r"\\(.)")
_MEANT: Final = {"n": "\n", "t": "\t", "r": "\r"}
"""What a letter after a backslash means; any other sign means itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence in English and its translation: one form, or several where it depends on a number."""

    context: str | None
    text: str
    forms: tuple[str, ...]


def entries(po: str) -> Iterator[Entry]:
    """The entries of a file, in their order; comments, the header and what nobody translated are left out."""
    for fields in _blocks(po):
        text = _plain(fields.get("msgid", ""))
        forms = tuple(_plain(said) for name, said in fields.items() if name.startswith("msgstr"))
        if text and any(forms):
            context = fields.get("msgctxt")
            yield Entry(None if context is None else _plain(context), text, forms)


def _blocks(po: str) -> Iterator[dict[str, str]]:
    """The fields of each entry, still escaped: a keyword and a text between quotes, which more lines may continue."""
    fields: dict[str, str] = {}
    name = ""
    for line in po.split("\n"):
        if line.startswith('"'):
            fields[name] += line.rstrip()[1:-1]
        elif line.startswith("msg"):
            before, (name, _, text) = name, line.rstrip().partition(" ")
            if name == "msgctxt" or (name == "msgid" and before != "msgctxt"):
                yield fields
                fields = {}
            fields[name] = text[1:-1]
    yield fields


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), text) if "\\" in text else text
