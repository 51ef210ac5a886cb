"""The page of a role: its mission sheet, short enough to be printed on two pages."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from passation.analysis.access import RIGHT_WORDS
from passation.frozen import dataclass
from passation.handbook.away import without
from passation.handbook.desk import Desk, LevelView, Sheet
from passation.handbook.duties import agenda
from passation.handbook.fact import Fact, said
from passation.handbook.home import PART_WORDS
from passation.handbook.measures import Commitment, commitments, kpi_lines
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.handbook.stages import ramp_up
from passation.model.actor import Actor
from passation.table import Target
from passation.values import Level


@dataclass(frozen=True, slots=True)
class Task:
    """A process seen from a role."""

    process: Ref
    parts: str
    result: Markup | None
    promises: tuple[Commitment, ...]


def role_page(desk: Desk, actor: Actor) -> Page:
    """The mission sheet of an actor; what nobody wrote is left out."""
    path, _ = desk.addresses.of(Target("actor", actor.id)) or ("", "")
    sheet = desk.sheet(path)
    return Page(path, actor.name, tuple(_sections(sheet, actor)), kind=desk.words.t("Role"), terms=(actor.id,))


def _sections(sheet: Sheet, actor: Actor) -> Iterator[Section]:
    t, mission = sheet.t, actor.mission
    purpose = sheet.rich(mission.purpose) if mission else None
    yield sheet.lead(actor.name, "role_head.html", side=actor.side, facts=_identity(sheet, actor), purpose=purpose)
    tasks = tuple(_tasks(sheet, actor))
    if tasks:
        yield sheet.section("processes_and_results", t("Processes and expected results"), "tasks.html", tasks=tasks)
    if mission and (mission.excludes or mission.never_decides):
        title = t("Limits")
        yield sheet.section("limits_of_the_role", title, "limits.html", mission=mission)
    due = agenda(sheet, [actor.id])
    if due:
        yield sheet.section("what_is_due", t("Calendar"), "agenda.html", agenda=due, days="")
    tools = _tools(sheet, actor)
    if tools:
        yield sheet.section("tools_and_accesses", t("Tools and accesses"), "accesses.html", tools=tools)
    yield from _measured(sheet, actor)
    contacts = _contacts(sheet, actor)
    if contacts:
        yield sheet.section("who_to_talk_to", t("Who to talk to"), "facts.html", facts=contacts)
    handled = _handling(sheet, actor)
    if handled:
        yield sheet.section("how_to_handle", t("Confidentiality"), "handling.html", levels=handled)
    yield from _learning(sheet, actor)
    away = without(sheet, actor)
    if away is not None:
        yield sheet.section("if_away", t("During an absence"), "away.html", away=away)
    leaving = _leaving(sheet, actor)
    if leaving:
        yield sheet.section("when_it_ends", t("When the mission ends"), "facts.html", facts=leaving)


def _identity(sheet: Sheet, actor: Actor) -> tuple[Fact, ...]:
    t, words = sheet.t, sheet.words
    people = words.list(person.name for person in actor.people if person.until is None)
    organisation = sheet.edition.name_of("organisation", actor.organisation) if actor.organisation else ""
    return said(
        Fact("people", t("Held by"), text=people),
        Fact("organisation", t("Organisation"), text=organisation),
        Fact("backup", t("Replaced by"), sheet.some("actor", actor.backup)),
        Fact("capacity", t("Time given"), text=t("{hours} h a month", hours=actor.capacity) if actor.capacity else ""),
        Fact("left", t("Left on"), text=words.date(actor.left) if actor.left else ""),
    )


def _tasks(sheet: Sheet, actor: Actor) -> Iterator[Task]:
    for process, parts in sheet.desk.usage.roles([actor.id]).items():
        sop = sheet.edition.sops[process]
        works = "performs" in parts or "pilots" in parts
        named = sheet.words.list(sheet.words.say(PART_WORDS[part]) for part in parts)
        promises = commitments(sheet, sop) if "performs" in parts else ()
        yield Task(sheet.process(process), named, sheet.rich(sop.result) if works else None, promises)


def _tools(sheet: Sheet, actor: Actor) -> tuple[tuple[Ref, str, str], ...]:
    """Tool, right needed, right held."""
    held = {tool: right for (who, tool), right in sheet.desk.held.items() if who == actor.id}
    needs = {tool: need.right for (who, tool), need in sheet.desk.needs.items() if who == actor.id}
    words = sheet.words
    return tuple(
        (
            sheet.ref("tool", tool),
            words.say(RIGHT_WORDS[needs[tool]]) if tool in needs else "",
            words.say(RIGHT_WORDS[held[tool]]) if tool in held else "",
        )
        for tool in dict.fromkeys((*needs, *held))
        if tool in sheet.edition.tools
    )


def _measured(sheet: Sheet, actor: Actor) -> Iterator[Section]:
    performed = sheet.desk.usage.part_of(actor.id).get("performs", ())
    wanted = [kpi for process in performed for kpi in sheet.edition.sops[process].kpis]
    wanted += [kpi.id for kpi in sheet.edition.kpis.values() if kpi.owner == actor.id]
    lines = kpi_lines(sheet, wanted)
    if lines:
        yield sheet.section("indicators", sheet.t("Indicators"), "measured.html", kpis=lines, commitments=())


def _contacts(sheet: Sheet, actor: Actor) -> tuple[Fact, ...]:
    t, edition = sheet.t, sheet.edition
    performed = sheet.desk.usage.part_of(actor.id).get("performs", ())
    referents = [edition.sops[process].default_referent for process in performed]
    everyday = [each.id for each in edition.channels.values() if actor.id in each.members and each.use == "routine"]
    urgent = [each.id for each in edition.channels.values() if actor.id in each.members and each.use == "urgent"]
    return said(
        Fact("referents", t("Questions and validation"), sheet.refs("actor", (r for r in referents if r != actor.id))),
        Fact("channels", t("Every day"), sheet.refs("channel", everyday)),
        Fact("urgent", t("Urgent"), sheet.refs("channel", urgent)),
    )


def _handling(sheet: Sheet, actor: Actor) -> tuple[LevelView, ...]:
    """The levels of what the actor has in hands, where the company says how to handle them."""
    processes = sheet.desk.usage.roles([actor.id])
    levels = {sheet.edition.sops[process].confidentiality or Level.INTERNAL for process in processes}
    views = (sheet.desk.level(level) for level in sorted(levels))
    return tuple(view for view in views if view.handling)


def _learning(sheet: Sheet, actor: Actor) -> Iterator[Section]:
    t, plan = sheet.t, actor.onboarding
    blocks = (
        (
            (t("The customers"), plan.customers),
            (t("The tone"), plan.tone),
            (t("The organisation"), plan.organisation),
            (t("The tools"), plan.tools),
        )
        if plan
        else ()
    )
    written = tuple(block for block in blocks if block[1])
    stages = ramp_up(sheet, actor)
    if written or stages:
        yield sheet.section("learning_the_role", t("Learning the role"), "learning.html", blocks=written, stages=stages)


def _leaving(sheet: Sheet, actor: Actor) -> tuple[Fact, ...]:
    """What the contract of an outside role says about its end."""
    edition, t = sheet.edition, sheet.t
    organisation = edition.organisations.get(actor.organisation or "")
    contract = edition.contracts.get((organisation.contract if organisation else None) or "")
    plan = contract.exit if contract else None
    if plan is None:
        return ()
    revoked = plan.access_revocation
    return said(
        Fact("takeover", t("Taken over by"), sheet.some("actor", plan.takeover_by)),
        Fact("deliverables", t("Handed back"), text=sheet.words.list(plan.deliverables) if plan.deliverables else ""),
        Fact(
            "revocation",
            t("Accesses withdrawn"),
            sheet.refs("actor", [revoked.by] if revoked and revoked.by else []),
            t("within {span}", span=revoked.within) if revoked and revoked.within else "",
        ),
    )
