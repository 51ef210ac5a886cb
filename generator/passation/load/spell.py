"""Values as an author would write them in YAML: plain where that reads back as meant, in quotes where it would not."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from passation.load.places import ABSENT, LOADER

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""What a file holds once it is read: texts, lists and groups."""

WIDTH: Final = 110
"""Columns after which a text goes on in the next line."""
_HOUR: Final = re.compile(r"\d+:\d+")
"""Other programs take it for a number to the base of sixty."""
_FEW: Final = 3


def after_key(value: Value, indent: int) -> str:
    """What follows `key:`, the space or the new line included, where the key stands `indent` columns in."""
    if isinstance(value, str):
        return f" {scalar(value, indent)}"
    in_line = flow(value)
    if _fits(value) and len(in_line) + indent < WIDTH:
        return f" {in_line}"
    if isinstance(value, Mapping):
        return "".join(f"\n{' ' * (indent + 2)}{pair(key, each, indent + 2)}" for key, each in value.items())
    return "".join(f"\n{' ' * (indent + 2)}- {item(each, indent + 2)}" for each in value)


def pair(key: str, value: Value, indent: int) -> str:
    """`key: value`, in a group that stands `indent` columns in."""
    return f"{scalar(key, indent, one_line=True)}:{after_key(value, indent)}"


def item(value: Value, indent: int) -> str:
    """What follows the hyphen of an item, which stands `indent` columns in."""
    if isinstance(value, Mapping) and value:
        return f"\n{' ' * (indent + 2)}".join(pair(key, each, indent + 2) for key, each in value.items())
    return scalar(value, indent) if isinstance(value, str) else flow(value)


def flow(value: Value) -> str:
    """A value on one line: `[a, b]`, `{a: b}`."""
    if isinstance(value, str):
        return scalar(value, 0, in_flow=True, one_line=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def scalar(text: str, indent: int, *, style: str | None = None, in_flow: bool = False, one_line: bool = False) -> str:
    """A text, in the style that it had (`style` as YAML events name it) wherever that can hold it.

    `one_line`: a note follows on its line, so that it may not go on in the next one.
    """
    lone = in_flow or one_line
    if "\n" in text:
        return _quoted(text) if lone or not _is_literal(text) else _lines("|-", text.split("\n"), indent)
    if style == "'" and "'" in text:
        style = '"'
    if style == "'":
        return f"'{text}'"
    if style == '"' or _HOUR.fullmatch(text) or not _is_plain(text, in_flow=in_flow):
        return _quoted(text) if lone or style == '"' or not _is_long(text, indent) else _folded(text, indent)
    return text if lone or not (style == ">" or _is_long(text, indent)) else _folded(text, indent)


def _fits(value: Value) -> bool:
    """Whether a list or a group reads well on one line."""
    inner = list(value.values()) if isinstance(value, Mapping) else list(value)
    few = len(inner) <= _FEW or not isinstance(value, Mapping)
    return few and all(isinstance(each, str) and len(each) <= WIDTH / 2 and "\n" not in each for each in inner)


def _is_long(text: str, indent: int) -> bool:
    return len(text) + indent + 12 > WIDTH


def _folded(text: str, indent: int) -> str:
    wrapped = textwrap.wrap(text, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    return _lines(">-", wrapped, indent) if wrapped and " ".join(wrapped) == text else _quoted(text)


def _lines(sign: str, lines: Sequence[str], indent: int) -> str:
    return "\n".join([sign, *(f"{' ' * (indent + 2)}{line}" if line else "" for line in lines)])


def _is_literal(text: str) -> bool:
    """Whether a text of several lines can stand as it is, and reads back the same."""
    lines = text.split("\n")
    return bool(lines[0]) and bool(lines[-1]) and all(line == line.strip() for line in lines)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, *, in_flow: bool) -> bool:
    """Whether a text reads back as itself without quotes."""
    if text in ABSENT or text != text.strip():
        return False
    try:
        events = list(yaml.parse(f"k: [{text}]" if in_flow else f"k: {text}", Loader=LOADER))
    except yaml.YAMLError:
        return False
    read = [each for each in events if isinstance(each, yaml.ScalarEvent | yaml.CollectionStartEvent | yaml.AliasEvent)]
    found = read[-1]
    return len(read) == (4 if in_flow else 3) and isinstance(found, yaml.ScalarEvent) and _is_as_meant(found, text)


def _is_as_meant(found: yaml.ScalarEvent, text: str) -> bool:
    return found.value == text and bool(found.implicit[0]) and not found.anchor and not found.tag
