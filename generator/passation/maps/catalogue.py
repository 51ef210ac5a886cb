"""Every map by the name that `passation map` takes. Adding one is a room and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from passation.edition import Edition
from passation.maps.accesses import access_map
from passation.maps.dependency import dependency_map
from passation.maps.drawing import Drawing
from passation.maps.escalations import escalation_map
from passation.maps.handovers import handover_map
from passation.maps.landscapes import landscape
from passation.maps.raci import raci_map
from passation.maps.responsibilities import responsibility
from passation.maps.roadmap import roadmap
from passation.maps.swimlanes import swimlane
from passation.maps.usage import usage_map
from passation.table import Link
from passation.words import Words

Draw = Callable[[Edition, Words, str | None, Link], tuple[Drawing, ...]]


@dataclass(frozen=True, slots=True)
class Map:
    """A map, and whether it is drawn of one process."""

    draw: Draw
    process: Literal["never", "may", "must"]


def _whole(draw: Callable[[Edition, Words, Link], tuple[Drawing, ...]]) -> Map:
    """A map that is drawn of the whole edition."""
    return Map(lambda edition, words, _, link: draw(edition, words, link), "never")


def _swimlane(edition: Edition, words: Words, process_id: str | None, link: Link) -> tuple[Drawing, ...]:
    return swimlane(edition, words, process_id or "", link)


MAPS: Final[Mapping[str, Map]] = {
    "landscape": _whole(landscape),
    "responsibility": _whole(responsibility),
    "swimlane": Map(_swimlane, "must"),
    "raci": Map(raci_map, "may"),
    "handovers": _whole(handover_map),
    "usage": _whole(usage_map),
    "accesses": _whole(access_map),
    "dependency": _whole(dependency_map),
    "escalation": _whole(escalation_map),
    "roadmap": _whole(roadmap),
}
WHOLE: Final = tuple(name for name, each in MAPS.items() if each.process != "must")
"""The maps of a whole edition, in the order in which they are read."""
