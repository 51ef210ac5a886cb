"""What starts a process and when things come back, in the reader's words; where not understood, in the author's."""

from __future__ import annotations

from passation.analysis.rhythm import CLOCK, Moment, Rhythm, moments
from passation.model.sop import Trigger
from passation.words import Words


def every_text(moment: Moment, every: str | None, words: Words) -> str:
    """`Every week`, `Every 2 weeks`; the author's own words where they were not understood."""
    match moment.rhythm, moment.count:
        case Rhythm.DAY, count:
            return words.n("Every day", "Every {count} days", count)
        case Rhythm.WEEK, count:
            return words.n("Every week", "Every {count} weeks", count)
        case Rhythm.MONTH, 3:
            return words.t("Every quarter")
        case Rhythm.MONTH, count:
            return words.n("Every month", "Every {count} months", count)
        case Rhythm.YEAR, count:
            return words.n("Every year", "Every {count} years", count)
        case _:
            return every or ""


def when_text(moment: Moment, words: Words) -> str:
    """`lundi à 9 h`: the author's words, the hour as the language writes it."""
    if moment.time is None:
        return moment.said
    clock = CLOCK.search(moment.said)
    before = moment.said[: clock.start()].strip(" ,à") if clock else moment.said
    after = moment.said[clock.end() :].strip() if clock else ""
    hour = words.t("{day} at {time}", day=before, time=moment.time) if before else words.value(moment.time)
    return f"{hour} {after}".strip()


def trigger_text(trigger: Trigger, words: Words) -> str:
    """A whole trigger in one line: rhythm, hours, event, season, precision."""
    found = moments(trigger.every, trigger.when)
    times = words.list(when_text(moment, words) for moment in found if moment.said)
    rhythm = every_text(found[0], trigger.every, words)
    parts = [", ".join(part for part in (rhythm, times) if part), trigger.event or "", trigger.season or ""]
    text = " · ".join(part for part in parts if part)
    return f"{text} ({trigger.note})" if trigger.note and text else text or (trigger.note or "")
