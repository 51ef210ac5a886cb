"""The first page of an edition: what do I have to do, and whom do I call? For general readers, a calm overview."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from passation.edition import Edition
from passation.finding import say
from passation.frozen import dataclass
from passation.handbook.address import HOME
from passation.handbook.desk import Desk, Sheet
from passation.handbook.duties import agenda, starters
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.handbook.rungs import Ladder, ladder_of
from passation.handbook.usage import Decision
from passation.model.channel import Emergency
from passation.model.sop import Revision, Sop
from passation.table import Target

PART_WORDS = {
    "pilots": say("pilots"),
    "performs": say("performs"),
    "validates": say("validates"),
    "archives": say("archives"),
    "replaces": say("replaces"),
    "consulted": say("is asked"),
    "informed": say("is told"),
}
_RECENT = timedelta(days=90)
"""How long a change is news: about as long as somebody may have been away. Counted from the day of the edition."""


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

    number: str
    process: Ref
    parts: str
    held: bool
    """The reader carries it; in the others she takes part."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """An agreement that is waited for."""

    step: Ref
    number: str
    who: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A revision of a process."""

    day: str
    process: Ref
    version: str
    what: str


def home_page(desk: Desk) -> Page:
    """The home of the edition."""
    sheet = desk.sheet(HOME)
    own = _own(desk)
    sections = (*_duties(sheet, own), *_company(sheet)) if own else (_front(sheet), *_recent(sheet))
    return Page(HOME, sections[0].title, sections)


def _own(desk: Desk) -> tuple[str, ...]:
    return tuple(actor for actor in desk.edition.actors if actor in desk.edition.own)


def _duties(sheet: Sheet, own: tuple[str, ...]) -> Iterator[Section]:
    t = sheet.t
    roles, title = sheet.refs("actor", own), t("What do I have to do?")
    yield sheet.lead(title, "home_head.html", roles=roles, alarms=alarms(sheet), ladder=_company_ladder(sheet))
    due = agenda(sheet, own)
    if due:
        days = sheet.edition.company.calendar.days
        yield sheet.section("what_is_due", t("My calendar"), "agenda.html", agenda=due, days=_workdays(days))
    yield from _decisions(sheet, own)
    mine = tuple(_mine(sheet, own))
    if mine:
        held, joined = [each for each in mine if each.held], [each for each in mine if not each.held]
        yield sheet.section("my_processes", t("My processes"), "mine.html", held=held, joined=joined)
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
    return Awaited(Ref(decision.text, step.href), decision.process, sheet.refs("actor", who))


def _mine(sheet: Sheet, own: tuple[str, ...]) -> Iterator[Mine]:
    for process, parts in sheet.desk.usage.roles(own).items():
        sop = sheet.edition.sops[process]
        if sop.document.status == "obsolete":
            continue
        named = sheet.words.list(sheet.words.say(PART_WORDS[part]) for part in parts)
        held = not set(own).isdisjoint(starters(sop))
        yield Mine(process, Ref(sop.title, sheet.link(Target("process", process))), named, held)


def _front(sheet: Sheet) -> Section:
    """What general readers see first."""
    name, overview = sheet.edition.company.name, _overview(sheet)
    return sheet.lead(name, "front.html", alarms=alarms(sheet), ladder=_company_ladder(sheet), **overview)


def _company(sheet: Sheet) -> Iterator[Section]:
    """The same, after the duties of readers who see the whole company."""
    if sheet.edition.audience.scope == "all":
        yield sheet.section("the_company", sheet.edition.company.name, "overview.html", **_overview(sheet))
    yield from _recent(sheet)


def _overview(sheet: Sheet) -> dict[str, object]:
    return {"charter": sheet.rich(sheet.edition.company.charter), "domains": _domains(sheet)}


def _domains(sheet: Sheet) -> tuple[tuple[Ref, tuple[Ref, ...]], ...]:
    return tuple(
        (sheet.domain(domain), tuple(sheet.process(process) for process in processes))
        for domain, processes in sheet.desk.domains.items()
    )


def _recent(sheet: Sheet) -> Iterator[Section]:
    """What changed of late, from the histories of the edition's own documents: what readers may not see has no line."""
    edition, words = sheet.edition, sheet.words
    revisions = [
        (each, sop) for sop in edition.sops.values() for each in sop.document.history if _is_news(edition, each)
    ]
    revisions.sort(key=lambda pair: (-pair[0].date.toordinal(), pair[1].id))
    changes = [
        Change(
            words.date(revision.date), sheet.process(sop.id), revision.version, revision.change or _first(sheet, sop)
        )
        for revision, sop in revisions
    ]
    if changes:
        yield sheet.section("what_is_new", sheet.t("What changed"), "recent.html", changes=changes)


def _is_news(edition: Edition, revision: Revision) -> bool:
    return edition.date is not None and revision.date >= edition.date - _RECENT


def _first(sheet: Sheet, sop: Sop) -> str:
    return sheet.t("First version") if len(sop.document.history) == 1 else ""
