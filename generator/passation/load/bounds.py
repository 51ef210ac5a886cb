"""How many faults are told of one file, and the word for the rest."""

from __future__ import annotations

from typing import Final

from passation.finding import Finding, Severity, say
from passation.source import Origin, Place

MAX_FAULTS: Final = 100
"""Faults told of one file: nobody reads more, and a file made of faults must not hold up the others."""


def more(where: Origin | Place, count: int) -> Finding:
    """The finding that stands for all those that are not told."""
    said = say("{count} more faults in this file are not shown.", count=count)
    return Finding("SCH110", Severity.ERROR, where, said, say("Mend those above first, then check again."))
