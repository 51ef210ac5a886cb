"""One delivery: every piece, the index that names them, the notice, and the seal around all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from passation import __version__, dossier, workbook
from passation.dataroom.bag import bag, manifest, seal
from passation.dataroom.catalogue import ANSWERS, INDEX, MANIFEST, MASKED, NEWS, NOTICE
from passation.dataroom.index import href, page, printed, table
from passation.dataroom.news import Earlier, news
from passation.dataroom.notice import notice
from passation.dataroom.piece import Piece
from passation.dataroom.pieces import Room, numbers, of_edition, pieces, tabled
from passation.dataroom.private import Delivered
from passation.dataroom.shelf import in_order, path_of
from passation.dossier.front import copy_number
from passation.edition import Edition
from passation.finding import Finding
from passation.frozen import dataclass
from passation.model.dataroom import LockFile, Recipient
from passation.tree import Tree
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one recipient receives, and what stays inside."""

    bag: Tree
    lock: LockFile
    """To be kept in `cartography/dataroom/lock.yml`; equal to the one given when that was complete."""
    private: Delivered
    """Whose copy it is: for the private map, never for the bag."""
    held: Mapping[str, Piece]
    """The piece that each file of the payload belongs to, by its path in the bag."""
    undrawn: tuple[Finding, ...] = ()
    """Why a map is in words only, for each such map: for whoever makes the bag."""


def deliver(
    edition: Edition, words: Words, lock: LockFile, *, draft: bool = False, since: Earlier | None = None
) -> Delivery:
    """Make the bag of a recipient. Pure: the same edition and lock give the same bytes.

    Args:
        edition: as `publish_for_recipient` gives it.
        words: its language.
        lock: the numbers allotted so far.
        draft: say on every page that it is one, and deliver what is not approved yet.
        since: the delivery that this recipient had before, to say what is new.

    Raises:
        ValueError: the edition was not made for a recipient.
        PdfFailed: the press refused, which is our fault.
    """
    room = Room(edition, words, draft)
    allotted, complete = numbers(room, lock)
    found = list(pieces(room, allotted))
    found += [*_front(room), *_new(room, since, found)]
    files = _payload(room, found, complete)
    whole = bag(Tree((path, data) for path, (_, data) in files.items()), _info(room))
    made = Delivered(_reader(edition).id, copy_number(edition), edition.digest, seal(whole))
    held = {f"data/{path}": piece for path, (piece, _) in files.items()}
    return Delivery(whole, complete, made, held, tuple(room.undrawn))


def _reader(edition: Edition) -> Recipient:
    if edition.recipient is None:
        raise ValueError("a data room is made for a recipient: publish_for_recipient")
    return edition.recipient


def _front(room: Room) -> Iterator[Piece]:
    """Section 00, but the index and the list of digests, which speak of all others."""
    edition, words, t = room.edition, room.words, room.words.t
    listed = path_of(room, _list(room), "sha256").rpartition("/")[2]
    text = dossier.paper(edition, words, t("Notice for the reader"), notice(room, listed), draft=room.draft)
    yield of_edition(room, NOTICE, t("Notice for the reader"), {"pdf": text})
    yield from tabled(room, ANSWERS, t("Questions and answers"), ("answers",))
    if room.gives("nda"):
        yield from tabled(room, MASKED, t("Register of what is masked"), ("withheld",))


def _new(room: Room, since: Earlier | None, found: list[Piece]) -> Iterator[Piece]:
    if since is not None:
        title = room.words.t("What is new")
        text = dossier.paper(room.edition, room.words, title, news(room, since, found), draft=room.draft)
        yield of_edition(room, NEWS, title, {"pdf": text})


def _list(room: Room) -> Piece:
    return of_edition(room, MANIFEST, room.words.t("List of digests"), {"sha256": b""})


def _payload(room: Room, found: list[Piece], lock: LockFile) -> dict[str, tuple[Piece, bytes]]:
    """All files by their path: those of the pieces, the index made of them, and last the list of all digests."""
    index = of_edition(room, INDEX, room.words.t("Index"), dict.fromkeys(("csv", "html", "pdf", "xlsx"), b""))
    lines = in_order(room, [*found, index, _list(room)], lock)
    listed = table(room, lines)
    title = room.words.t("Index")
    indexed = {
        "csv": workbook.delimited(listed),
        "html": page(room, lines),
        "pdf": dossier.paper(room.edition, room.words, title, printed(room, lines), draft=room.draft),
        "xlsx": workbook.spreadsheet([listed], workbook.paper(room.edition, room.words, title), href),
    }
    files = {
        path_of(room, piece, extension): (piece, data)
        for piece in [*found, replace(index, files=indexed)]
        for extension, data in piece.files.items()
    }
    digests = manifest(Tree((path, data) for path, (_, data) in files.items()))
    return files | {path_of(room, _list(room), "sha256"): (_list(room), digests)}


def _info(room: Room) -> Mapping[str, str]:
    """What the bag says of itself; everything in it comes from the edition."""
    edition, reader = room.edition, _reader(room.edition)
    said = {
        "Source-Organization": edition.company.name,
        "External-Description": edition.project or "",
        "External-Identifier": edition.digest,
        "Bagging-Date": edition.date.isoformat() if edition.date else "",
        "Recipient": reader.name,
        "Phase": reader.phase,
        "Copy": copy_number(edition),
        "Bag-Software-Agent": f"passation {__version__}",
    }
    return {label: value for label, value in said.items() if value}
