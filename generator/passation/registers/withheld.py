"""What is not shown to these readers, as far as their audience is told: counts, or places with their level."""

from __future__ import annotations

from typing import Final

from passation.finding import Message, say
from passation.model import content
from passation.registers.desk import Desk
from passation.registers.sheet import sheet
from passation.table import Table

KINDS: Final[dict[str, Message]] = {
    "process": say("Processes"),
    "step": say("Steps"),
    "actor": say("Roles"),
    "organisation": say("Organisations"),
    "tool": say("Tools"),
    "data": say("Information"),
    "channel": say("Channels"),
    "ritual": say("Meetings"),
    "report": say("Reports"),
    "escalation": say("Escalations"),
    "emergency": say("Emergencies"),
    "kpi": say("Indicators"),
    "contract": say("Contracts"),
    "objective": say("Objectives"),
    "idea": say("Ideas"),
    "risk": say("Risks"),
}
_COUNTED: Final = ("process", "actor", "tool", "data", "ritual", "kpi", "contract")
"""What a first contact may know the number of."""


def register(desk: Desk) -> Table:
    """One line a kind of item, with how many are withheld; then one a place that the readers are told of."""
    t, withheld = desk.words.t, desk.edition.withheld
    counted = [
        (desk.words.say(KINDS[kind]), "", "", desk.words.number(count)) for kind, count in withheld.counts.items()
    ]
    places = [
        (
            desk.words.say(KINDS[hole.kind]) if hole.kind in KINDS else t("The company"),
            desk.name(hole.kind, hole.item) if hole.kind in KINDS else "",
            t("masked – level {level}", level=desk.level_word(hole.level)),
            "",
        )
        for hole in withheld.places
    ]
    return sheet(
        t("Register of what is masked"), (t("Kind"), t("Where"), t("Reason"), t("How many")), [*counted, *places]
    )


def figures(desk: Desk) -> Table:
    """How many of each kind there are, those that are withheld included where the readers are told of them."""
    t, edition = desk.words.t, desk.edition
    totals = {
        kind: len(getattr(edition, name)) + edition.withheld.counts.get(kind, 0)
        for kind, name in content.KINDS.items()
        if kind in _COUNTED
    }
    return sheet(
        t("Key figures"),
        (t("Kind"), t("How many")),
        [(desk.words.say(KINDS[kind]), desk.words.number(count)) for kind, count in totals.items() if count],
    )
