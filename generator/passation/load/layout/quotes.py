"""When a text needs quotation marks: where any reader of YAML, old or new, would take it for something else."""

from __future__ import annotations

import re
from typing import Final

import yaml

_BARE: Final = re.compile(r"[^\W\d_](?:[\w '’()«»\u00a0\u202f-]*[\w'’)»])?")
"""Words, and the signs between them that mean nothing in YAML. Whole sentences keep the marks that an author gave."""
_ONE_LETTER: Final = frozenset("ynYN")
"""Yes and no in YAML 1.1, though PyYAML does not read them so."""
_RESOLVER: Final = yaml.SafeLoader("")
_TEXT: Final = "tag:yaml.org,2002:str"
_NEWER: Final = re.compile(r"0o[0-7]+|[-+]?\.?(?:inf|nan)", re.IGNORECASE)
"""Numbers of YAML 1.2 that YAML 1.1 takes for texts."""


def is_bare(text: str) -> bool:
    """Whether a text says the same without quotation marks, in every reader and in every place."""
    return _BARE.fullmatch(text) is not None and not is_doubtful(text)


def is_doubtful(text: str) -> bool:
    """Whether a text without quotation marks is a number, a day, an hour or a yes to some reader of YAML."""
    if text in _ONE_LETTER or _NEWER.fullmatch(text):
        return True
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]  # PyYAML's
    return tag != _TEXT


def in_double(text: str) -> str:
    """The text in double quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
