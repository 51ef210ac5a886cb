"""What becomes of the processes of a role while she is away: the same as `passation simulate`, on the role's page."""

from __future__ import annotations

from passation.analysis.absence import USUAL, Effect, simulate
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.maps.absences import Absence, Line, account, summary, tells
from passation.maps.palette import EFFECT_LOOKS
from passation.model.actor import Actor
from passation.table import Target


@dataclass(frozen=True, slots=True)
class Fate:
    """A process that stops or waits without the role."""

    process: Ref
    when: str
    steps: tuple[str, ...]
    cures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fates:
    """The processes that fare alike: the word, and the processes."""

    word: str
    fates: tuple[Fate, ...]


@dataclass(frozen=True, slots=True)
class Relay:
    """Who takes over, by name, and the processes by number."""

    by: str
    processes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Away:
    """An absence of a usual length, in a sentence and process by process."""

    said: str
    groups: tuple[Fates, ...]
    relays: tuple[Relay, ...]


def without(sheet: Sheet, actor: Actor) -> Away | None:
    """What stops, waits or goes on while an actor is away for a week.

    None for one who does nothing, and for readers who cannot know who was trained.
    """
    edition, words = sheet.edition, sheet.words
    outcomes = simulate(edition, (actor.id,)) if tells(edition) else ()
    if not outcomes:
        return None
    lines = account(edition, words, outcomes, USUAL)
    said = summary(edition, words, outcomes, Absence((actor.id,)))
    effects: tuple[Effect, ...] = ("stops", "waits")
    groups = (
        Fates(
            words.say(EFFECT_LOOKS[effect].word).capitalize(),
            tuple(_fate(sheet, line) for line in lines if line.outcome.effect == effect),
        )
        for effect in effects
    )
    return Away(
        words.t("Away for {span}: {what}", span=USUAL, what=said),
        tuple(group for group in groups if group.fates),
        _relays(sheet, lines),
    )


def _fate(sheet: Sheet, line: Line) -> Fate:
    return Fate(sheet.process(line.outcome.process), line.when, line.first_steps(sheet.words), line.cures)


def _relays(sheet: Sheet, lines: tuple[Line, ...]) -> tuple[Relay, ...]:
    """Each who takes over, once, in order of the processes."""
    found: dict[str, list[Ref]] = {}
    for line in lines:
        if line.outcome.effect == "covered":
            process = line.outcome.process
            number = Ref(process, sheet.link(Target("process", process)))
            found.setdefault(sheet.words.list(line.by), []).append(number)
    return tuple(Relay(by, tuple(processes)) for by, processes in found.items())
