"""Shares of the answers to one question: together they are all the cases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.finding import Finding, Severity, say
from passation.load.parts import Parts
from passation.model.sop import Sop
from passation.model.step import AskStep, WaitStep

_WHOLE: Final = Decimal(100)
_ROUNDING: Final = Decimal(1)
"""Thirds are written 34 %, 34 % and 33 %."""


def uneven_shares(parts: Parts) -> Iterator[Finding]:
    """Steps whose shares add up to more than all the cases."""
    for _, _, reading in parts.sops:
        sop: Sop | None = reading.value
        for index, step in enumerate(sop.steps if sop is not None else ()):
            if not isinstance(step, AskStep | WaitStep):
                continue
            shares = [answer.share for answer in step.answers.values() if answer.share is not None]
            if sum(shares) > _WHOLE + _ROUNDING:
                said = say("The shares of these answers add up to {total} %, not to 100 %.", total=sum(shares))
                cure = say("Correct them; an answer whose share is not written has what the others leave.")
                where = reading.document.origin.at("steps", index, "answers")
                yield Finding("SCH103", Severity.ERROR, where, said, cure, on_key=True)
