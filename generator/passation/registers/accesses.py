"""Tools and accesses: what there is, who holds what and needs what, what is taken back, what can be taken out."""

from __future__ import annotations

from passation.analysis.access import Judged, judged
from passation.registers.desk import Desk
from passation.registers.phrases import RIGHTS
from passation.registers.sheet import sheet
from passation.table import Cell, Table


def tools(desk: Desk) -> Table:
    """The tools: family, administrator, licence, where the data are."""
    t, value = desk.words.t, desk.value
    return sheet(
        t("Tools"),
        (
            t("Tool"),
            t("Family"),
            t("Administrator"),
            t("Licence"),
            t("Contract in the company's name"),
            t("Provider's own tool"),
            t("Data in"),
            t("Second factor"),
            t("Single sign-on"),
            t("Actions logged for"),
            t("Confidentiality"),
        ),
        [
            (
                desk.cell("tool", tool.id),
                tool.family or "",
                desk.name("actor", tool.owner),
                tool.licence or "",
                value(tool.owned_by_us),
                value(tool.proprietary),
                tool.hosted_in or "",
                value(tool.mfa),
                value(tool.sso),
                value(tool.logs),
                desk.level(tool),
            )
            for tool in desk.edition.tools.values()
        ],
    )


def exportability(desk: Desk) -> Table:
    """How the data of each tool can be taken out, and how they come back after a loss."""
    t, value = desk.words.t, desk.value
    return sheet(
        t("What can be taken out"),
        (t("Tool"), t("Formats"), t("Without help"), t("Export tried on"), t("Restored how"), t("Restore tried on")),
        [
            (
                desk.cell("tool", tool.id),
                (tool.export.format if tool.export else None) or "",
                value(tool.export.self_service if tool.export else None),
                desk.day(tool.export.tested if tool.export else None),
                (tool.restore.how if tool.restore else None) or "",
                desk.day(tool.restore.tested if tool.restore else None),
            )
            for tool in desk.edition.tools.values()
        ],
    )


def matrix(desk: Desk) -> Table:
    """Tools by roles: the right held; what is held without need or needed without being held is said in words.

    No line when nobody holds or needs anything.
    """
    found = judged(desk.edition)
    concerned = {actor for actor, _ in found}
    actors = [actor for actor in desk.edition.actors if actor in concerned]
    return sheet(
        desk.words.t("Access matrix"),
        (desk.words.t("Tool"), *(desk.name("actor", actor) for actor in actors)),
        [
            (
                desk.cell("tool", tool),
                *(_access(desk, found.get((actor, tool))) for actor in actors),
            )
            for tool in desk.edition.tools
            if actors
        ],
    )


def _access(desk: Desk, access: Judged | None) -> Cell:
    t, say = desk.words.t, desk.words.say
    if access is None:
        return Cell("")
    right = say(RIGHTS[access.held]) if access.held else ""
    if access.verdict == "under" and access.need is not None:
        missing = t("{right} missing", right=say(RIGHTS[access.need.right]))
        return Cell(f"{right} ({missing})" if right else missing, mark="warn")
    if access.verdict == "unused":
        return Cell(t("{right} (no step needs it)", right=right), mark="warn")
    return Cell(right)


def revocation(desk: Desk) -> Table:
    """Every access to take back, strongest first, with who administers the tool."""
    t = desk.words.t
    order = ["admin", "approve", "write", "read"]
    lines = [(order.index(grant.right), tool, grant) for tool in desk.edition.tools.values() for grant in tool.grants]
    return sheet(
        t("Accesses to take back"),
        (t("Tool"), t("Role"), t("Access right"), t("Since"), t("Until"), t("Last review"), t("Taken back by")),
        [
            (
                desk.cell("tool", tool.id),
                desk.name("actor", grant.actor),
                desk.words.say(RIGHTS[grant.right]),
                desk.day(grant.since),
                desk.day(grant.until),
                desk.day(grant.reviewed),
                desk.name("actor", tool.owner),
            )
            for _, tool, grant in sorted(lines, key=lambda line: (line[0], line[1].id, line[2].actor))
        ],
    )
