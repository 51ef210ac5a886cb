"""What readers have to do, and when: the rhythms of the processes, meetings and reports that are theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from passation.analysis.rhythm import Moment, Rhythm, moments
from passation.finding import say
from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.maps.rhythm import every_text, when_text
from passation.model.sop import Sop
from passation.words import Words

_GROUPS = {
    Rhythm.DAY: say("Every day"),
    Rhythm.WEEK: say("Every week"),
    Rhythm.MONTH: say("Every month"),
    Rhythm.YEAR: say("Every year"),
    Rhythm.EVENT: say("When it comes up"),
}
_SOMETIME = {
    Rhythm.DAY: say("in the day"),
    Rhythm.WEEK: say("in the week"),
    Rhythm.MONTH: say("in the month"),
    Rhythm.YEAR: say("in the year"),
    Rhythm.EVENT: say("when needed"),
}
"""When something is due whose day or hour nobody wrote."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do at a moment."""

    moment: Moment
    what: Ref
    when: str
    kind: str
    """process, ritual or report."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Duties of one rhythm, in order of day and hour."""

    name: str
    duties: tuple[Duty, ...]


def agenda(sheet: Sheet, actors: Iterable[str]) -> tuple[Agenda, ...]:
    """Everything that the actors perform, attend or report, by rhythm; rhythms without anything are left out."""
    mine = frozenset(actors)
    found = [*_processes(sheet, mine), *_rituals(sheet, mine), *_reports(sheet, mine)]
    found.sort(key=lambda duty: (duty.moment.order, duty.what.text))
    groups = ((rhythm, tuple(duty for duty in found if duty.moment.rhythm is rhythm)) for rhythm in Rhythm)
    return tuple(Agenda(sheet.words.say(_GROUPS[rhythm]), duties) for rhythm, duties in groups if duties)


def _processes(sheet: Sheet, mine: frozenset[str]) -> Iterator[Duty]:
    edition = sheet.edition
    done = {process for actor in mine for process in sheet.desk.usage.part_of(actor).get("performs", ())}
    for process in sorted(done):
        sop = edition.sops[process]
        if sop.document.status == "obsolete" or mine.isdisjoint(starters(sop)):
            continue
        for trigger in sop.trigger:
            for moment in moments(trigger.every, trigger.when):
                written = trigger.event or trigger.note or ""
                when = _when(moment, trigger.every, sheet.words, written)
                yield Duty(moment, sheet.process(process), when, "process")
        if not sop.trigger:
            moment = Moment(Rhythm.EVENT)
            yield Duty(moment, sheet.process(process), _when(moment, None, sheet.words), "process")


def starters(sop: Sop) -> tuple[str, ...]:
    """Who has the process in the diary: who usually performs it, and who does its first step. Others are called in."""
    return (sop.default_performer, *sop.performers(sop.steps[0]))


def _rituals(sheet: Sheet, mine: frozenset[str]) -> Iterator[Duty]:
    for ritual in sheet.edition.rituals.values():
        if not mine.isdisjoint(ritual.attendees):
            for moment in moments(ritual.every, [ritual.when] if ritual.when else []):
                length = sheet.words.minutes(ritual.minutes) if ritual.minutes else ""
                when = _when(moment, ritual.every, sheet.words)
                yield Duty(moment, sheet.ref("ritual", ritual.id), when, "ritual", length)


def _reports(sheet: Sheet, mine: frozenset[str]) -> Iterator[Duty]:
    for report in sheet.edition.reports.values():
        if report.from_ in mine:
            (moment,) = moments(report.every)
            name = report.format or sheet.t("Report")
            what = Ref(name, sheet.ref("report", report.id).href)
            to = sheet.words.list(sheet.edition.name_of("actor", actor) for actor in report.to)
            yield Duty(
                moment,
                what,
                _when(moment, report.every, sheet.words),
                "report",
                sheet.t("to {party}", party=to) if to else "",
            )


def _when(moment: Moment, every: str | None, words: Words, written: str = "") -> str:
    """The moment within its group: the day and hour; for longer rhythms, the rhythm too; else what is written of it."""
    said = when_text(moment, words) if moment.said else ""
    if moment.count > 1 or (moment.rhythm is Rhythm.EVENT and every):
        rhythm = every_text(moment, every, words)
        return f"{rhythm}, {said}" if said else rhythm
    return said or written or words.say(_SOMETIME[moment.rhythm])
