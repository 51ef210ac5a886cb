"""Long texts below their key, after `>-`: lines that a person can read and that a comparison shows one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml
from pydantic import BaseModel

from passation.load.layout.indent import STEP
from passation.load.layout.tree import BLOCK, children, compose, is_block, tokens

WIDTH: Final = 120
"""Characters of a line. Lines that were folded by hand are never filled anew."""


def folded(text: str, model: type[BaseModel]) -> str:  # noqa: ARG001  # every layer is asked alike
    """The text with its long and its broken lines below `>-`."""
    lines = text.split("\n")
    ends = {sign.end_mark.line: sign.end_mark.index for sign in tokens(text)}
    for node, parent in reversed([*_values(compose(text))]):
        start, end = node.start_mark, node.end_mark
        behind = lines[end.line][end.column :].strip(" \t")
        said = _broken(node, text) or _long(node, lines)
        before = lines[start.line][: start.column].rstrip(" ")
        head = before or lines[start.line - 1].rstrip(" ")
        is_whole = not behind and ends.get(end.line) == end.index and (before or _is_bare(head))
        if said and is_whole and _is_words(node.value):
            first = start.line if before else start.line - 1
            margin = " " * (parent + STEP)
            lines[first : end.line + 1] = [f"{head} >-", *(margin + line for line in _wrapped(said, len(margin)))]
    return "\n".join(lines)


def _values(node: yaml.Node | None) -> Iterator[tuple[yaml.ScalarNode, int]]:
    """The texts that stand behind a key or a hyphen, outside brackets, with the column of these; none without words."""
    if node is None or not is_block(node):
        return
    keys = {id(key) for key, _ in node.value} if isinstance(node, yaml.MappingNode) else set()
    for each in children(node):
        if isinstance(each, yaml.ScalarNode) and each.value and id(each) not in keys and each.style not in BLOCK:
            yield each, node.start_mark.column
        yield from _values(each)


def _is_bare(line: str) -> bool:
    """Whether a line above a text ends with its key or hyphen: neither a note nor an empty line stands between."""
    return line.endswith((":", "-")) and "#" not in line


def _is_words(value: str) -> bool:
    """Whether a text is the same once its lines are joined by one space."""
    return bool(value) and value == " ".join(value.split(" ")).strip() and "  " not in value and "\n" not in value


def _broken(node: yaml.ScalarNode, text: str) -> list[str]:
    """The lines of a text that the author wrote on several; none for a text on one."""
    if node.start_mark.line == node.end_mark.line:
        return []
    inside = text[node.start_mark.index : node.end_mark.index].strip("\"'" if node.style else "")
    lines = [line.strip(" \t") for line in inside.split("\n")]
    return lines if " ".join(lines) == node.value else [node.value]


def _long(node: yaml.ScalarNode, lines: list[str]) -> list[str]:
    return [node.value] if len(lines[node.end_mark.line]) > WIDTH else []


def _wrapped(said: list[str], margin: int) -> Iterator[str]:
    """Lines of at most `WIDTH` characters, broken at ordinary spaces alone; no-break spaces hold."""
    for line in said:
        made = ""
        for word in line.split(" "):
            if made and margin + len(made) + 1 + len(word) > WIDTH:
                yield made
                made = word
            else:
                made = f"{made} {word}" if made else word
        yield made
