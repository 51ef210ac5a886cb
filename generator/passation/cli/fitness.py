"""The last look at a delivery before it is written: to whom, on which day, what it tells, whose it is, whether whole.

Judged on the bytes of the bag, read back; a bag that fails is not written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from passation.analysis.levels import level_of, process_level
from passation.analysis.phases import PHASE_LEVELS, disclosed, shown
from passation.analysis.telling import phrase, told_only_by
from passation.cli.company import Company
from passation.cli.search import own_words
from passation.dataroom.bag import faults
from passation.dataroom.room import Delivery as Made
from passation.dossier.front import copy_number
from passation.edition import Edition
from passation.finding import Finding
from passation.model.dataroom import Recipient
from passation.model.manual import Manual
from passation.rules import Delivered, Delivery, check_delivery
from passation.tools.decoded import Undecodable, decoded
from passation.tools.measure import drawable
from passation.tools.pdf_pages import NotOurs, read_back
from passation.values import Level

_PDF: Final = ".pdf"


def unfit(
    company: Company, manual: Manual, edition: Edition, recipient: Recipient, made: Made, again: Callable[[], str]
) -> list[Finding]:
    """What must stop a delivery, draft or not.

    Args:
        company: the day.
        manual: what the company wrote.
        edition: what the recipient may see of it.
        recipient: who receives it.
        made: the bag.
        again: gives the seal of the same bag, made a second time.
    """
    marks = (drawable(recipient.name), copy_number(edition))
    files = {path: _delivered(path, data, made, marks) for path, data in made.bag.items()}
    given = _given(manual, recipient)
    return check_delivery(
        Delivery(
            recipient,
            company.today,
            PHASE_LEVELS[recipient.phase],
            files=files,
            disclosed=frozenset(_on_purpose(made, given)),
            withheld=told_only_by(manual, edition, own_words(edition)),
            own_names=tuple(_own_names(manual)),
            left_out=tuple(_left_out(manual, edition, recipient)),
            faults=faults(made.bag),
            digest=made.private.seal,
            rebuilt=again(),
        )
    )


def _given(manual: Manual, recipient: Recipient) -> dict[str, Level]:
    """What the recipient is given on purpose, with its level in the manual."""
    found = ((item_id, manual.find(kind, item_id)) for kind, item_id in disclosed(manual, recipient))
    return {
        item_id: process_level(manual, manual.sops[item_id]) if item_id in manual.sops else level_of(item)
        for item_id, item in found
        if item is not None
    }


def _on_purpose(made: Made, given: dict[str, Level]) -> Iterator[str]:
    """The files that hold it: its own, and those that tell of everything."""
    highest = max(given.values(), default=Level.PUBLIC)
    for path, piece in made.held.items():
        if piece.item in given or (piece.is_whole and piece.level <= highest):
            yield path


def _left_out(manual: Manual, edition: Edition, recipient: Recipient) -> Iterator[str]:
    for each in manual.dataroom.external_documents:
        given = each.level <= PHASE_LEVELS[recipient.phase] and shown(recipient.phase, each.phase)
        if given and each.path not in edition.pieces:
            yield each.path


def _own_names(manual: Manual) -> Iterator[str]:
    yield manual.company.name
    yield from (person.name for actor in manual.actors.values() for person in actor.people)


def _delivered(path: str, data: bytes, made: Made, marks: tuple[str, ...]) -> Delivered:
    level = made.held[path].level if path in made.held else Level.PUBLIC
    try:
        pages, text = _read(path, data)
    except Undecodable:
        return Delivered(None, level)
    unmarked = (number for number, page in enumerate(pages, 1) if not _is_marked(page, marks))
    return Delivered(text, level, tuple(unmarked))


def _read(path: str, data: bytes) -> tuple[list[str], str]:
    """The pages of a PDF, and everything that a file says."""
    if path.endswith(_PDF):
        try:
            print_ = read_back(data)
        except NotOurs:
            said = list(decoded(path, data))
            pages = [text for place, text in said if place.startswith(f"{path} (page ")]
            return pages, "\n".join(text for _, text in said)
        return list(print_.pages), "\n".join((*print_.pages, print_.beside))
    return [], "\n".join(text for _, text in decoded(path, data))


def _is_marked(page: str, marks: tuple[str, ...]) -> bool:
    words = f" {' '.join(phrase(page))} "
    return all(f" {' '.join(phrase(mark))} " in words for mark in marks)
