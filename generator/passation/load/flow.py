"""Values on one line, as an author writes them: `{when: Le client conteste, then: Prévenir}`."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from passation.load.quotes import in_quotes

_PLAIN: Final = re.compile(r"…|[^\W_]([^,\[\]{}:#\"\n]*[^,\[\]{}:#\"\s])?|[0-9]+ ?%")
"""Texts that mean the same with and without quotation marks, wherever they stand."""
_SIGNS: Final = {"[": "]", "{": "}"}


def flow(value: Any) -> str:
    """A value (texts, lists, groups) on one line."""
    match value:
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(each)}" for key, each in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(each) for each in value) + "]"
        case None:
            return ""
        case _:
            return str(value) if _PLAIN.fullmatch(str(value)) else in_quotes(str(value))


def plain_value(text: str) -> Any:
    """YAML of our own as texts, lists and groups."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # texts, lists and groups: nothing is made of them


def flow_end(line: str, start: int) -> int | None:
    """Where the bracket or brace at `start` is closed (the column behind it); None where that is not on the line."""
    waiting: list[str] = []
    mark = ""
    for at in range(start, len(line)):
        char = line[at]
        if mark:
            mark = "" if char == mark else mark
        elif char in {'"', "'"} and line[at - 1] in " [{,:":
            mark = char
        elif char in _SIGNS:
            waiting.append(_SIGNS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
            if not waiting:
                return at + 1
    return None
