"""The company before and after a wave of delegation: two pictures beside each other, one above the other on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from passation.analysis.moving import Move, moves
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.responsibilities.instant import first_waves
from passation.maps.responsibilities.parties import held
from passation.maps.waves.picture import on_page, on_phone
from passation.maps.waves.told import description, title
from passation.maps.waves.turn import Turn, turns
from passation.maps.waves.twin import twin
from passation.table import Link
from passation.words import Words

MOST: Final = 12
"""Waves with pictures of their own. Of more, those that are not over, first the ones that began first."""


def wave_maps(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing a wave, in order of their first days; nothing for one that takes nothing outside."""
    return tuple(_drawing(each, link) for each in turns(edition, words, _chosen(edition)))


def wave_map(edition: Edition, words: Words, process: str, link: Link) -> tuple[Drawing, ...]:
    """The drawing of the wave of one process; nothing where there is none, or where it takes nothing outside."""
    chosen = [each for each in _moving(edition) if each.sop.id == process]
    return tuple(_drawing(each, link) for each in turns(edition, words, chosen))


def _moving(edition: Edition) -> list[Move]:
    """Each process that a wave takes outside, wholly or in part."""
    firsts = first_waves(edition)
    return [each for each in moves(edition) if firsts[each.sop.id] is each.wave and any(held(edition, each.sop))]


def _chosen(edition: Edition) -> Sequence[Move]:
    found = _moving(edition)
    if len(found) <= MOST:
        return found
    day = edition.date
    return [each for each in found if day is None or each.wave.stage(day) != "autonomous"][:MOST]


def _drawing(turn: Turn, link: Link) -> Drawing:
    name = f"wave-{turn.move.sop.id}"
    figure = Figure(turn.edition, turn.words, name, title(turn), description(turn), twin(turn))
    return figure.planned(on_page(name, turn, link), on_phone(name, turn, link))
