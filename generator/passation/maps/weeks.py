"""What a wave moves, as maps say it: the minutes of a week inside and outside, and from which day on."""

from __future__ import annotations

from decimal import Decimal

from passation.analysis.moving import Move
from passation.words import Words


def both_sides(words: Words, week: Decimal, outside: Decimal) -> str:
    """What stays and what goes; together exactly the week that is shown."""
    if _whole(week) == _whole(outside):
        return words.t("{outside} outside", outside=time(words, outside))
    return words.t(
        "{inside} inside, {outside} outside", inside=staying(words, week, outside), outside=time(words, outside)
    )


def staying(words: Words, week: Decimal, outside: Decimal) -> str:
    """What of a week stays inside, so that it adds up with what goes."""
    return words.minutes(_whole(week) - _whole(outside))


def time(words: Words, minutes: Decimal) -> str:
    """Whole minutes, and whole quarters of an hour from ten hours on."""
    return words.minutes(_whole(minutes))


def _whole(minutes: Decimal) -> Decimal:
    step = Decimal(15) if minutes >= 600 else Decimal(1)
    return (minutes / step).quantize(Decimal(1)) * step


def when(words: Words, move: Move) -> str:
    """From which day on a process is done outside, and whether that is a fact."""
    if move.since is None:
        return words.t("from a day not known yet")
    if move.is_done:
        return words.t("outside since {day}", day=move.since)
    return words.t("outside from {day} on, as planned", day=move.since)
