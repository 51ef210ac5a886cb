"""Something taken out of an author's file: its own lines and no other, so that every comment around it stays."""

from __future__ import annotations

from typing import Any

import yaml

from passation.load.hand import dumped, writer_like
from passation.load.places import LOADER
from passation.source import Trail


def without(text: str, trail: Trail) -> str:
    """The text without a key, or without an item of a list. The text must have been read without a fault.

    What fills lines of its own is cut out of the text. What shares its line, such as a key in braces, is taken out by
    a writer that keeps comments.
    """
    lines = text.split("\n")
    span = _span(yaml.compose(text, Loader=LOADER), trail)
    if span is None:
        return text
    first, column, last = span
    if lines[first][:column].strip(" -") or ("-" in lines[first][:column] and isinstance(trail[-1], str)):
        return _rewritten(text, trail)
    return "\n".join([*lines[:first], *lines[last + 1 :]])


def _span(node: Any, trail: Trail) -> tuple[int, int, int] | None:
    """First line, column there, and last line of a key with its value, or of an item; None when it is not there."""
    start = node
    for key in trail:
        if isinstance(key, int):
            if key >= len(node.value):
                return None
            start = node = node.value[key]
        else:
            pair = next((each for each in node.value if each[0].value == key), None)
            if pair is None:
                return None
            start, node = pair
    return start.start_mark.line, start.start_mark.column, _last_line(node)


def _last_line(node: Any) -> int:
    """The line on which a value ends; that of a block ends with its last value, not with the comments below it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    end = node.end_mark
    line = int(end.line)
    return line - 1 if end.column == 0 and line > node.start_mark.line else line


def _rewritten(text: str, trail: Trail) -> str:
    writer = writer_like(text)
    data = around = writer.load(text)
    for key in trail[:-1]:
        around = around[key]
    del around[trail[-1]]
    return dumped(writer, data)
