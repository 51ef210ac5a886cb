"""The report for people: where, how grave, the line itself, what is wrong, what to do; a count at the end.

Not a format for machines: it changes whenever it can be made clearer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from click import style

from passation.finding import Finding, Severity, in_order
from passation.report.counts import count
from passation.report.look import Look
from passation.report.sentences import cure, fix, place_of, said
from passation.tools.terminal import harmless, one_line
from passation.words import Words

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH: Final = 100
"""Characters of a source line that are shown; longer lines are cut around the place."""


def as_text(findings: Sequence[Finding], words: Words, look: Look) -> str:
    """Every finding in order of place, then how many there are."""
    blocks = ["\n".join(_block(finding, words, look)) for finding in in_order(findings)]
    return "\n\n".join([*blocks, count(findings, words)]) + "\n"


def _block(finding: Finding, words: Words, look: Look) -> Iterator[str]:
    kind = f"{words.severity(finding.severity)} {finding.code}"
    yield f"{_bold(one_line(str(finding.place)), look)}  {_bold(kind, look, finding.severity)}"
    yield from _indented(said(finding.message, words))
    yield from _excerpt(finding, look)
    yield from _indented("→ " + cure(finding, words) if finding.cure else "")
    yield from _indented(fix(finding, words), "    + ")
    for related in finding.related:
        place, message = str(place_of(related)), said(related.message, words)
        yield from _indented(words.t("See {place}: {message}", place=place, message=message))


def _indented(text: str, margin: str = "  ") -> Iterator[str]:
    """The lines of a text behind a margin; none for an empty text."""
    return (f"{margin}{line}" for line in harmless(text).split("\n") if text)


def _excerpt(finding: Finding, look: Look) -> Iterator[str]:
    """The line with a caret below its place; nothing where the file has no such line."""
    place = finding.place
    line = look.line_of(finding)
    if not line.strip():
        return
    shown, before, under = _window(line.replace("\t", " "), place.column - 1, max(place.width, 1))
    number = str(place.line)
    yield f"  {number} | {harmless(shown)}"
    yield f"  {' ' * len(number)} | {' ' * _cells(before)}{_bold('^' * _cells(under), look, finding.severity)}"


def _window(line: str, column: int, width: int) -> tuple[str, str, str]:
    """What of a line is shown, what of that stands before the place, and what the caret underlines."""
    column = min(column, len(line))
    first = 0 if column + width <= _WIDTH else max(0, min(column - _WIDTH // 3, len(line) - _WIDTH))
    last = first + _WIDTH
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    under = line[column : min(column + width, last)] or " "
    return f"{head}{line[first:last]}{tail}", head + line[first:column], under


def _cells(text: str) -> int:
    """How many columns a terminal gives to a text."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in {"F", "W"}) for char in text
    )


def _bold(text: str, look: Look, severity: Severity | None = None) -> str:
    return style(text, fg=_COLOURS[severity] if severity else None, bold=True) if look.colour else text
