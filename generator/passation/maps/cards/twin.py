"""A card in words: a row for each part; and all cards as one table, a row for each process."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from passation.edition import Edition
from passation.maps.cards.parts import TITLES, Item, Key, Part, parts_of
from passation.maps.palette import LOOKS
from passation.table import Cell, Table, Target, joined
from passation.words import Words


def twin(words: Words, parts: tuple[Part, ...]) -> Table:
    """What a card says, with the links."""
    rows = tuple((Cell(part.title), _said(words, part.items)) for part in parts)
    caption = words.t("The card in words, part by part")
    return Table(caption, (words.t("Part"), words.t("What it says")), rows)


def cards_table(edition: Edition, words: Words) -> Table:
    """Every card of an edition; a part that no process has is left out."""
    cards = {process: _by_key(words, parts_of(edition, words, sop)) for process, sop in edition.sops.items()}
    kept = [key for key in TITLES if any(key in card for card in cards.values())]
    rows = tuple(
        (Cell(f"{process} {edition.sops[process].title}", Target("process", process)), *_row(card, kept))
        for process, card in cards.items()
    )
    return Table(words.t("Process cards"), (words.t("Process"), *(words.say(TITLES[key]) for key in kept)), rows)


def _by_key(words: Words, parts: tuple[Part, ...]) -> Mapping[Key, Cell]:
    return {part.key: _said(words, part.items) for part in parts}


def _row(card: Mapping[Key, Cell], kept: list[Key]) -> Iterator[Cell]:
    return (card.get(key, Cell("")) for key in kept)


def _said(words: Words, items: tuple[Item, ...]) -> Cell:
    pieces = [piece for item in items for piece in (Cell(words.t("; ")), *_item(words, item))][1:]
    return joined(pieces, "")


def _item(words: Words, item: Item) -> Iterator[Cell]:
    """An item with its side and its note in brackets."""
    yield Cell(item.text, item.target)
    side = words.say(LOOKS[item.side].word).lower() if item.side is not None else ""
    said = ", ".join(part for part in (side, item.note) if part)
    if said:
        yield Cell(f" ({said})")
