"""What the pictures of a wave say beside what they show: which wave, what before means, how much work a week."""

from __future__ import annotations

from passation.maps.responsibilities.said import shares
from passation.maps.waves.turn import Turn
from passation.maps.weeks import both_sides, time, when


def title(turn: Turn) -> str:
    """Which process goes outside, and when."""
    sop, day = turn.move.sop, turn.move.wave.start
    return turn.words.t("Wave of {day}: {process}", day=day, process=f"{sop.id} {sop.title}")


def description(turn: Turn) -> str:
    """What before means, and who takes over what."""
    words, previous = turn.words, turn.previous
    if previous is None:
        before = words.t("Before is what holds as long as no wave has passed.")
    else:
        before = words.t(
            "Before is what holds after the wave of {day} ({process}).", day=previous.start, process=previous.process
        )
    counted = words.t("A process whose wave has not come yet counts as done inside.")
    taken = words.list(
        words.t("{party} ({share})", party=part.party.name, share=shares(words, part)) for part in turn.parts
    )
    return " ".join((before, counted, words.t("After: {parties}.", parties=taken)))


def notes(turn: Turn, *, after: bool) -> tuple[str, str]:
    """How the work of a week is shared out on one side of the wave, and since when that holds."""
    words = turn.words
    if after:
        week = words.t("a week: {share}", share=both_sides(words, *turn.week)) if turn.week else ""
        return week, when(words, turn.move)
    whole = words.t("{inside} inside", inside=time(words, turn.week[0])) if turn.week else ""
    week = words.t("a week: {share}", share=whole) if turn.week else words.t("all of it inside")
    if turn.previous is None:
        return week, words.t("as long as no wave has passed")
    return week, words.t("as after the wave of {day}", day=turn.previous.start)
