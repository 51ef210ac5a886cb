"""What follows a hyphen or a colon stands on its line, not below it."""

from __future__ import annotations

import itertools

import yaml
from pydantic import BaseModel

from passation.load.layout.tree import BLOCK, tokens
from passation.load.places import LOADER


def joined(text: str, model: type[BaseModel]) -> str:  # noqa: ARG001  # every layer is asked alike
    """The text with no hyphen and no key alone on a line, unless a comment stands between it and what follows."""
    lines = text.split("\n")
    signs = tokens(text)
    values = _values(text)
    for left, right in reversed([*itertools.pairwise(signs)]):
        start, end = left.end_mark, right.start_mark
        if (
            end.line == start.line + 1
            and not lines[start.line][start.column :].strip(" \t")
            and _joins(left, right, values)
        ):
            said = lines[end.line][end.column :]
            gap = " " if isinstance(left, yaml.ValueToken) else " " * max(end.column - start.column, 1)
            lines[start.line : end.line + 1] = [lines[start.line][: start.column] + gap + said]
    return "\n".join(lines)


def _values(text: str) -> set[int]:
    """Where the texts begin that are the value of a key."""
    signs = [*yaml.scan(text, Loader=LOADER)]
    return {
        right.start_mark.index
        for left, right in itertools.pairwise(signs)
        if isinstance(left, yaml.ValueToken) and isinstance(right, yaml.ScalarToken) and right.style not in BLOCK
    }


def _joins(left: yaml.Token, right: yaml.Token, values: set[int]) -> bool:
    if isinstance(left, yaml.BlockEntryToken):
        return bool(right.start_mark.column > left.end_mark.column)
    return right.start_mark.index in values
