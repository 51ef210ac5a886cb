"""What becomes of the processes of a role while she is away: the same as `passation simulate`, on the role's page."""

from __future__ import annotations

from dataclasses import dataclass

from passation.analysis.absence import EFFECTS, USUAL, Effect, simulate
from passation.handbook.desk import Ref, Sheet
from passation.maps.absences import Line, account, summary
from passation.maps.palette import EFFECT_LOOKS
from passation.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Fate:
    """A process without the role."""

    process: Ref
    when: str
    steps: tuple[str, ...]
    by: str
    cures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fates:
    """The processes that fare alike: the class of the theme, the word, the processes."""

    mark: Effect
    word: str
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """An absence of a usual length, in a sentence and process by process."""

    said: str
    groups: tuple[Fates, ...]


def without(sheet: Sheet, actor: Actor) -> Away | None:
    """What stops, waits or goes on while an actor is away for a week; None for one who does nothing."""
    edition, words = sheet.edition, sheet.words
    outcomes = simulate(edition, (actor.id,))
    if not outcomes:
        return None
    lines = account(edition, words, outcomes, USUAL)
    groups = (
        Fates(
            effect,
            words.say(EFFECT_LOOKS[effect].word),
            tuple(_fate(sheet, line) for line in lines if line.outcome.effect == effect),
        )
        for effect in EFFECTS
    )
    said = words.t("Away for {span}: {what}", span=USUAL, what=summary(edition, words, outcomes))
    return Away(said, tuple(group for group in groups if group.fates))


def _fate(sheet: Sheet, line: Line) -> Fate:
    names = sheet.words.list(line.by) if line.outcome.effect == "covered" else ""
    return Fate(sheet.process(line.outcome.process), line.when, line.first_steps(sheet.words), names, line.cures)
