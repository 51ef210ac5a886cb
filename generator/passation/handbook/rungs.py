"""Whom to call when something is stuck: the escalation of a process, rung by rung."""

from __future__ import annotations

from passation.frozen import dataclass
from passation.handbook.desk import Sheet
from passation.handbook.ref import Ref
from passation.model.channel import Escalation
from passation.model.sop import Sop


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of a ladder."""

    who: Ref
    channel: Ref | None
    after: str
    when: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """An escalation, ready to be shown."""

    title: Ref
    rungs: tuple[Rung, ...]


def ladder(sheet: Sheet, sop: Sop) -> Ladder | None:
    """The escalation of a process: its own, else that of a contract that covers its performers, else the company's."""
    wanted = sop.escalation or _of_contract(sheet, sop) or sheet.edition.company.escalation
    found = sheet.edition.escalations.get(wanted) if wanted else None
    return ladder_of(sheet, found) if found else None


def _of_contract(sheet: Sheet, sop: Sop) -> str | None:
    edition = sheet.edition
    for step in sop.steps:
        for actor in sop.performers(step):
            outside = edition.actors[actor].organisation if actor in edition.actors else None
            organisation = edition.organisations.get(outside) if outside else None
            contract = edition.contracts.get(organisation.contract or "") if organisation else None
            if contract and contract.escalation:
                return contract.escalation
    return None


def ladder_of(sheet: Sheet, escalation: Escalation) -> Ladder | None:
    """An escalation as a ladder; nothing when it has no rung."""
    rungs = tuple(
        Rung(
            sheet.ref("actor", level.to),
            sheet.ref("channel", level.channel) if level.channel else None,
            sheet.t("after {span}", span=level.after) if level.after else "",
            level.when or "",
        )
        for level in escalation.levels
    )
    return Ladder(sheet.ref("escalation", escalation.id), rungs) if rungs else None
