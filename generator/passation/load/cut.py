"""Texts that a `#` cuts short: YAML takes the rest of the line for a note, and loses it without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from passation.finding import Finding, Severity, say
from passation.load.places import mark_places
from passation.load.repairs import in_lines
from passation.source import Place

_SIGN: Final = re.compile(r"(.*?\S)[ \t]+#(?=[^\s#!-])")
"""A note begins with `# `; what stands close behind the sign, as in `#1`, was part of the text."""
_MOST: Final = 20
"""Such texts of one file that are told."""


def cut_texts(path: str, text: str) -> Iterator[Finding]:
    """A warning for each text that a `#` cuts short, at the sign; costs nothing where no line has one."""
    if " #" not in text and "\t#" not in text:
        return
    lines = text.split("\n")
    signs = {number: found for number, line in enumerate(lines, 1) if (found := _SIGN.match(line)) is not None}
    places = mark_places(path, text).values.values() if signs else ()
    cut = (place for place in places if place.line in signs and _ends_at(place, signs[place.line][1]))
    for place in islice(cut, _MOST):
        from passation.load.mend import hashed  # noqa: PLC0415  # few texts are cut short

        said = say("Everything behind # is a note that nobody reads: this text ends here.")
        cure = say("Put the whole text in double quotes; or, if it is a note, a space behind the #.")
        here = Place(path, place.line, signs[place.line].end(), 1)
        line = lines[place.line - 1]
        fix = hashed(line)
        repair = in_lines(here, [line], fix)
        yield Finding("YML116", Severity.WARNING, here, said, cure, fix=fix, repair=repair)


def _ends_at(place: Place, read: str) -> bool:
    """Whether a value without quotation marks is the last thing that was read of its line."""
    return place.width > 0 and place.column + place.width - 1 == len(read) and read[-1] not in {'"', "'"}
