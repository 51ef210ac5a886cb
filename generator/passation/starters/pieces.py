"""A shipped file of company items taken apart as text, so that comments stay with their items."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import yaml

from passation.frozen import dataclass

ITEM: Final = re.compile(r"  - (?:\{)?id: ([a-z0-9-]+)")
_SECTION: Final = re.compile(r"[a-z_]+:")
_GRANT: Final = re.compile(r" +- \{actor: ([a-z0-9-]+),")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some lines of a file: one item with its id, or what stands before, between and after items (no id)."""

    section: str
    id: str | None
    text: str


def shipped(*path: str) -> Traversable:
    """A file of this room."""
    return files("passation").joinpath("starters", *path)


@cache
def pieces(language: str, name: str) -> tuple[Piece, ...]:
    """The pieces of `cartography/<name>` in a language, in order; joined, they are the file."""
    return tuple(_pieces(shipped(language, "cartography", name).read_text("utf-8")))


def _pieces(text: str) -> Iterator[Piece]:
    section, item, lines = "", None, list[str]()
    for line in text.splitlines(keepends=True):
        found, begins = ITEM.match(line), _SECTION.match(line)
        ends_item = item is not None and not line.startswith("    ")
        if lines and (found or begins or ends_item):
            yield Piece(section, item, "".join(lines))
            item, lines = None, []
        if begins:
            section = begins[0].rstrip(":")
        if found:
            item = found[1]
        lines.append(line)
    yield Piece(section, item, "".join(lines))


def without_strangers(piece: Piece, users: frozenset[tuple[str, str]]) -> str:
    """The text of a tool with the accesses of its users alone; `users` are (actor, tool)."""
    lines = [
        line
        for line in piece.text.splitlines(keepends=True)
        if not (found := _GRANT.match(line)) or (found[1], piece.id) in users
    ]
    has_grants = any(_GRANT.match(line) for line in lines)
    return "".join(line for line in lines if has_grants or line.strip() != "grants:")


def words_of(text: str) -> frozenset[str]:
    """Every text that stands as a value in a YAML text, but for accesses: what an item may refer to."""
    kept = "".join(line for line in text.splitlines(keepends=True) if not _GRANT.match(line))
    return frozenset(_scalars(yaml.safe_load(kept)))


def _scalars(value: Any) -> Iterator[str]:
    match value:
        case dict():
            for inner in value.values():
                yield from _scalars(inner)
        case list():
            for inner in value:
                yield from _scalars(inner)
        case str():
            yield value
        case _:
            pass


def rebuilt(language: str, name: str, text_of: Callable[[Piece], str | None]) -> str:
    """The file with the items that have a text; a section of which none is left goes, too."""
    texts = [(piece, text_of(piece) if piece.id is not None else piece.text) for piece in pieces(language, name)]
    listed = {piece.section for piece, _ in texts if piece.id is not None}
    gone = listed - {piece.section for piece, text in texts if piece.id is not None and text is not None}
    return "".join(text for piece, text in texts if text is not None and (piece.section not in gone or piece.id))
