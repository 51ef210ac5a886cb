"""Ends of lines, blank lines, the end of the file."""

from __future__ import annotations

import yaml
from pydantic import BaseModel

from passation.load.layout.tree import compose, last_line, scalars


def tidied(text: str, model: type[BaseModel]) -> str:  # noqa: ARG001  # every layer is asked alike
    """No spaces at the ends of lines, one blank line at most, none first or last, and an end to the last line.

    The lines of a text under `|` or `>` are the author's words: they stay.
    """
    lines = text.split("\n")
    words = _words(text, lines)
    kept: list[str] = []
    for number, line in enumerate(lines):
        if number in words:
            kept.append(line)
        elif line.strip(" \t") or (kept and kept[-1].strip(" \t")):
            kept.append(line.rstrip(" \t"))
    while kept and not kept[-1].strip(" \t"):
        kept.pop()
    return "\n".join([*kept, ""]) if kept else ""


def _words(text: str, lines: list[str]) -> frozenset[int]:
    """The numbers of the lines that block texts consist of, from 0."""
    found: set[int] = set()
    for node in scalars(compose(text)):
        if node.style in {"|", ">"}:
            found.update(range(node.start_mark.line + 1, _end(node, lines)))
    return frozenset(found)


def _end(node: yaml.ScalarNode, lines: list[str]) -> int:
    """The line behind a block text; the blank lines at its end are words only where `+` keeps them."""
    header = lines[node.start_mark.line][node.start_mark.column :].split("#")[0]
    return node.end_mark.line if "+" in header else last_line(node, lines) + 1
