"""Texts that a `#` cuts short: YAML takes the rest of the line for a note, and loses it without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from passation.finding import Finding, Severity, say
from passation.load import mend
from passation.load.places import mark_places
from passation.source import Place

_SIGN: Final = re.compile(r"^(.*?\S)[ \t]+#(?=[^\s#!-])", re.MULTILINE)
"""A note begins with `# `; what stands close behind the sign, as in `#1`, was part of the text."""


def cut_texts(path: str, text: str) -> Iterator[Finding]:
    """A warning for each text that a `#` cuts short, at the sign; costs nothing where no line has one."""
    if " #" not in text and "\t#" not in text:
        return
    signs = {text.count("\n", 0, found.start()) + 1: found for found in _SIGN.finditer(text)}
    if not signs:
        return
    for place in mark_places(path, text).values.values():
        found = signs.get(place.line)
        if found is not None and place.width > 0 and place.column + place.width - 1 == len(found[1]):
            line = text.split("\n")[place.line - 1]
            said = say("Everything behind # is a note that nobody reads: this text ends here.")
            cure = say("Put the whole text in double quotes; or, if it is a note, a space behind the #.")
            here = Place(path, place.line, found.end() - found.start(), 1)
            if found[1][-1:] not in {'"', "'"}:
                yield Finding("YML116", Severity.WARNING, here, said, cure, fix=mend.hashed(line))
