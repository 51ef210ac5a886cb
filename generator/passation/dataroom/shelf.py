"""Where each file of a delivery stands, and what became of each number: the tree before it is indexed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from passation.dataroom.catalogue import MANUAL, SECTIONS
from passation.dataroom.lock import natural
from passation.dataroom.names import file_name, folder_name
from passation.dataroom.piece import Piece
from passation.dataroom.pieces import Room
from passation.model.dataroom import LockFile


def sections(room: Room) -> Mapping[str, str]:
    """The title of each section: as `dataroom.yml` names it, else the usual one."""
    usual = {number: room.words.say(title) for number, title in SECTIONS.items() if number != "98"}
    named = {number: title for number, title in room.edition.dataroom.index.items() if number != "99"}
    return dict(sorted({**usual, **named}.items()))


def path_of(room: Room, piece: Piece, extension: str) -> str:
    """The path of one of a piece's files, below `data/`."""
    section = piece.number.split(".")[0]
    title = sections(room).get(section) or room.words.say(SECTIONS["98"])
    folder = folder_name(section, title)
    if piece.number.startswith(f"{MANUAL}."):
        folder += f"/{folder_name(MANUAL, room.words.t('Processes'))}"
    return f"{folder}/{file_name(piece, room.edition.language, extension)}"


def in_order(room: Room, found: Iterable[Piece], lock: LockFile) -> list[Piece]:
    """All lines of the index: the pieces, the sections without any, the numbers that were withdrawn."""
    pieces = list(found)
    filled = {piece.number.split(".")[0] for piece in pieces}
    empty = [Piece(number, title, "none") for number, title in sections(room).items() if number not in filled | {"00"}]
    return sorted([*pieces, *empty, *_withdrawn(room, lock)], key=lambda piece: natural(piece.number))


def _withdrawn(room: Room, lock: LockFile) -> Iterator[Piece]:
    """Numbers that stand for nothing any more, for readers who may learn that something is not there."""
    if room.edition.withheld.mode != "none" and room.gives("nda"):
        for number in lock.withdrawn.values():
            yield Piece(number, room.words.t("Withdrawn piece"), "withdrawn")
