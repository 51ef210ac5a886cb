"""What a command cannot do as it was asked: said in a sentence or two, exit code 2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from passation.finding import Finding, Message


class Refusal(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """The command line or the configuration asks for something that cannot be: why, and what to do instead."""

    def __init__(self, why: Message, cure: Message | None = None) -> None:
        """Takes two sentences to be translated."""
        super().__init__(why.text)
        self.why = why
        self.cure = cure


class Blocked(Exception):  # noqa: N818  # as above
    """Errors that must be mended before anything is made: exit code 1, after a report of them."""

    def __init__(self, findings: Sequence[Finding], texts: Mapping[str, str]) -> None:
        """Takes the errors, and the texts of the files for their excerpts."""
        super().__init__(", ".join(sorted({each.code for each in findings})))
        self.findings = findings
        self.texts = texts
