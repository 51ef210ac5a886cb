"""Texts in quotation marks, as YAML reads them back."""

from __future__ import annotations

import re
from typing import Final

_WRAPPED: Final = re.compile(r"(?:«[\s\u00a0\u202f]*(.*?)[\s\u00a0\u202f]*»|[“„](.*?)[”“]|‘(.*?)’|'(.*)'|\"(.*)\")")
_LONGEST: Final = 500
"""Characters of a text of which quotation marks are looked for: patterns may tire of a longer one."""


def in_quotes(text: str) -> str:
    """A text as YAML takes it whatever it holds."""
    wrapped = _WRAPPED.fullmatch(text) if len(text) <= _LONGEST else None
    inner = next((part for part in wrapped.groups() if part is not None), text) if wrapped else text
    inner = re.sub(r'"([^"]*)"', "«\u00a0\\1\u00a0»", inner)
    return '"' + inner.replace("\\", "\\\\").replace('"', '\\"') + '"'
