"""The report for people: where, how grave, the line itself, what is wrong, what to do, why; a count at the end.

Not a format for machines: it changes whenever it can be made clearer. Each rule says once why it matters, the first
time that it is met: a reader with thirty findings of a kind needs the reason once. Faults of writing say it only when
asked to (`Look.reasons`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from click import style

from passation.finding import Finding, Severity, in_order
from passation.report.counts import count
from passation.report.look import Look
from passation.report.sentences import cure, fix, place_of, said, why
from passation.tools.terminal import harmless, one_line
from passation.words import Words

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_CURE: Final = "green"
_WRITING: Final = ("YML", "SCH")
"""Families of faults of writing: there is a rule behind all others, and a reason behind the rule."""
_LEAST: Final = 30
"""Characters of a source line that are shown on the narrowest screen."""
_PLUS: Final = "+"
_CODE: Final = re.compile(r"`[^`]*`")
_UNSEEN: Final = re.compile("[\u00a0\u202f\u2007]+( +[\u00a0\u202f\u2007]+)*")
_SPACE: Final = "␣"
"""Stands for a space that is the fault itself."""
_KEPT: Final = "\x00"
"""Stands for a space at which no line may be broken; `harmless` has taken every other one away."""


def as_text(findings: Sequence[Finding], words: Words, look: Look) -> str:
    """Every finding in order of place, then how many there are."""
    blocks: list[str] = []
    told: set[str] = set()
    for finding in in_order(findings):
        is_plain = finding.code.startswith(_WRITING) and not look.reasons
        reason = "" if is_plain or finding.code in told else why(finding, words)
        blocks.append("\n".join(_block(finding, reason, words, look)))
        told.add(finding.code)
    return "\n\n".join([*blocks, _styled(count(findings, words), look, bold=bool(findings))]) + "\n"


def _block(finding: Finding, reason: str, words: Words, look: Look) -> Iterator[str]:
    colour = _COLOURS[finding.severity]
    kind = _styled(f"{words.severity(finding.severity)} {finding.code}", look, colour, bold=True)
    yield f"{_styled(one_line(str(finding.place)), look, bold=True)}  {kind}"
    yield from _paragraph(said(finding.message, words), look)
    yield from _excerpt(finding, look)
    if finding.cure:
        yield from _paragraph(cure(finding, words), look, _styled("→ ", look, _CURE, bold=True))
    yield from _instead(fix(finding, words), look, len(str(finding.place.line)))
    for related in finding.related:
        place, message = str(place_of(related)), said(related.message, words)
        yield from _paragraph(words.t("See {place}: {message}", place=place, message=message), look)
    if reason:
        yield from (_styled(line, look, dim=True) for line in _paragraph(words.t("Why: {why}", why=reason), look))


def _instead(yaml: str, look: Look, gutter: int) -> Iterator[str]:
    """The YAML to write, column for column below the excerpt: spaces at the start of a line have a meaning."""
    for line in yaml.split("\n") if yaml else ():
        yield f"  {_styled(f'{_PLUS:>{gutter}} | {harmless(line)}', look, _CURE)}".rstrip()


def _paragraph(text: str, look: Look, sign: str = "") -> Iterator[str]:
    """A text in lines that fit the screen, behind a margin; what stands between backticks stays on one line."""
    margin = 4 if sign else 2
    whole = _CODE.sub(lambda code: code[0].replace(" ", _KEPT), one_line(text))
    lines = wrap(whole, look.width - margin, break_long_words=False, break_on_hyphens=False)
    for number, line in enumerate(lines):
        head = f"  {sign}" if sign and number == 0 else " " * margin
        yield head + line.replace(_KEPT, " ")


def _excerpt(finding: Finding, look: Look) -> Iterator[str]:
    """The line with a caret below its place, and the one above it; nothing where the file has no such line."""
    place = finding.place
    line = look.line(finding, place.line)
    if not line.strip():
        return
    above = look.line(finding, place.line - 1)
    number, room = str(place.line), max(look.width - len(str(place.line)) - 5, _LEAST)
    if above.strip():
        shown, _, _ = _window(above.replace("\t", " "), 0, 1, room)
        yield _styled(f"  {place.line - 1:>{len(number)}} | {harmless(shown)}", look, dim=True)
    spot = slice(place.column - 1, place.column - 1 + max(place.width, 1))
    if _UNSEEN.fullmatch(line[spot]):
        line = line[: spot.start] + _SPACE * len(line[spot]) + line[spot.stop :]
    shown, before, under = _window(line.replace("\t", " "), spot.start, max(place.width, 1), room)
    yield f"  {number} | {harmless(shown)}"
    caret = _styled("^" * _cells(under), look, _COLOURS[finding.severity], bold=True)
    yield f"  {' ' * len(number)} | {' ' * _cells(before)}{caret}"


def _window(line: str, column: int, width: int, room: int) -> tuple[str, str, str]:
    """What of a line is shown, what of that stands before the place, and what the caret underlines."""
    column = min(column, len(line))
    first = 0 if column + width <= room else max(0, min(column - room // 3, len(line) - room))
    last = first + room
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    shown = line[first + len(head) : last - len(tail)] if tail else line[first + len(head) :]
    under = line[column : min(column + width, last)] or " "
    return f"{head}{shown}{tail}", head + line[first + len(head) : column], under


def _cells(text: str) -> int:
    """How many columns a terminal gives to a text."""
    return sum(
        0 if unicodedata.combining(char) else 1 + (unicodedata.east_asian_width(char) in {"F", "W"}) for char in text
    )


def _styled(text: str, look: Look, colour: str | None = None, *, bold: bool = False, dim: bool = False) -> str:
    if not look.colour or not (colour or bold or dim):
        return text
    return style(text, fg=colour, bold=bold or None, dim=dim or None)
