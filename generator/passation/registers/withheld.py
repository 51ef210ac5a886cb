"""What is not shown to these readers, as far as their audience is told: counts, or places with their level."""

from __future__ import annotations

from typing import Final

from passation.finding import Message, say
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
