"""How far a role has come with each process that is being handed to it."""

from __future__ import annotations

import datetime as dt

from passation.analysis.ramp_up import STAGE_WORDS
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.model.actor import Actor


@dataclass(frozen=True, slots=True)
class StageLine:
    """A process and the stage that was reached."""

    process: Ref
    stage: str
    since: str
    exit: str


def ramp_up(sheet: Sheet, actor: Actor) -> tuple[StageLine, ...]:
    """The waves whose process the actor performs, with the stage reached by the date of the edition."""
    performed = set(sheet.desk.usage.part_of(actor.id).get("performs", ()))
    today = sheet.edition.date or dt.date.min
    named = {stage.id: stage.name for stage in sheet.edition.stages}
    found = []
    for wave in sheet.edition.waves:
        if wave.process not in performed or actor.side == "internal":
            continue
        stage = wave.stage(today)
        since = next((day for name, day in wave.reached.items() if name == stage), None)
        word = next((name for key, name in named.items() if key == stage), None) or sheet.words.say(STAGE_WORDS[stage])
        found.append(
            StageLine(sheet.process(wave.process), word, sheet.words.date(since) if since else "", wave.exit or "")
        )
    return tuple(found)
