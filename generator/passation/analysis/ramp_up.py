"""A wave of delegation in time: when each stage of its ramp-up begins and ends, as it was or as it is planned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.model.content import Content
from passation.model.planning import StageId, Wave

STAGES: Final[tuple[StageId, ...]] = ("shadow", "supervised", "autonomous")
"""The stages of a ramp-up; before them the work is done inside."""
STAGE_WORDS: Final[Mapping[str, Message]] = {
    "internal": say("Done inside"),
    "shadow": say("Watching"),
    "supervised": say("Under supervision"),
    "autonomous": say("Autonomous, with checks"),
}
"""The usual words for stages; a company may have its own."""
_LONGEST: Final = 1040
"""Weeks: a plan of more than twenty years is none."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stage of a wave. `end` is the first day of the next one; None: it is not known, or there is none."""

    stage: StageId
    start: dt.date
    end: dt.date | None
    reached: bool
    """The day on which it began is a fact, no plan."""


def spans(content: Content, wave: Wave) -> tuple[Span, ...]:
    """The stages whose first day is known: reached, else planned by the weeks of the stage before.

    Without weeks of its own a stage takes the shortest time that the company gives it; without that either, what
    follows is known only once it is reached.
    """
    starts: dict[StageId, dt.date] = {}
    planned: dt.date | None = wave.start
    for stage in STAGES:
        start = wave.reached.get(stage, planned)
        if start is not None:
            starts[stage] = start
        planned = _after(start, _weeks(content, wave, stage))
    order = list(starts)
    ends = [*(starts[stage] for stage in order[1:]), None]
    return tuple(
        Span(stage, starts[stage], end, stage in wave.reached or (stage == "shadow" and bool(wave.reached)))
        for stage, end in zip(order, ends, strict=True)
    )


def _weeks(content: Content, wave: Wave, stage: StageId) -> Decimal | None:
    said = {"shadow": wave.shadow, "supervised": wave.supervised}.get(stage)
    return said or next((each.min_weeks for each in content.stages if each.id == stage), None)


def _after(start: dt.date | None, weeks: Decimal | None) -> dt.date | None:
    """The day so many weeks later; None where that is beyond what a calendar holds."""
    if start is None or weeks is None or weeks > _LONGEST or start.year + _LONGEST // 52 >= dt.MAXYEAR:
        return None
    return start + dt.timedelta(weeks=float(weeks))
