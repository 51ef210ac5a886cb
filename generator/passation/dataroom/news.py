"""What is new since an earlier delivery to the same reader, number by number.

Every file bears the day and the copy number of its delivery, so digests would call everything changed: prints are
compared by what they say, without these marks. Of a number that is gone nothing is said but that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal

from passation.dataroom.bag import digest
from passation.dataroom.lock import natural
from passation.dataroom.parcel import Refused, parcel
from passation.dataroom.piece import Piece
from passation.dataroom.pieces import Room
from passation.dataroom.verify import verify
from passation.dossier.blocks import Block, Run, grid, heading, para, section
from passation.dossier.front import SHORT, copy_number
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.tools.pdf_pages import NotOurs, read_back

News = Literal["new", "changed", "withdrawn", "unchanged"]
_TITLES: Final[Mapping[News, Message]] = {
    "new": say("New in this delivery"),
    "changed": say("Changed"),
    "withdrawn": say("No longer delivered"),
    "unchanged": say("Unchanged"),
}
_FRONT: Final = "00."
"""Numbers of pieces that speak of the delivery itself: they are of one delivery only."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A delivery that its reader already has."""

    day: dt.date | None
    marks: frozenset[str]
    """What only says which delivery a page is of."""
    files: Mapping[str, Mapping[str, bytes]]
    """By number, then by ending."""


def earlier(path: Path, reader: str) -> Earlier:
    """Open an earlier bag.

    Args:
        path: a folder or a ZIP archive.
        reader: the id of the recipient, who must be the one of that bag.

    Raises:
        Refused: it is no data room, is not what was sent any more, or was made for somebody else.
        OSError: there is nothing at `path`.
    """
    verdict = verify(path)
    if verdict.refusal is not None:
        raise Refused(verdict.refusal)
    if not verdict.intact:
        raise Refused(say("{path} is no longer what was sent: nothing can be compared with it.", path=path.name))
    copy = verdict.info.get("Copy", "")
    if copy.rpartition("-")[0] != reader:
        raise Refused(
            say("{path} was made for somebody else: its reader alone may learn what changed.", path=path.name)
        )
    files: dict[str, dict[str, bytes]] = {}
    with parcel(path) as found:
        for each in sorted(found.sizes):
            name = each.rpartition("/")[2]
            if each.startswith("data/") and not name.startswith(_FRONT):
                with found.opened(each) as file:
                    files.setdefault(name.partition("_")[0], {})[name.rpartition(".")[2]] = file.read()
    day = None
    with suppress(ValueError):
        day = dt.date.fromisoformat(verdict.info.get("Bagging-Date", ""))
    marks = {copy, verdict.info.get("External-Identifier", "")[:SHORT]} - {""}
    return Earlier(day, frozenset(marks), files)


def compared(room: Room, before: Earlier, pieces: Iterable[Piece]) -> dict[str, News]:
    """What became of each number, in order; only of those with files, then or now."""
    days = (day for day in (room.edition.date, before.day) if day is not None)
    said = {text for day in days for text in (room.words.date(day), room.words.long_date(day), day.isoformat())}
    marks = sorted(
        {*before.marks, *said, copy_number(room.edition), room.edition.digest[:SHORT]}, key=len, reverse=True
    )
    now = {piece.number: piece.files for piece in pieces if piece.files and not piece.number.startswith(_FRONT)}
    found: dict[str, News] = {}
    for number in sorted({*now, *before.files}, key=natural):
        if number not in now:
            found[number] = "withdrawn"
        elif number not in before.files:
            found[number] = "new"
        else:
            same = _content(now[number], marks) == _content(before.files[number], marks)
            found[number] = "unchanged" if same else "changed"
    return found


def _content(files: Mapping[str, bytes], marks: Iterable[str]) -> str:
    """What tells one content of a piece from another: what its print says, else its bytes."""
    if "pdf" in files:
        with suppress(NotOurs):
            pages = "\f".join(read_back(files["pdf"]).pages)
            for mark in marks:
                pages = pages.replace(mark, "")
            return hashlib.sha256(pages.encode("utf-8", "replace")).hexdigest()
    return " ".join(f"{ending} {digest(data)}" for ending, data in sorted(files.items()))


def news(room: Room, before: Earlier, pieces: Iterable[Piece]) -> list[Block]:
    """The page that says so."""
    t, known = room.words.t, list(pieces)
    titles = {piece.number: f"{piece.item} {piece.title}".strip() for piece in known}
    became = compared(room, before, known)
    since = t("Since the delivery of {day}.", day=room.words.long_date(before.day)) if before.day else ""
    return [
        heading(1, t("What is new"), listed=True),
        para(" ".join(part for part in (since, t("Numbers are those of the index.")) if part)),
        *_groups(room, became, titles),
    ]


def _groups(room: Room, became: Mapping[str, News], titles: Mapping[str, str]) -> Iterator[Block]:
    t = room.words.t
    for kind, title in _TITLES.items():
        numbers = [number for number, each in became.items() if each == kind]
        yield section(f"{room.words.say(title)} ({room.words.number(len(numbers))})")
        if numbers:
            rows: list[list[Run]] = [[number, titles.get(number, "")] for number in numbers]
            yield grid([t("Number"), t("Title")], rows, (0, 12))
        else:
            yield para(t("None."))
