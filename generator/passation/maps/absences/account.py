"""What an absence does, in the reader's words: how long each process holds out, who takes over, what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from passation.analysis.absence import EFFECTS, USUAL, Lack, Outcome, Relay
from passation.analysis.continuity import is_shared
from passation.analysis.responsibility import text_of
from passation.analysis.rhythm import Rhythm, moments
from passation.edition import Edition
from passation.frozen import dataclass
from passation.model.sop import Sop
from passation.model.step import AskStep, DoStep
from passation.values import Duration, Level
from passation.words import Words

NAMED: Final = 3
"""Steps that are named, of many."""
_DAYS: Final = {Rhythm.DAY: 1, Rhythm.WEEK: 7, Rhythm.MONTH: 30, Rhythm.YEAR: 365}
"""Calendar days after which something is back."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Who is away, how long, and on which day trainings must count (None: on any)."""

    actors: tuple[str, ...]
    lasting: Duration = USUAL
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One process without somebody."""

    outcome: Outcome
    when: str
    """How long it holds out, or when it stops; empty where it goes on."""
    steps: tuple[str, ...]
    """What nobody who is there can do, by number; one word for the whole process."""
    by: tuple[str, ...]
    """Who does what those away would do, by name."""
    cures: tuple[str, ...]
    """What makes it go on."""

    def first_steps(self, words: Words) -> tuple[str, ...]:
        """The first few steps, and how many more there are."""
        more = len(self.steps) - NAMED
        return (*self.steps[:NAMED], words.t("and {count} more", count=more)) if more > 1 else self.steps


@dataclass(frozen=True, slots=True)
class Cure:
    """Something to do before the absence, and the processes that it keeps going."""

    text: str
    processes: tuple[str, ...]


def tells(edition: Edition) -> bool:
    """Whether readers see who was trained on what, all over the company.

    Without that every absence would seem to stop something: what is not known is not said.
    """
    return edition.audience.scope == "all" and edition.audience.sees >= Level.INTERNAL


def title_of(edition: Edition, words: Words, away: Absence) -> str:
    """Who is away, and how long."""
    names = words.list(edition.name_of("actor", actor) for actor in away.actors)
    return words.t("Away for {span}: {roles}", roles=names, span=away.lasting)


def account(edition: Edition, words: Words, outcomes: Sequence[Outcome], lasting: Duration) -> tuple[Line, ...]:
    """A line a process: those that stop, those that wait, those that go on, each by number."""
    alone = len({relay.actor for outcome in outcomes for relay in outcome.relays}) == 1
    return tuple(
        _line(edition, words, outcome, lasting, alone=alone)
        for effect in EFFECTS
        for outcome in outcomes
        if outcome.effect == effect
    )


def cures(lines: Iterable[Line]) -> tuple[Cure, ...]:
    """What is to be done, each once, in order of the lines."""
    found: dict[str, list[str]] = {}
    for line in lines:
        for text in line.cures:
            found.setdefault(text, []).append(line.outcome.process)
    return tuple(Cure(text, tuple(processes)) for text, processes in found.items())


def summary(edition: Edition, words: Words, outcomes: Sequence[Outcome], away: Absence) -> str:
    """How many processes stop, wait and go on, how many do not need those who are away, and whose roles are shared."""
    if not outcomes:
        return words.t("No process needs what this absence takes away.")
    counts = {effect: sum(each.effect == effect for each in outcomes) for effect in EFFECTS}
    said = (
        words.n("{count} stops", "{count} stop", counts["stops"]),
        words.n("{count} waits within the time promised", "{count} wait within the time promised", counts["waits"]),
        words.n("{count} goes on with somebody else", "{count} go on with somebody else", counts["covered"]),
    )
    shown = words.list(text for text, count in zip(said, counts.values(), strict=True) if count)
    touched = words.n("{count} process is touched", "{count} processes are touched", len(outcomes))
    others = len(edition.sops) - len(outcomes)
    rest = words.n("{count} other is not touched.", "{count} others are not touched.", others)
    parts = [f"{touched}{words.colon}{shown}.", rest if others else "", _shared(edition, words, away)]
    return " ".join(part for part in parts if part)


def _shared(edition: Edition, words: Words, away: Absence) -> str:
    """The roles that several people hold: one of them away takes nothing away; empty without any."""
    day = away.day or edition.date
    several = [actor for actor in away.actors if day and is_shared(edition.actors[actor], day)]
    if not several:
        return ""
    names = [edition.name_of("actor", actor) for actor in several]
    return words.t("Held by several people, one of whom may be away: {roles}.", roles=names)


def _line(edition: Edition, words: Words, outcome: Outcome, lasting: Duration, *, alone: bool) -> Line:
    sop = edition.sops[outcome.process]
    missing = {actor for gap in outcome.gaps for actor in gap.missing}
    stuck = [relay for relay in outcome.relays if relay.actor in missing]
    return Line(
        outcome,
        _when(words, sop, outcome, lasting),
        _steps(edition, words, sop, outcome),
        tuple(edition.name_of("actor", each) for each in dict.fromkeys(_takers(outcome))),
        tuple(dict.fromkeys(_cure(edition, words, relay, alone=alone) for relay in stuck)),
    )


def _steps(edition: Edition, words: Words, sop: Sop, outcome: Outcome) -> tuple[str, ...]:
    work = [step for step in sop.steps if isinstance(step, DoStep | AskStep)]
    if len(work) > 1 and len(outcome.gaps) == len(work):
        return (words.t("every step"),)
    return tuple(f"{gap.position + 1}. {text_of(edition, sop.steps[gap.position])}" for gap in outcome.gaps)


def _takers(outcome: Outcome) -> Iterator[str]:
    for relay in outcome.relays:
        yield from relay.by


def _when(words: Words, sop: Sop, outcome: Outcome, lasting: Duration) -> str:
    match outcome.effect, outcome.holds:
        case "covered", _:
            return ""
        case "waits", span:
            return words.t("holds out {span}, the time promised", span=span)
        case _, Duration() as span:
            return words.t("after {span}, the time promised", span=span)
        case _:
            return _next_time(words, sop, lasting)


def _next_time(words: Words, sop: Sop, lasting: Duration) -> str:
    """When a process that may not wait is missed: when it next comes up."""
    found = [moment for trigger in sop.trigger for moment in moments(trigger.every, trigger.when)]
    apart = [Decimal(_DAYS[each.rhythm] * each.count) for each in found if each.rhythm in _DAYS]
    if not apart:
        return words.t("as soon as it comes up")
    if min(apart) <= lasting.days:
        return words.t("the next time, before the absence is over")
    return words.t("only if it is due during the absence")


def _cure(edition: Edition, words: Words, relay: Relay, *, alone: bool) -> str:
    """What makes a process go on; where one role is `alone` away, it need not be named."""
    actor = edition.name_of("actor", relay.actor)
    backup = edition.name_of("actor", relay.backup) if relay.backup else ""
    lack: Lack | None = relay.lack
    match lack:
        case "untrained":
            said = words.t("train {backup}", backup=backup)
        case "away":
            said = words.t("train somebody else, for {backup} is away too", backup=backup)
        case _:
            said = words.t("name and train a replacement")
    return said if alone else words.t("to replace {actor}: {cure}", actor=actor, cure=said)
