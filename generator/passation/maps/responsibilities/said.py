"""What is said about a process, or a part of it, done outside: how much, which controls stay, how far it has come."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from passation.analysis.ramp_up import STAGE_WORDS
from passation.edition import Edition
from passation.maps.responsibilities.parties import Held
from passation.words import Words


def shares(words: Words, each: Held) -> str:
    """How much of a process a party does: of its steps, and of its minutes where they are known."""
    steps = words.t("all of the work") if each.done == each.steps else part_done(words, each)
    if each.minutes is None or each.done == each.steps:
        return steps
    share = min(Decimal(99), max(Decimal(1), each.minutes.quantize(Decimal(1), ROUND_HALF_UP)))
    return words.t("{steps}, {share} of the time", steps=steps, share=words.percent(share))


def controls(words: Words, counts: tuple[int, int]) -> str:
    """How many controls stay inside, of how many; empty where there are none."""
    inside, total = counts
    if not total:
        return ""
    if inside == total:
        return words.n("the control stays inside", "all {count} controls stay inside", total)
    if not inside:
        return words.n("the control is made outside", "all {count} controls are made outside", total)
    return words.n(
        "{count} control of {total} stays inside", "{count} controls of {total} stay inside", inside, total=total
    )


def part_done(words: Words, each: Held) -> str:
    """How many steps of a process a party does."""
    return words.n("{count} step of {total}", "{count} steps of {total}", each.done, total=each.steps)


def underway(edition: Edition, words: Words, process: str) -> str:
    """Where a process is on its way outside on the edition's day; empty once it has arrived, or where nobody knows."""
    found = [each for each in edition.waves if each.process == process]
    if not found or edition.date is None:
        return ""
    match found[0].stage(edition.date):
        case "internal":
            return words.t("still inside: goes outside from {day} on", day=found[0].start)
        case "autonomous":
            return ""
        case stage:
            named = {each.id: each.name for each in edition.stages}
            return words.t(
                "on its way: {stage}",
                stage=next((name for key, name in named.items() if key == stage), None)
                or words.say(STAGE_WORDS[stage]),
            )
