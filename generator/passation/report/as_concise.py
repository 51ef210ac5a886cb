"""One line a finding, `file:line:column: severity code: sentence → cure`: for editors, logs and `grep`."""

from __future__ import annotations

from collections.abc import Sequence

from passation.finding import Finding, in_order
from passation.report.look import Look
from passation.report.sentences import cure, said
from passation.tools.terminal import one_line
from passation.words import Words


def as_concise(findings: Sequence[Finding], words: Words, look: Look) -> str:  # noqa: ARG001  # the seam is one signature
    """A line for each finding in order of place; nothing at all where there is nothing to say."""
    return "".join(f"{one_line(_line(finding, words))}\n" for finding in in_order(findings))


def _line(finding: Finding, words: Words) -> str:
    head = f"{finding.place}: {words.severity(finding.severity)} {finding.code}: {said(finding.message, words)}"
    return f"{head} → {cure(finding, words)}" if finding.cure else head
