"""Shares of the answers to one question: together they are all the cases."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from passation.finding import Finding, Severity, say
from passation.load.parts import Parts
from passation.model.sop import Sop
from passation.source import Origin

_WHOLE: Final = Decimal(100)
_ROUNDING: Final = Decimal(1)
"""Thirds are written 33 %, 33 % and 33 %."""


def uneven_shares(parts: Parts) -> Iterator[Finding]:
    """Steps whose shares add up to more than all the cases, or to fewer where every answer has one."""
    for _, _, reading in parts.sops:
        sop: Sop | None = reading.value
        for index, step in enumerate(sop.steps if sop is not None else ()):
            shares = [answer.share for answer in getattr(step, "answers", {}).values()]
            total = sum((share for share in shares if share is not None), Decimal(0))
            is_short = None not in shares and total < _WHOLE - _ROUNDING
            if shares and (total > _WHOLE + _ROUNDING or is_short):
                yield _uneven(reading.document.origin.at("steps", index, "answers"), total, is_short)


def _uneven(where: Origin, total: Decimal, is_short: bool) -> Finding:  # noqa: FBT001  # one caller, four lines above
    said = say("The shares of these answers add up to {total} %, not to 100 %.", total=total)
    cure = say("Correct them; an answer whose share is not written has what the others leave.")
    if is_short:
        cure = say("Correct them, or add the answer that is missing.")
    return Finding("SCH103", Severity.ERROR, where, said, cure, on_key=True)
