"""The registers: tools, information, roles. One page each, one anchor an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from babel import Locale

from passation.analysis.access import RIGHT_WORDS
from passation.finding import say
from passation.handbook.address import anchor
from passation.handbook.desk import Desk, Sheet
from passation.handbook.fact import Fact, said
from passation.handbook.hidden import hidden_items
from passation.handbook.page import Page, Section
from passation.handbook.ref import Ref
from passation.model.actor import SIDES
from passation.model.data import DataObject
from passation.model.tool import Tool
from passation.words import Words

_KINDS = {
    "document": say("Documents"),
    "record": say("Records"),
    "dataset": say("Data sets"),
    "history": say("Histories"),
}
_SIDES = {
    "internal": say("Inside the company"),
    "external": say("Outside providers"),
    "partner": say("Partners"),
    "customer": say("Customers"),
    "system": say("Systems"),
}


def tools_page(desk: Desk) -> Page:
    """Every tool, by family."""
    path, title = desk.addresses.page("tools"), desk.words.t("Tools")
    sheet = desk.sheet(path)
    families: dict[str, list[Tool]] = {}
    for tool in desk.edition.tools.values():
        families.setdefault(_capital(tool.family or ""), []).append(tool)
    items = (
        (family or sheet.t("Other tools"), [(anchor("tool", tool.id), tool.name, _tool(sheet, tool)) for tool in tools])
        for family, tools in sorted(families.items(), key=lambda pair: (not pair[0], pair[0]))
    )
    return Page(
        path, title, (sheet.lead(title, "register.html", hidden=hidden_items(sheet, "tool")), *_grouped(sheet, items))
    )


def _tool(sheet: Sheet, tool: Tool) -> tuple[Fact, ...]:
    t, words = sheet.t, sheet.words
    export = tool.export
    holders = tuple(
        sheet.ref("actor", actor, note=words.say(RIGHT_WORDS[right]))
        for (actor, held), right in sheet.desk.held.items()
        if held == tool.id
    )
    return said(
        Fact("used", t("Used in"), tuple(sheet.process(process) for process in sheet.desk.usage.of("tool", tool.id))),
        Fact("owner", t("Administered by"), sheet.refs("actor", [tool.owner, *tool.admins])),
        Fact("holders", t("Accesses"), holders),
        Fact("licence", t("Licence"), text=tool.licence or ""),
        Fact("hosted", t("Data kept in"), text=_country(tool.hosted_in, words) if tool.hosted_in else ""),
        Fact("mfa", t("Second factor"), text=words.value(tool.mfa) if tool.mfa is not None else ""),
        Fact("vault", t("Secret kept in"), text=tool.vault or ""),
        Fact("export", t("Data taken out as"), text=(export.format or "") if export else ""),
        Fact("restore", t("Restored by"), text=(tool.restore.how or "") if tool.restore else ""),
        Fact("logs", t("Actions logged for"), text=words.duration(tool.logs) if tool.logs else ""),
    )


def information_page(desk: Desk) -> Page:
    """Every data object, by kind."""
    path, title = desk.addresses.page("information"), desk.words.t("Information")
    sheet = desk.sheet(path)
    kinds: dict[str, list[DataObject]] = {kind: [] for kind in _KINDS}
    for item in desk.edition.data.values():
        kinds[item.kind].append(item)
    items = (
        (
            desk.words.say(_KINDS[kind]),
            [(anchor("data", each.id), each.name, _information(sheet, each)) for each in found],
        )
        for kind, found in kinds.items()
        if found
    )
    return Page(
        path, title, (sheet.lead(title, "register.html", hidden=hidden_items(sheet, "data")), *_grouped(sheet, items))
    )


def _information(sheet: Sheet, item: DataObject) -> tuple[Fact, ...]:
    t, words, desk = sheet.t, sheet.words, sheet.desk
    personal = ", ".join((*item.personal.subjects, *item.personal.kinds)) if item.personal else ""
    record = sheet.some("tool", item.system_of_record)
    return said(
        Fact("record", t("True in"), record),
        Fact("owner", t("Answered for by"), sheet.some("actor", item.owner)),
        Fact("made", t("Produced by"), _processes(sheet, desk.producers.get(item.id, ()))),
        Fact("used", t("Used in"), _processes(sheet, desk.consumers.get(item.id, ()))),
        Fact("level", t("Confidentiality"), text=desk.level_of(item).word),
        Fact("keep", t("Kept for"), text=words.duration(item.keep) if item.keep else ""),
        Fact("personal", t("Personal data"), text=personal),
    )


def _processes(sheet: Sheet, processes: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(sheet.process(process) for process in processes)


def roles_page(desk: Desk) -> Page:
    """Every role, by side."""
    path, title = desk.addresses.page("roles"), desk.words.t("Roles")
    sheet = desk.sheet(path)
    sections = [
        sheet.section(
            f"side_{side}",
            sheet.words.say(_SIDES[side]),
            "roles.html",
            roles=[
                (sheet.ref("actor", actor.id), sheet.rich(actor.mission.purpose) if actor.mission else None)
                for actor in desk.edition.actors.values()
                if actor.side == side
            ],
        )
        for side in SIDES
        if any(actor.side == side for actor in desk.edition.actors.values())
    ]
    return Page(path, title, (sheet.lead(title, "register.html", hidden=hidden_items(sheet, "actor")), *sections))


Items = list[tuple[str, str, tuple[Fact, ...]]]


def _grouped(sheet: Sheet, groups: Iterable[tuple[str, Items]]) -> Iterator[Section]:
    """A heading for each group, and under it a section for each item."""
    for number, (name, items) in enumerate(groups, 1):
        yield Section.of(f"group_{number}", name, 2, "")
        for spot, title, facts in items:
            yield Section.of(spot, title, 3, sheet.fill("facts.html", facts=facts))


def _country(code: str, words: Words) -> str:
    return str(Locale(words.language).territories.get(code, code))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
