"""The hand of an author: how a file is indented, so that whatever writes into it writes alike."""

from __future__ import annotations

import io
from typing import Any, Final

from ruamel.yaml import YAML

_STYLES: Final = ((2, 4, 2), (2, 2, 0), (2, 6, 4), (4, 4, 2), (4, 2, 0), (4, 6, 4), (2, 3, 1))
"""How people indent mappings, lists, and the hyphen in them; ours first."""


def writer_like(text: str) -> YAML:
    """A writer that keeps comments and indents as a text does; as ours, where nobody could tell."""
    for style in _STYLES if text else ():
        yaml = _styled(style)
        if dumped(yaml, yaml.load(text)) == text:
            return _styled(style)
    return _styled(_STYLES[0])


def dumped(yaml: YAML, data: Any) -> str:
    """What a writer makes of values."""
    written = io.StringIO()
    yaml.dump(data, written)
    return written.getvalue()


def _styled(style: tuple[int, int, int]) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=style[0], sequence=style[1], offset=style[2])
    return yaml
