"""Who answers for what: the RACI of the company, its roles, and who stands in for whom."""

from __future__ import annotations

from passation.analysis.continuity import bus_factor, cover
from passation.analysis.responsibility import inside_first, process_raci
from passation.model.actor import Actor
from passation.registers.desk import Desk
from passation.registers.phrases import side
from passation.registers.sheet import sheet
from passation.table import Cell, Table, Target


def raci(desk: Desk) -> Table:
    """Processes by roles: R does it, A answers for it, C is asked first, I is told afterwards."""
    rows = process_raci(desk.edition)
    actors = inside_first(desk.edition, (actor for row in rows for actor in row.letters))
    return sheet(
        desk.words.t("Who answers for what (RACI)"),
        (desk.words.t("Process"), *(desk.name("actor", actor) for actor in actors)),
        [
            (
                Cell(f"{row.process}\u00a0{row.text}", Target("process", row.process)),
                *(row.letters.get(actor, "") for actor in actors),
            )
            for row in rows
        ],
    )


def roles(desk: Desk) -> Table:
    """The roles, inside and outside."""
    t = desk.words.t
    return sheet(
        t("Roles"),
        (t("Role"), t("Side"), t("Organisation"), t("Holders"), t("Replaced by"), t("What the role is for")),
        [
            (
                desk.cell("actor", actor.id),
                side(actor.side, desk.words),
                desk.name("organisation", actor.organisation),
                _holders(actor),
                desk.name("actor", actor.backup),
                (actor.mission.purpose if actor.mission else None) or "",
            )
            for actor in desk.edition.actors.values()
        ],
    )


def _holders(actor: Actor) -> str:
    return ", ".join(person.name for person in actor.people if person.until is None)


def continuity(desk: Desk) -> Table:
    """Who replaces whom in each process, and how many people can do what fewest can do."""
    t = desk.words.t
    return sheet(
        t("Continuity and key persons"),
        (t("Process"), t("Performs"), t("Replaced by"), t("Trained"), t("People able to do every step")),
        [
            (
                Cell(f"{sop.id}\u00a0{sop.title}", Target("process", sop.id)),
                desk.name("actor", each.actor),
                desk.name("actor", each.backup),
                (t("yes") if each.trained else t("no")) if each.backup else "",
                str(bus_factor(desk.edition, sop)),
            )
            for sop in desk.edition.sops.values()
            for each in cover(desk.edition, sop)
        ],
    )
