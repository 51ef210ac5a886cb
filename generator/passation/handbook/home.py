"""The first page of an edition: what do I have to do, and whom do I call? For general readers, a calm overview."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from passation.finding import say
from passation.handbook.address import HOME
from passation.handbook.desk import Desk, Ref, Sheet
from passation.handbook.duties import agenda
from passation.handbook.page import Page, Section
from passation.handbook.rungs import Ladder, ladder_of
from passation.handbook.usage import Decision
from passation.model.channel import Emergency

PART_WORDS = {
    "pilots": say("pilots"),
    "performs": say("performs"),
    "validates": say("validates"),
    "archives": say("archives"),
    "replaces": say("replaces"),
    "consulted": say("is asked"),
    "informed": say("is told"),
}
_RECENT = 6


@dataclass(frozen=True, slots=True)
class Alarm:
    """What to do when it burns."""

    when: str
    who: Ref | None
    channel: Ref | None
    within: str
    otherwise: Ref | None


@dataclass(frozen=True, slots=True)
class Mine:
    """A process and what the reader is in it."""

    process: Ref
    parts: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """An agreement that is waited for."""

    step: Ref
    process: Ref
    who: tuple[Ref, ...]


def home_page(desk: Desk) -> Page:
    """The home of the edition."""
    sheet = desk.sheet(HOME)
    own = _own(desk)
    sections = [*_duties(sheet, own)] if own else []
    if desk.edition.audience.scope == "all" or not own:
        sections += _overview(sheet)
    return Page(HOME, sections[0].title, tuple(sections))


def _own(desk: Desk) -> tuple[str, ...]:
    return tuple(actor for actor in desk.edition.actors if actor in desk.edition.own)


def _duties(sheet: Sheet, own: tuple[str, ...]) -> Iterator[Section]:
    t = sheet.t
    yield sheet.lead(
        t("What do I have to do?"),
        "home_head.html",
        roles=sheet.refs("actor", own),
        alarms=alarms(sheet),
        ladder=_company_ladder(sheet),
        result=None,
    )
    due = agenda(sheet, own)
    if due:
        days = sheet.edition.company.calendar.days
        yield sheet.section("what_is_due", t("My calendar"), "agenda.html", agenda=due, days=_workdays(days))
    yield from _decisions(sheet, own)
    mine = tuple(_mine(sheet, own))
    if mine:
        yield sheet.section("my_processes", t("My processes"), "mine.html", mine=mine)
    never = tuple(
        line for actor in own if (mission := sheet.edition.actors[actor].mission) for line in mission.never_decides
    )
    if never:
        yield sheet.section("not_mine", t("What I do not decide"), "mistakes.html", lines=tuple(dict.fromkeys(never)))


def _workdays(days: tuple[str, ...]) -> str:
    """Working days as numbers for the page's script: Monday is 0; Monday to Friday when the company says nothing."""
    order = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
    english = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    numbers = {name: number for names in (order, english) for number, name in enumerate(names)}
    found = sorted({numbers[day.lower()[:3]] for day in days if day.lower()[:3] in numbers})
    return " ".join(map(str, found or range(5)))


def alarms(sheet: Sheet) -> tuple[Alarm, ...]:
    """Every emergency of the edition."""
    return tuple(_alarm(sheet, emergency) for emergency in sheet.edition.emergencies.values())


def _alarm(sheet: Sheet, emergency: Emergency) -> Alarm:
    return Alarm(
        emergency.when,
        sheet.ref("actor", emergency.on_call) if emergency.on_call else None,
        sheet.ref("channel", emergency.channel) if emergency.channel else None,
        sheet.t("answer within {span}", span=emergency.answer_within) if emergency.answer_within else "",
        sheet.ref("actor", emergency.otherwise) if emergency.otherwise else None,
    )


def _company_ladder(sheet: Sheet) -> Ladder | None:
    """The company's escalation; for readers who see one alone, that one."""
    known = sheet.edition.escalations
    wanted = known.get(sheet.edition.company.escalation or "")
    if wanted is None and len(known) == 1:
        (wanted,) = known.values()
    return ladder_of(sheet, wanted) if wanted else None


def _decisions(sheet: Sheet, own: tuple[str, ...]) -> Iterator[Section]:
    found = sheet.desk.usage.decisions
    mine = tuple(_awaited(sheet, each, each.asked_by) for each in found if not set(own).isdisjoint(each.by))
    theirs = tuple(
        _awaited(sheet, each, each.by)
        for each in found
        if not set(own).isdisjoint(each.asked_by) and set(own).isdisjoint(each.by)
    )
    if mine or theirs:
        title = sheet.t("What waits for an agreement")
        yield sheet.section("agreements", title, "agreements.html", mine=mine, theirs=theirs)


def _awaited(sheet: Sheet, decision: Decision, who: tuple[str, ...]) -> Awaited:
    step = sheet.ref("process", decision.process, step=decision.step)
    return Awaited(Ref(decision.text, step.href), sheet.process(decision.process), sheet.refs("actor", who))


def _mine(sheet: Sheet, own: tuple[str, ...]) -> Iterator[Mine]:
    for process, parts in sheet.desk.usage.roles(own).items():
        named = [sheet.words.say(PART_WORDS[part]) for part in parts]
        yield Mine(sheet.process(process), sheet.words.list(named))


def _overview(sheet: Sheet) -> Iterator[Section]:
    edition, t = sheet.edition, sheet.t
    yield sheet.lead(
        edition.company.name,
        "overview.html",
        charter=sheet.rich(edition.company.charter),
        domains=_domains(sheet),
        alarms=alarms(sheet),
        ladder=_company_ladder(sheet),
    )
    recent = tuple(_recent(sheet))
    if recent:
        yield sheet.section("what_is_new", t("Latest changes"), "recent.html", recent=recent)


def _domains(sheet: Sheet) -> tuple[tuple[Ref, tuple[Ref, ...]], ...]:
    return tuple(
        (sheet.domain(domain), tuple(sheet.process(process) for process in processes))
        for domain, processes in sheet.desk.domains.items()
    )


def _recent(sheet: Sheet) -> Iterator[tuple[str, Ref, str]]:
    revisions = [(each, sop.id) for sop in sheet.edition.sops.values() for each in sop.document.history]
    revisions.sort(key=lambda pair: (-pair[0].date.toordinal(), pair[1]))
    for revision, process in revisions[:_RECENT]:
        yield sheet.words.date(revision.date), sheet.process(process), revision.change or ""
