"""A data flow in words: from whom to whom, and what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from passation.analysis.dataflow import Passage
from passation.edition import Edition
from passation.table import Cell, Table, Target, joined
from passation.words import Words

_NAMED: Final = 20


def end_cell(edition: Edition, party: str) -> Cell:
    """A process with its number, or somebody outside of all processes."""
    if party in edition.sops:
        return Cell(f"{party} {edition.sops[party].title}", Target("process", party))
    return Cell(edition.name_of("actor", party), Target("actor", party))


def passages_table(edition: Edition, words: Words, found: Sequence[Passage]) -> Table:
    """One row for each two that exchange something."""
    ways: dict[tuple[str, str], list[str]] = {}
    for each in found:
        ways.setdefault((each.source, each.target), []).append(each.data)
    rows = tuple(
        (end_cell(edition, source), end_cell(edition, target), data_cell(edition, words, data))
        for (source, target), data in ways.items()
    )
    return _table(words, rows)


def domains_table(
    edition: Edition, words: Words, ways: dict[tuple[str, str], list[str]], titles: dict[str, str]
) -> Table:
    """One row for each two domains."""
    rows = tuple(
        (
            Cell(titles[source], Target("domain", source)),
            Cell(titles[target], Target("domain", target)),
            data_cell(edition, words, data),
        )
        for (source, target), data in ways.items()
    )
    return _table(words, rows)


def _table(words: Words, rows: tuple[tuple[Cell, ...], ...]) -> Table:
    caption = words.t("The same in words: who gives what to whom")
    return Table(caption, (words.t("From"), words.p("receiver", "To"), words.t("Information")), rows)


def data_cell(edition: Edition, words: Words, data: Sequence[str]) -> Cell:
    """What passes, each once."""
    names = list(dict.fromkeys(data))
    cells = [Cell(edition.name_of("data", each), Target("data", each)) for each in names[:_NAMED]]
    if len(names) > _NAMED:
        cells.append(Cell(words.t("and {count} more", count=len(names) - _NAMED)))
    return joined(cells)
