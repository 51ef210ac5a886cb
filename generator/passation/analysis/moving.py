"""What a wave of delegation takes outside: how much of the work of a week, and which controls stay inside."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Final

from passation.analysis.ramp_up import spans
from passation.analysis.responsibility import controls_inside, outside_part
from passation.analysis.rhythm import WEEKS
from passation.analysis.workload import expected_minutes, workload
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.planning import Wave
from passation.model.sop import Sop

_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Move:
    """A process before and after its wave. Before it, all of the work is done inside."""

    wave: Wave
    sop: Sop
    since: dt.date | None
    """From which day on it is done outside: the first one under supervision; None where that is not known."""
    is_done: bool
    """That day is a fact, no plan."""
    week: Decimal | None
    """Minutes of a usual week; None where no step says its minutes, or nobody knows how often it runs."""
    outside: Decimal | None
    """Those of them that go outside."""
    controls: tuple[int, int]
    """(n, m): of the m controls of the process, n stay inside."""


def moves(content: Content) -> tuple[Move, ...]:
    """Every wave whose process is described, in order of their first day."""
    waves = sorted(content.waves, key=lambda wave: (wave.start, wave.process))
    return tuple(_move(content, wave, content.sops[wave.process]) for wave in waves if wave.process in content.sops)


def _move(content: Content, wave: Wave, sop: Sop) -> Move:
    supervised = next((span for span in spans(content, wave) if span.stage == "supervised"), None)
    week, outside = _weekly(content, sop)
    return Move(
        wave,
        sop,
        supervised.start if supervised else None,
        supervised is not None and supervised.reached,
        week,
        outside,
        controls_inside(content, sop),
    )


def _weekly(content: Content, sop: Sop) -> tuple[Decimal | None, Decimal | None]:
    """Minutes of a usual week, and those outside; ways of unknown share are taken alike, as a hypothesis."""
    runs = workload(content, sop).occurrences_per_month if sop.id in content.graphs else None
    whole = expected_minutes(content, sop, lambda _: Fraction(1)) if runs else Fraction(0)
    if not whole or runs is None:
        return None, None
    weekly = Fraction(runs) * _MONTHS / WEEKS
    outside = expected_minutes(content, sop, lambda step: outside_part(content, sop, step))
    return _decimal(whole * weekly), _decimal(outside * weekly)


def _decimal(number: Fraction) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)
