"""How many findings there are, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from passation.finding import Finding, Severity
from passation.words import Words


def count(findings: Sequence[Finding], words: Words) -> str:
    """How many findings of which gravity in how many files: `3 errors and 1 warning in 2 files.`."""
    if not findings:
        return words.t("Nothing to report.")
    found = words.list(_counts(findings, words))
    files = words.n("{count} file", "{count} files", len({finding.place.path for finding in findings}))
    return words.t("{found} in {files}.", found=found, files=files)


def _counts(findings: Sequence[Finding], words: Words) -> Iterator[str]:
    of = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    if of[Severity.ERROR]:
        yield words.n("{count} error", "{count} errors", of[Severity.ERROR])
    if of[Severity.WARNING]:
        yield words.n("{count} warning", "{count} warnings", of[Severity.WARNING])
    if of[Severity.INFO]:
        yield words.n("{count} piece of information", "{count} pieces of information", of[Severity.INFO])
