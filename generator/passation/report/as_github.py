"""The report for a pull request on GitHub: workflow commands that become notes beside the lines.

GitHub shows ten notes of each severity in a step and drops the rest in silence. Where there are more, the tenth note
says how many are left, and these stand in the log as plain lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.finding import Finding, Severity, in_order
from passation.report.look import Look
from passation.report.sentences import said, whole
from passation.tools.terminal import harmless, one_line
from passation.words import Words

NOTES: Final = 10
"""Notes of one severity that GitHub shows for a step."""
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(findings: Sequence[Finding], words: Words, look: Look) -> str:
    """Notes, gravest first; nothing at all where there is nothing to say."""
    lines = []
    for severity in reversed(Severity):
        of_it = in_order(finding for finding in findings if finding.severity is severity)
        shown = NOTES if len(of_it) <= NOTES else NOTES - 1
        lines += [_note(finding, words, look.above) for finding in of_it[:shown]]
        lines += _rest(of_it[shown:], severity, words, look.above)
    return "".join(f"{line}\n" for line in lines)


def _note(finding: Finding, words: Words, above: str) -> str:
    place = finding.place
    properties = {
        "file": above + place.path,
        "line": str(place.line),
        "col": str(place.column),
        **({"endColumn": str(place.column + place.width)} if place.width else {}),
        "title": f"{finding.code} ({words.severity(finding.severity)})",
    }
    settings = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {settings}::{_data(whole(finding, words))}"


def _rest(findings: Sequence[Finding], severity: Severity, words: Words, above: str) -> Iterator[str]:
    """What does not fit: plain lines that cannot be read as commands, for none of them starts with one."""
    if not findings:
        return
    for finding in findings:
        message = one_line(said(finding.message, words))
        yield f"- {one_line(f'{above}{finding.place}')}: {words.severity(severity)} {finding.code}: {message}"
    more = words.n(
        "… and {count} more, in the log of this step.",
        "… and {count} more, in the log of this step.",
        len(findings),
    )
    yield f"::{_COMMANDS[severity]} title={_property(words.severity(severity))}::{_data(more)}"


def _data(text: str) -> str:
    """The text after `::`, as the runner unescapes it; a carriage return is already a visible sign."""
    return harmless(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    """The value of a property, which may hold no separator either."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
