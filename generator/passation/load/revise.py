"""Files written for an author: changes that keep the comments and the order of everything else, and new files."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    SingleQuotedScalarString,
)

from passation.load.hand import dumped, writer_like
from passation.load.taken_out import without
from passation.source import Trail

_QUOTED: Final = (DoubleQuotedScalarString, SingleQuotedScalarString)
_WIDE: Final = 100
"""Letters from which a text is folded over several lines."""
_SHORT: Final = 40
"""Letters up to which an item of a list may stand on a line with others."""
_BARE: Final = re.compile(r"[^\W_][^:\[\]{},#\"'&*!|>%@`?\n]*")
"""What needs no quotes anywhere; PyYAML, which reads it, and ruamel, which writes it, differ on some signs."""
_BARE_IN_BLOCK: Final = re.compile(r"[^\W_]((?!: | #|:$)[^\n])*")


def with_values(text: str, values: Mapping[Trail, Any], order: Sequence[Sequence[str]] = ()) -> str:
    """The text with other values at some places; None takes a key, or an item of a list, away.

    `order` says where a new key goes: the order of keys in the file, then in groups below it. The text must have been
    read without a fault; the mapping or list around each place must be there.
    """
    yaml = writer_like(text)
    data = yaml.load(text)
    for trail, value in values.items():
        if value is not None:
            _put(_at(data, trail[:-1]), trail[-1], _made(value), order[len(trail) > 1] if order else ())
    text = dumped(yaml, data) if any(value is not None for value in values.values()) else text
    for trail in sorted((trail for trail, value in values.items() if value is None), key=_last_first, reverse=True):
        text = without(text, trail)
    return text


def _last_first(trail: Trail) -> tuple[tuple[bool, int, str], ...]:
    """What orders places as a file has them: later items of a list are taken away before earlier ones."""
    return tuple((isinstance(key, int), key if isinstance(key, int) else 0, str(key)) for key in trail)


def with_item_at(text: str, key: str, place: int, item: Mapping[str, Any]) -> str:
    """The text with one more item in a list, before the one at a place."""
    yaml = writer_like(text)
    data = yaml.load(text)
    data[key].insert(place, _made(dict(item)))
    return dumped(yaml, data)


def new_text(values: Mapping[str, Any], comments: Mapping[Trail, str], heading: str = "") -> str:
    """A new file, with comments beside values: after them on the line where that is possible, above them elsewhere."""
    data = _commented(values, comments, ())
    if heading:
        data.yaml_set_start_comment(heading)
    return dumped(writer_like(""), data)


def _commented(values: Mapping[str, Any], comments: Mapping[Trail, str], trail: Trail) -> CommentedMap:
    made = CommentedMap()
    for key, value in values.items():
        here = (*trail, key)
        if key == "steps":
            made[key] = CommentedSeq([_commented(step, comments, (*here, place)) for place, step in enumerate(value)])
        else:
            made[key] = _made(value)
        if here in comments:
            beside = isinstance(made[key], str) and not isinstance(made[key], FoldedScalarString | LiteralScalarString)
            if beside:
                made.yaml_add_eol_comment(comments[here], key, column=_end(made, key) + (4 if trail else 0) + 2)
            else:
                _above(made, key, comments[here], indent=4 if trail else 0)
    return made


def _end(made: CommentedMap, key: str) -> int:
    """How long the line of a value is."""
    return len(dumped(writer_like(""), CommentedMap({key: made[key]})).rstrip("\n"))


def _above(made: CommentedMap, key: str, comment: str, indent: int) -> None:
    made.yaml_set_comment_before_after_key(key, before=comment, indent=indent)


def _made(value: Any) -> Any:
    """A value as an author would write it: short groups and lists on a line, long texts folded."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        if len(str(dict(value))) >= _WIDE or "\n" in str(value):
            return CommentedMap((_safe(key), _made(each)) for key, each in value.items())
        group = CommentedMap((_safe(key), _inline(each)) for key, each in value.items())
        group.fa.set_flow_style()
        return group
    if isinstance(value, list | tuple):
        short = all(isinstance(each, str) and "," not in each and len(each) < _SHORT for each in value)
        if not short or len(str(value)) >= _WIDE:
            return CommentedSeq([_made(each) for each in value])
        listed = CommentedSeq([_inline(each) for each in value])
        listed.fa.set_flow_style()
        return listed
    return value


def _inline(value: Any) -> Any:
    """A value within brackets."""
    return _safe(value) if isinstance(value, str) else _made(value)


def _safe(value: str) -> str:
    """A text in quotes, unless every reader of YAML takes it bare, in brackets, too."""
    return value if _BARE.fullmatch(value) else SingleQuotedScalarString(value)


def _text(value: str) -> Any:
    """Several lines as they are; a long one folded, where that gives the same text back."""
    if "\n" in value:
        kept = "\n".join(line.rstrip() for line in value.split("\n")).strip("\n")
        return LiteralScalarString(kept)
    if len(value) <= _WIDE or "  " in value:
        return value if _BARE_IN_BLOCK.fullmatch(value) else SingleQuotedScalarString(value)
    folded = FoldedScalarString(value)
    ends, end = [], -1
    for line in textwrap.wrap(value, _WIDE, break_long_words=False, break_on_hyphens=False)[:-1]:
        end += len(line) + 1
        ends.append(end)
    folded.fold_pos = ends  # ruamel keeps the places of folds so
    return folded


def _put(around: Any, key: Any, value: Any, order: Sequence[str]) -> None:
    """A value in place of another of the same look; a new key behind the last one that goes before it."""
    if isinstance(around, list) or key in around:
        old = around[key]
        if isinstance(old, CommentedSeq) and isinstance(value, CommentedSeq):
            value.fa.set_flow_style() if old.fa.flow_style() else value.fa.set_block_style()
        around[key] = type(old)(value) if isinstance(old, _QUOTED) and isinstance(value, str) else value
        return
    before = order[: order.index(key)] if key in order else ()
    places = [place for place, each in enumerate(around) if each in before]
    around.insert(max(places) + 1 if places else len(around), key, value)


def _at(data: Any, trail: Trail) -> Any:
    for key in trail:
        data = data[key]
    return data
