"""What stops without somebody: the landscape of the processes that need her, recoloured by what becomes of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.analysis.absence import dependences, simulate
from passation.edition import Edition
from passation.maps.absences.account import Absence, Line, account, summary, tells, title_of
from passation.maps.absences.tiles import effect_tile
from passation.maps.absences.told import as_json, as_text
from passation.maps.absences.twin import twin
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.landscapes.board import BAND_WORDS, BandRow, Group
from passation.maps.landscapes.paint import plan
from passation.model.company import BANDS
from passation.table import Link
from passation.words import Words

__all__ = ["Absence", "Line", "absence", "account", "as_json", "as_text", "key_absences", "summary", "tells"]

MOST: Final = 30
"""Boxes on one drawing; more are drawn domain by domain."""
KEY: Final = 3
"""Roles whose absence stands beside the key persons. Every other one can be asked for."""
_TOLD: Final = 3
"""Drawings of one absence beside the key persons; one that takes more says more in its table."""
_WIDE, _NARROW = 5, 2
"""Columns on a page, and on a phone."""


def absence(
    edition: Edition, words: Words, link: Link, away: Absence, at_most: int | None = None
) -> tuple[Drawing, ...]:
    """One drawing, or one for each few domains when more than 30 processes are touched; nothing when none is.

    An absence that takes more than `at_most` of them is told by its table alone.
    """
    outcomes = simulate(edition, away.actors, away.lasting, away.day)
    lines = account(edition, words, outcomes, away.lasting)
    title = title_of(edition, words, away)
    name = "-".join(("absence", *away.actors))
    parts = list(_parts(edition, lines))
    if at_most is not None and len(parts) > at_most:
        told = summary(edition, words, outcomes, away)
        return (Figure(edition, words, name, title, told, twin(edition, words, lines)).alone(),)
    drawings = []
    for number, part in enumerate(parts, 1):
        one = len(parts) == 1
        named = title if one else words.t("{title} ({number} of {total})", title=title, number=number, total=len(parts))
        figure = Figure(
            edition,
            words,
            name if one else f"{name}-{number}",
            named,
            summary(edition, words, outcomes, away),
            twin(edition, words, part),
        )
        bands = _bands(edition, words, part)
        drawings.append(figure.planned(*(plan(figure.name, bands, columns, link) for columns in (_WIDE, _NARROW))))
    return tuple(drawings)


def key_absences(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """An absence of a week for each of the roles on whom most depends: those who stop something, the owner-manager."""
    found = dependences(edition)
    telling = [each for each in found if each.of("stops") or each.of("waits")][:KEY]
    leading = [each for each in found if edition.actors[each.actor].owner_manager and each not in telling]
    for each in (*telling, *leading):
        yield from absence(edition, words, link, Absence((each.actor,)), _TOLD)


def _parts(edition: Edition, lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of as many domains as fit; a domain with more is cut."""
    if len(lines) <= MOST:
        yield from [lines] if lines else []
        return
    order = [domain.id for domain in edition.company.domains]
    filled: list[Line] = []
    for domain in order:
        held = [line for line in lines if edition.domain_of[line.outcome.process] == domain]
        if filled and len(filled) + len(held) > MOST:
            yield filled
            filled = []
        while len(held) > MOST:
            yield held[:MOST]
            held = held[MOST:]
        filled += held
    if filled:
        yield filled


def _bands(edition: Edition, words: Words, lines: Sequence[Line]) -> list[BandRow]:
    """The bands and domains of some processes; each domain says how many of its own are touched."""
    found = []
    for band in BANDS:
        groups = []
        for domain in edition.company.domains:
            held = [line for line in lines if edition.domain_of[line.outcome.process] == domain.id]
            if held and domain.band == band:
                total = sum(each == domain.id for each in edition.domain_of.values())
                title = words.t("{domain}: {count} of {total}", domain=domain.title, count=len(held), total=total)
                groups.append(Group(domain.id, title, tuple(effect_tile(edition, words, line) for line in held)))
        if groups:
            found.append(BandRow(band, words.say(BAND_WORDS[band]), tuple(groups)))
    return found
