"""Signs inside lines: one space where one is needed, none where none is, and quotation marks where they are needed."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import yaml
from pydantic import BaseModel

from passation.load.layout.kinds import texts
from passation.load.layout.quotes import in_double, is_bare, is_doubtful
from passation.load.layout.tree import BLOCK, compose, tokens

Edit = tuple[int, int, str]
"""From where to where, and what stands there instead; counted in characters of the text."""
_ENDS = (yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
_STARTS = (yaml.FlowSequenceStartToken, yaml.FlowMappingStartToken)


def signed(text: str, model: type[BaseModel]) -> str:
    """The text with its signs in order; comments at the ends of lines keep their column."""
    signs = tokens(text)
    doubtful = {node.start_mark.index for node in texts(compose(text), model) if not node.style}
    edits = sorted([*_spaces(text, signs), *_quotes(text, signs, doubtful)])
    return _applied(text, edits, {sign.end_mark.line: sign.end_mark.index for sign in signs})


def _spaces(text: str, signs: list[yaml.Token]) -> Iterator[Edit]:
    for left, right in itertools.pairwise(signs):
        start, end = left.end_mark, right.start_mark
        if start.line == end.line and not text[start.index : end.index].strip(" \t"):
            wanted = None if _is_decimal(text, start.index, end.index) else _space(left, right)
            if wanted is not None and wanted != text[start.index : end.index]:
                yield start.index, end.index, wanted


def _is_decimal(text: str, start: int, end: int) -> bool:
    """Whether a comma stands between two digits: it may be meant as that of a number, and `check` says so."""
    return start == end and re.fullmatch(r"[0-9],[0-9]", text[start - 2 : end + 1]) is not None


def _space(left: yaml.Token, right: yaml.Token) -> str | None:
    """What stands between two signs on a line; None where it is left as it is."""
    if isinstance(left, yaml.ValueToken) and isinstance(right, (yaml.FlowEntryToken, *_ENDS)):
        return None
    if isinstance(left, _STARTS) or isinstance(right, (yaml.FlowEntryToken, yaml.ValueToken, *_ENDS)):
        return ""
    return " " if isinstance(left, yaml.FlowEntryToken | yaml.ValueToken) else None


def _quotes(text: str, signs: list[yaml.Token], doubtful: set[int]) -> Iterator[Edit]:
    for sign in signs:
        start, end = sign.start_mark, sign.end_mark
        if not isinstance(sign, yaml.ScalarToken) or sign.style in BLOCK or start.line != end.line:
            continue
        was = text[start.index : end.index]
        if sign.plain:
            now = in_double(was) if start.index in doubtful and is_doubtful(was) else was
        elif is_bare(sign.value):
            now = sign.value
        else:
            now = in_double(sign.value) if sign.style == "'" and not {'"', "\\"} & {*sign.value} else was
        if now != was:
            yield start.index, end.index, now


def _applied(text: str, edits: list[Edit], ends: dict[int, int]) -> str:
    """The text after some edits within lines. `ends`: where the last sign of each line ends, by number of line."""
    lines: list[str] = []
    before, rest = 0, iter([*edits, (len(text) + 1, 0, "")])
    edit = next(rest)
    for number, line in enumerate(text.split("\n")):
        made, at = "", before
        while edit[0] <= before + len(line):
            made += text[at : edit[0]] + edit[2]
            at = edit[1]
            edit = next(rest)
        end = max(ends.get(number, at), at)
        lines.append(_with_comment(made + text[at:end], text[end : before + len(line)], end - before))
        before += len(line) + 1
    return "\n".join(lines)


def _with_comment(said: str, behind: str, column: int) -> str:
    """A line and what stands behind its last sign: a comment keeps its column where it can."""
    comment = behind.lstrip(" \t")
    if not comment.startswith("#") or len(said) == column:
        return said + behind
    return said.ljust(column + len(behind) - len(comment) - 1) + " " + comment
