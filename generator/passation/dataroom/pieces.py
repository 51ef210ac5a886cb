"""The pieces of one delivery: what the index says of each, and its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from typing import Final

from passation import dossier, workbook
from passation.analysis.review import document_date, document_version
from passation.dataroom.catalogue import FIGURES, MANUAL, MAPS, MAPS_SINCE, OTHER, REGISTERS, RESERVED, given
from passation.dataroom.lock import allot
from passation.dataroom.names import extension_of
from passation.dataroom.piece import Piece
from passation.dataroom.sources import source
from passation.dossier.front import highest_level
from passation.edition import Edition
from passation.finding import Finding
from passation.frozen import dataclass
from passation.maps import WHOLE
from passation.model.company import Phase
from passation.model.content import KINDS
from passation.model.dataroom import ExternalDocument, LockFile
from passation.model.sop import Sop
from passation.registers import register
from passation.registers.phrases import STATUS
from passation.values import Level
from passation.words import Words

_NUMBER: Final = re.compile(r"(?!00|99)\d\d(\.\d\d){0,2}")
"""Numbers that the company's own files may ask for: 00 is the index, 99 is never delivered."""


@dataclass(frozen=True)
class Room:
    """A delivery being made: its edition, its words, the phase of its reader."""

    edition: Edition
    words: Words
    draft: bool = False
    undrawn: list[Finding] = field(default_factory=list)
    """Why a map is delivered in words only, for each such map."""

    @property
    def phase(self) -> Phase:
        """The reader's phase; ValueError for an edition that was not made for a recipient."""
        if self.edition.phase is None:
            raise ValueError("a data room is made for a recipient: publish_for_recipient")
        return self.edition.phase

    @cached_property
    def levels(self) -> Mapping[str, Level]:
        """The highest level of each kind of item in the edition."""
        return {kind: highest_level(self.edition, (kind,)) for kind in KINDS}

    def level(self, kinds: Iterable[str] = tuple(KINDS)) -> Level:
        """The highest level among the items of some kinds; of all, when nothing is said."""
        return max((self.levels[kind] for kind in kinds), default=Level.INTERNAL)

    def gives(self, since: Phase) -> bool:
        """Whether the reader's phase receives what is given from `since` on."""
        return given(self.phase, since)

    @property
    def only_approved(self) -> bool:
        """From confirmatory on, what is not approved stands as in preparation, but in a draft of the delivery."""
        return self.phase != "prep" and self.gives("confirmatory") and not self.draft


def wanted(room: Room) -> Iterator[tuple[str, str]]:
    """The pieces that need a number of the lock, in order: processes by domain, then the company's own files."""
    if room.gives("nda"):
        order = {domain.id: place for place, domain in enumerate(room.edition.company.domains)}
        last = len(order)
        domains = room.edition.domain_of
        for process in sorted(room.edition.sops, key=lambda each: (order.get(domains[each], last), each)):
            yield process, MANUAL
    for document in room.edition.external_documents:
        yield f"piece:{document.path}", document.index if _NUMBER.fullmatch(document.index) else OTHER


def numbers(room: Room, lock: LockFile) -> tuple[Mapping[str, str], LockFile]:
    """The number of each piece of a delivery, and the lock with the new ones; unchanged when it was complete."""
    return allot(wanted(room), lock, RESERVED)


def pieces(room: Room, allotted: Mapping[str, str]) -> Iterator[Piece]:
    """Every piece but those of section 00, in no order."""
    if not room.gives("nda"):
        yield from tabled(room, FIGURES, room.words.t("Key figures"), ("figures",))
    else:
        yield from (_process(room, sop, allotted[sop.id]) for sop in room.edition.sops.values())
        yield from _maps(room)
        yield from _manual(room)
        for entry in REGISTERS:
            if room.gives(entry.since):
                level = room.level(entry.kinds)
                for piece in tabled(room, entry.number, room.words.say(entry.title), entry.registers):
                    yield replace(piece, level=level)
    yield from (_own(room, each, allotted[f"piece:{each.path}"]) for each in room.edition.external_documents)


def _process(room: Room, sop: Sop, number: str) -> Piece:
    edition, words = room.edition, room.words
    here = sop.document.status == "approved" or not room.only_approved
    return Piece(
        number,
        sop.title,
        "here" if here else "preparing",
        Level.INTERNAL if sop.confidentiality is None else sop.confidentiality,
        _files(room, sop) if here else {},
        item=sop.id,
        version=document_version(sop) or "",
        status=words.say(STATUS[sop.document.status]),
        owner=edition.name_of("actor", sop.owner),
        date=document_date(sop),
        masked=any(hole.kind == "process" and hole.item == sop.id for hole in edition.withheld.places),
    )


def _files(room: Room, sop: Sop) -> dict[str, bytes]:
    """The print; with the closing the source, too."""
    print_ = {"pdf": dossier.sheet(room.edition, room.words, sop.id, draft=room.draft)}
    return {**print_, "yml": source(sop)} if room.phase == "closing" else print_


def ready(room: Room) -> tuple[str, ...]:
    """The processes whose text is delivered."""
    sops = room.edition.sops.values()
    return tuple(sop.id for sop in sops if sop.document.status == "approved" or not room.only_approved)


def _maps(room: Room) -> Iterator[Piece]:
    if room.edition.sops:
        printed = dossier.maps(room.edition, room.words, drawn=_drawn(room), draft=room.draft, undrawn=room.undrawn)
        yield of_edition(room, MAPS, room.words.t("Cartography"), {"pdf": printed})


def _drawn(room: Room) -> tuple[str, ...]:
    """The maps that the phase gives."""
    return tuple(name for name in WHOLE if room.gives(MAPS_SINCE.get(name, "nda")))


def _manual(room: Room) -> Iterator[Piece]:
    printed = ready(room)
    if printed:
        book = dossier.book(room.edition, room.words, only=printed, drawn=_drawn(room), draft=room.draft)
        yield of_edition(room, MANUAL, room.words.t("Manual of processes"), {"pdf": book})


def tabled(room: Room, number: str, title: str, names: Iterable[str]) -> Iterator[Piece]:
    """A piece made of registers, as print and as spreadsheet; none when they hold nothing."""
    edition, words = room.edition, room.words
    full = [name for name in names if register(name, edition, words).rows]
    if full:
        tables = [register(name, edition, words) for name in full]
        files = {
            "pdf": dossier.registers(edition, words, title, full, draft=room.draft),
            "xlsx": workbook.spreadsheet(tables, workbook.paper(edition, words, title)),
        }
        yield of_edition(room, number, title, files)


def of_edition(room: Room, number: str, title: str, files: Mapping[str, bytes]) -> Piece:
    """A piece about the whole edition: dated as it is, and at its highest level."""
    return Piece(number, title, level=room.level(), files=files, date=room.edition.date, is_whole=True)


def _own(room: Room, document: ExternalDocument, number: str) -> Piece:
    data, ending = room.edition.pieces[document.path], extension_of(document.path)
    if ending == "pdf" and document.level >= Level.CONFIDENTIAL:
        # What cannot be marked goes on as it is: the last look at the delivery refuses it.
        data = dossier.marked(room.edition, room.words, data, draft=room.draft) or data
    return Piece(number, document.title, level=document.level, files={ending: data})
