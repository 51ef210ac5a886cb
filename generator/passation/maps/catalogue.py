"""Every map by the name that `passation map` takes. Adding one is a room and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, Literal

from passation.edition import Edition
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.maps.accesses import access_map
from passation.maps.cards import card_map
from passation.maps.dataflows import dataflow
from passation.maps.dependency import dependency_map
from passation.maps.drawing import Drawing
from passation.maps.escalations import escalation_map
from passation.maps.handovers import handover_map
from passation.maps.landscapes import landscape, landscape_sheet
from passation.maps.moves import moves_map
from passation.maps.paper import Paper
from passation.maps.raci import raci_map
from passation.maps.responsibilities import responsibility
from passation.maps.roadmap import roadmap
from passation.maps.swimlanes import swimlane
from passation.maps.usages import usage_map
from passation.maps.waves import wave_maps
from passation.table import Link
from passation.words import Words

Draw = Callable[[Edition, Words, str | None, Link], tuple[Drawing, ...]]
OnSheet = Callable[[Edition, Words, Link, Paper], tuple[Drawing, ...]]


@dataclass(frozen=True, slots=True)
class Map:
    """A map, whether it is drawn of one process, what it is called, and how it is drawn for a sheet of paper."""

    draw: Draw
    process: Literal["never", "may", "must"]
    title: Message
    on_sheet: OnSheet | None = None
    """None where a sheet shows the same drawings as a page."""

    def drawn(
        self, edition: Edition, words: Words, process: str | None, link: Link, paper: Paper | None
    ) -> tuple[Drawing, ...]:
        """Its drawings, for a sheet of paper where one is asked for."""
        if paper is not None and self.on_sheet is not None:
            return self.on_sheet(edition, words, link, paper)
        return self.draw(edition, words, process, link)


def _whole(draw: Callable[[Edition, Words, Link], tuple[Drawing, ...]], title: Message) -> Map:
    """A map that is drawn of the whole edition."""
    return Map(lambda edition, words, _, link: draw(edition, words, link), "never", title)


def _swimlane(edition: Edition, words: Words, process_id: str | None, link: Link) -> tuple[Drawing, ...]:
    return swimlane(edition, words, process_id or "", link)


def _card(edition: Edition, words: Words, process_id: str | None, link: Link) -> tuple[Drawing, ...]:
    return card_map(edition, words, process_id or "", link)


def _roadmap(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """The waves in time, what each of them moves, then each of them before and after."""
    return (*roadmap(edition, words, link), *moves_map(edition, words, link), *wave_maps(edition, words, link))


MAPS: Final[Mapping[str, Map]] = {
    "landscape": replace(_whole(landscape, say("Landscape")), on_sheet=landscape_sheet),
    "responsibility": _whole(responsibility, say("Who holds what")),
    "swimlane": Map(_swimlane, "must", say("Swimlane")),
    "card": Map(_card, "must", say("Process card")),
    "raci": Map(raci_map, "may", say("RACI")),
    "handovers": _whole(handover_map, say("Handovers")),
    "dataflow": _whole(dataflow, say("Data flow")),
    "usage": _whole(usage_map, say("Tools and information in use")),
    "accesses": _whole(access_map, say("Accesses")),
    "dependency": _whole(dependency_map, say("Key persons")),
    "escalation": _whole(escalation_map, say("Whom to call")),
    "roadmap": _whole(_roadmap, say("Road map")),
}
WHOLE: Final = tuple(name for name, each in MAPS.items() if each.process != "must")
"""The maps of a whole edition, in the order in which they are read."""
