"""Who holds what: the company on one side, parties outside on the other, and everything that crosses the border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.laid import Laid
from passation.maps.responsibilities.board import Board, dot
from passation.maps.responsibilities.paint import paint, room
from passation.maps.responsibilities.parties import Held, held
from passation.maps.responsibilities.twin import twin
from passation.model.sop import Sop
from passation.table import Link
from passation.words import Words

MOST: Final = 25
"""Processes held outside on one drawing."""


def responsibility(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing; one for each party when more than 25 processes are held outside. Nothing without processes."""
    everything = [part for sop in edition.sops.values() for part in held(edition, sop)]
    outside = {part.sop.id for part in everything}
    inside = [sop for sop in edition.sops.values() if sop.id not in outside]
    title = words.t("Inside and outside: who holds what")
    if len(everything) <= MOST:
        chosen = Board(edition, words, everything, inside)
        return tuple(_drawings("responsibility", title, chosen, list(edition.sops.values()), link))
    boards = [(chunk, part) for chunk in _by_party(everything) for part in _cut(chunk)]
    return tuple(
        drawing
        for number, (_, part) in enumerate(boards, 1)
        for drawing in _drawings(
            f"responsibility-{number}",
            words.t("{title} ({number} of {total})", title=title, number=number, total=len(boards)),
            Board(edition, words, part, inside if number == 1 else ()),
            [each.sop for each in part],
            link,
        )
    )


def _by_party(everything: Sequence[Held]) -> list[list[Held]]:
    chunks: dict[str, list[Held]] = {}
    for each in everything:
        chunks.setdefault(each.party.key, []).append(each)
    return list(chunks.values())


def _cut(chunk: Sequence[Held]) -> Iterator[Sequence[Held]]:
    parts = -(-len(chunk) // MOST)
    for number in range(parts):
        yield chunk[len(chunk) * number // parts : len(chunk) * (number + 1) // parts]


def _drawings(name: str, title: str, board: Board, sops: Sequence[Sop], link: Link) -> Iterator[Drawing]:
    if not sops:
        return
    table = twin(board.edition, board.words, sops)
    figure, text = Figure(board.edition, board.words, name, title, _description(board), table), dot(name, board)

    def painted(laid: Laid) -> Drawing:
        framed = room(laid)
        return figure.drawn(paint(framed, board, link), framed.size, text)

    yield figure.laid(text, painted)


def _description(board: Board) -> str:
    words = board.words
    if not board.parties:
        return words.t("Every process is done inside the company.")
    return words.t(
        "On the left, the roles of the company; on the right, what {parties} hold; between them, the work that passes.",
        parties=[party.name for party in board.parties],
    )
