"""Who may read which canary, worked out anew from the pages on levels and on the data room, without the gate's code."""

import re
from collections.abc import Iterable

from passation.values import Level
from trust.aviary import Aviary, Canary


def words(canaries: Iterable[Canary]) -> set[str]:
    return {canary.word.lower() for canary in canaries}


def difference(expected: set[str], found: set[str], aviary: Aviary) -> dict[str, list[str]]:
    """The places of canaries that are missing, and of those that should not be there."""
    places = {canary.word.lower(): f"{canary.place} ({canary.level.word})" for canary in aviary.canaries}
    return {
        "missing": sorted(places.get(word, word) for word in expected - found),
        "leaked": sorted(places.get(word, word) for word in found - expected),
    }


GIVEN = {"prep": 2, "teaser": 0, "nda": 1, "confirmatory": 2, "clean_team": 2, "closing": 2}
"""The level that each phase gives, as the page on the data room says it."""


def given(canary: Canary, phase: str) -> bool:
    """Whether a phase of a sale gives a word."""
    order = list(GIVEN)
    if canary.place.startswith(("dataroom/dataroom.yml.project", "dataroom/dataroom.yml.index")):
        return True
    if canary.tag.startswith("for all "):
        return Level.of(canary.tag.removeprefix("for all ")) <= GIVEN[phase]
    if canary.tag not in {"", "file"} or canary.level > GIVEN[phase]:
        return False
    if ".people" in canary.place:
        return phase == "closing"
    if re.fullmatch(r"organisation\[\w+\]\.(id|name|alias\[\]|alias)", canary.place):
        return order.index(phase) >= order.index("clean_team")
    return canary.place != "company.yml.name" or order.index(phase) >= order.index("nda")
