"""Two spaces for each level, lists two spaces further right than their key, comments with what they speak of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from pydantic import BaseModel

from passation.load.layout.tree import BLOCK, compose, is_block, last_line, tokens

STEP = 2
"""Spaces for a level."""


@dataclass(slots=True)
class _Plan:
    """Where each line is to begin: by number of line, from 0."""

    lines: list[str]
    signs: list[yaml.Token]
    dashes: Iterator[yaml.Token]
    starts: list[int]
    """Where each sign begins in the text."""
    columns: dict[int, int] = field(default_factory=dict)
    shifts: dict[int, int] = field(default_factory=dict)
    """Lines of block texts: how far they move, for what they say begins with spaces of its own."""
    open: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    """The blocks that a line stands in: the column where each stood, and where it will stand."""

    def begins(self, line: int, column: int) -> bool:
        """Whether nothing stands on a line before a column."""
        return not self.lines[line][:column].strip(" ")


def indented(text: str, model: type[BaseModel]) -> str:  # noqa: ARG001  # every layer is asked alike
    """The text with one indentation everywhere."""
    root = compose(text)
    if root is None or not is_block(root):
        return text
    signs = tokens(text)
    dashes = (each for each in signs if isinstance(each, yaml.BlockEntryToken))
    plan = _Plan(text.split("\n"), signs, dashes, [each.start_mark.index for each in signs])
    _block(root, 0, (), plan)
    _comments(plan)
    return "\n".join(_line(number, plan) for number in range(len(plan.lines)))


def _block(node: yaml.Node, column: int, above: tuple[tuple[int, int], ...], plan: _Plan) -> None:
    """Places the entries of a group or a list at a column."""
    inside = (*above, (node.start_mark.column, column))
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _starts(key.start_mark, column, inside, plan)
            _value(value, (key.start_mark.column, column), inside, plan)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            dash = next(plan.dashes).start_mark
            _starts(dash, column, inside, plan)
            _value(value, (dash.column, column), inside, plan)


def _starts(mark: yaml.Mark, column: int, inside: tuple[tuple[int, int], ...], plan: _Plan) -> None:
    plan.open[mark.line] = inside
    if plan.begins(mark.line, mark.column):
        plan.columns.setdefault(mark.line, column)


def _value(node: yaml.Node, parent: tuple[int, int], inside: tuple[tuple[int, int], ...], plan: _Plan) -> None:
    was, column = parent
    if is_block(node):
        _block(node, column + STEP, inside, plan)
        return
    is_written = node.start_mark.index < node.end_mark.index  # a value that is none may stand behind the last line
    if is_written and plan.begins(node.start_mark.line, node.start_mark.column):
        plan.columns.setdefault(node.start_mark.line, column + STEP)
    if isinstance(node, yaml.ScalarNode) and node.style in BLOCK:
        _words(node, was, column, plan)
    elif isinstance(node, yaml.ScalarNode):
        for line in range(node.start_mark.line + 1, node.end_mark.line + 1):
            plan.columns.setdefault(line, column + STEP)
    else:
        _flow(node, column, plan)


def _words(node: yaml.ScalarNode, was: int, column: int, plan: _Plan) -> None:
    """Moves a block text as a whole: two spaces further right than its key, or as far as its sign says."""
    first, last = node.start_mark.line + 1, last_line(node, plan.lines)
    sign = re.match(r"[|>][-+]?([0-9])?", plan.lines[node.start_mark.line][node.start_mark.column :])
    margin = next((_margin(line) for line in plan.lines[first : last + 1] if line.strip(" \t")), 0)
    shift = column - was if sign is not None and sign[1] else column + STEP - margin
    for line in range(first, last + 1):
        plan.shifts[line] = shift


def _flow(node: yaml.Node, column: int, plan: _Plan) -> None:
    """Lines inside brackets: two spaces for each bracket that is open; one that closes stands below its line."""
    if node.start_mark.line == node.end_mark.line:
        return
    depth, number = 0, node.start_mark.line
    first, last = (bisect_left(plan.starts, mark.index) for mark in (node.start_mark, node.end_mark))
    signs = plan.signs[first:last]
    starts = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)
    ends = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
    for sign in signs:
        closing = isinstance(sign, ends)
        if sign.start_mark.line > number:
            for line in range(number + 1, sign.start_mark.line + 1):
                plan.columns.setdefault(line, column + STEP * depth)
            plan.columns[sign.start_mark.line] = column + STEP * (depth - closing)
        depth += isinstance(sign, starts) - closing
        for line in range(sign.start_mark.line + 1, sign.end_mark.line + 1):
            plan.columns.setdefault(line, column + STEP * (depth + 1))
        number = max(number, sign.end_mark.line)


def _comments(plan: _Plan) -> None:
    """A comment goes with the line below it; one that stands further right, with the block that ends above it."""
    above: list[tuple[tuple[int, int], ...]] = []
    for number in range(len(plan.lines)):
        above.append(plan.open.get(number) or (above[-1] if above else ()))
    following: tuple[int, int] | None = None
    for number in range(len(plan.lines) - 1, -1, -1):
        line = plan.lines[number]
        if number in plan.columns:
            following = (_margin(line), plan.columns[number])
        elif number not in plan.shifts and line.lstrip(" \t").startswith("#"):
            plan.columns[number] = _of_comment(_margin(line), following, above[number])


def _of_comment(margin: int, following: tuple[int, int] | None, above: tuple[tuple[int, int], ...]) -> int:
    was, column = following or (-1, 0)
    deepest = max(((old, new) for old, new in above if was < old <= margin), default=None)
    return deepest[1] if deepest is not None and margin > was else column


def _line(number: int, plan: _Plan) -> str:
    line = plan.lines[number]
    if number in plan.shifts:
        shift = plan.shifts[number]
        if not line.strip(" "):
            return line[: max(len(line) + shift, 0)] + " " * max(shift, 0) if line else ""
        return " " * shift + line if shift >= 0 else line[-shift:]
    if number not in plan.columns or not line.strip(" \t"):
        return line
    words = re.sub(r"^(?:- +)+", lambda dashes: "- " * dashes[0].count("-"), line.lstrip(" \t"))
    return " " * plan.columns[number] + (words if number in plan.open else line.lstrip(" \t"))


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
