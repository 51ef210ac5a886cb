"""Who holds what: the company on one side, parties outside on the other, and everything that crosses the border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.responsibilities.board import ON_PHONE, Board
from passation.maps.responsibilities.instant import Instant, instant
from passation.maps.responsibilities.paint import plan
from passation.maps.responsibilities.parties import Held, held
from passation.maps.responsibilities.twin import twin
from passation.model.sop import Sop
from passation.table import Link
from passation.words import Words

__all__ = ["Instant", "instant", "responsibility"]

MOST: Final = 15
"""Processes held outside on one drawing: as many as an upright A4 page shows in letters that can be read."""


def responsibility(edition: Edition, words: Words, link: Link, at: Instant | None = None) -> tuple[Drawing, ...]:
    """One drawing, or one for each party when more than 15 processes are held outside. Nothing without processes.

    `at` shows the company on one side of a wave: what goes outside later is still done inside.
    """
    later = at.inside(edition) if at is not None else frozenset()
    everything = [part for sop in edition.sops.values() if sop.id not in later for part in held(edition, sop)]
    outside = {part.sop.id for part in everything}
    leaving = at.wave.process if at is not None and not at.after else ""
    alone = [sop for sop in edition.sops.values() if sop.id not in outside and sop.id != leaving]
    if not edition.sops:
        return ()
    name, title = "responsibility", words.t("Inside and outside: who holds what")
    if at is not None:
        name, title = f"{name}-{at.name}", at.title(words, title)
    if len(everything) <= MOST:
        return (_drawing(name, title, Board(edition, words, everything, alone, at), link),)
    return tuple(
        _drawing(f"{name}-{number}", f"{title} – {said}", Board(edition, words, parts, rest, at), link)
        for number, (said, parts, rest) in enumerate(_by_party(everything, alone), 1)
    )


def _by_party(everything: Sequence[Held], alone: Sequence[Sop]) -> Iterator[tuple[str, Sequence[Held], Sequence[Sop]]]:
    """What each party holds under its name, in as many parts as it takes; the rest of the company with the first."""
    chunks: dict[str, list[Held]] = {}
    for each in everything:
        chunks.setdefault(each.party.key, []).append(each)
    for chunk in chunks.values():
        parts = -(-len(chunk) // MOST)
        for number in range(parts):
            said = f"{chunk[0].party.name} {number + 1}/{parts}" if parts > 1 else chunk[0].party.name
            yield said, chunk[len(chunk) * number // parts : len(chunk) * (number + 1) // parts], alone
            alone = ()


def _drawing(name: str, title: str, board: Board, link: Link) -> Drawing:
    numbers = {each.sop.id for each in board.held} | {sop.id for sop in board.alone}
    numbers |= {board.at.wave.process} if board.leaving is not None and board.at is not None else set()
    alone = {sop.id for sop in board.alone}
    everything = (sop for number, sop in board.edition.sops.items() if number in numbers)
    shown = sorted(everything, key=lambda sop: sop.id in alone)
    table = twin(board.edition, board.words, shown, board.at.inside(board.edition) if board.at is not None else ())
    figure = Figure(board.edition, board.words, name, title, _description(board), table)
    phone = plan(name, replace(board, form=ON_PHONE), link) if board.held else None
    return figure.planned(plan(name, board, link), phone)


def _description(board: Board) -> str:
    words = board.words
    if not board.parties:
        return words.t("Every process is done inside the company.")
    return words.n(
        "On the left, the company’s roles; on the right, what {parties} holds; between them, the work that passes.",
        "On the left, the company’s roles; on the right, what {parties} hold; between them, the work that passes.",
        len(board.parties),
        parties=[party.name for party in board.parties],
    )
