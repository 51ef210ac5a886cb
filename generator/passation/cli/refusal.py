"""What a command cannot do as it was asked: said in a sentence or two, exit code 2."""

from __future__ import annotations

from passation.finding import Message


class Refusal(Exception):  # noqa: N818  # says what happened, and reads well after "except"
    """The command line or the configuration asks for something that cannot be: why, and what to do instead."""

    def __init__(self, why: Message, cure: Message | None = None) -> None:
        """Takes two sentences to be translated."""
        super().__init__(why.text)
        self.why = why
        self.cure = cure
