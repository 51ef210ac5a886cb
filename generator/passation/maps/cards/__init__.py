"""The card of one process: who gives and receives what (SIPOC), with what, with whom, how, how measured (turtle)."""

from __future__ import annotations

from passation.edition import Edition
from passation.maps.cards.board import board, narrow_board
from passation.maps.cards.dot import dot
from passation.maps.cards.paint import paint
from passation.maps.cards.parts import BRIEF, Part, parts_of
from passation.maps.cards.twin import twin
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.table import Link, Table
from passation.words import Words

_SAID = {"process", "whom", "how"}
"""Parts that the page of a process says anyway: a card of these alone tells nothing more."""


def card_map(edition: Edition, words: Words, process_id: str, link: Link) -> tuple[Drawing, ...]:
    """The drawing of a card. Raises KeyError for a process that is not in the edition."""
    sop = edition.sops[process_id]
    return (_drawn(edition, words, process_id, parts_of(edition, words, sop), link),)


def telling_card(edition: Edition, words: Words, process_id: str, link: Link) -> Drawing | None:
    """The card where it tells more than who does which steps; None for a draft that says no more than these."""
    parts = _telling(edition, words, process_id)
    return _drawn(edition, words, process_id, parts, link) if parts else None


def card_table(edition: Edition, words: Words, process_id: str) -> Table | None:
    """The same in words alone, as a page shows it: there, two drawings more for each process would cost a third."""
    parts = _telling(edition, words, process_id)
    return twin(words, parts) if parts else None


def _telling(edition: Edition, words: Words, process_id: str) -> tuple[Part, ...]:
    parts = parts_of(edition, words, edition.sops[process_id])
    return () if all(part.key in _SAID for part in parts) else parts


def _filled(edition: Edition, words: Words, process: str, brief: tuple[Part, ...]) -> tuple[Part, ...]:
    """The same parts with as many steps as stand in the height that the others take anyway."""
    sop, high = edition.sops[process], board(words, brief).height
    tried = (parts_of(edition, words, sop, steps) for steps in range(len(sop.steps), BRIEF, -1))
    return next((parts for parts in tried if board(words, parts).height <= high), brief)


def _drawn(edition: Edition, words: Words, process: str, brief: tuple[Part, ...], link: Link) -> Drawing:
    parts = _filled(edition, words, process, brief)
    name = f"card-{process}"
    title = f"{process} {edition.sops[process].title}"
    said = words.t("{title} on one card: {parts}.", title=title, parts=[part.title.lower() for part in parts])
    figure = Figure(edition, words, name, title, said, twin(words, parts))
    wide, narrow = board(words, parts), narrow_board(words, parts)
    page, phone = ((paint(each, link), (each.width, each.height)) for each in (wide, narrow))
    return figure.both(page, phone, lambda: dot(name, wide))
