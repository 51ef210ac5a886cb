"""A text as YAML's nodes with their places. Only texts that were read before: their depth and size are bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import yaml

from passation.load.places import LOADER

BLOCK: Final = ("|", ">")
"""Styles of texts that stand on lines of their own, below their sign."""


def compose(text: str) -> yaml.Node | None:
    """The root of a text; None where nothing is written."""
    return yaml.compose(text, Loader=LOADER)


def tokens(text: str) -> list[yaml.Token]:
    """The signs and words of a text, those that are seen: starts and ends of blocks are no signs."""
    return [each for each in yaml.scan(text, Loader=LOADER) if each.start_mark.index < each.end_mark.index]


def children(node: yaml.Node) -> Iterator[yaml.Node]:
    """What a node consists of, in order of the text."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key
            yield value
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value


def scalars(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """Every text below a node, keys included."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif node is not None:
        for each in children(node):
            yield from scalars(each)


def is_block(node: yaml.Node) -> bool:
    """Whether a node is a group or a list with a line for each entry."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def last_line(node: yaml.ScalarNode, lines: list[str]) -> int:
    """The number of the last line, from 0, on which a text has words."""
    if node.style not in BLOCK:
        return node.end_mark.line
    last = min(node.end_mark.line, len(lines)) - (1 if node.end_mark.column == 0 else 0)
    while last > node.start_mark.line and not lines[min(last, len(lines) - 1)].strip(" \t"):
        last -= 1
    return last
