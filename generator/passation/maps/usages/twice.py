"""Information written into several tools: one of them is the right one, the others are keyed again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from passation.analysis.keyed import keyed_twice
from passation.edition import Edition
from passation.maps.drawing import Drawing
from passation.maps.figure import Figure
from passation.maps.heads import Head
from passation.maps.matrix import FIRM, STRONG, Key, Mark, Matrix, both
from passation.maps.usages.cells import MOST, NAME, NAMED, data_cell, names, tool_cell
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

_AGAIN, _RECORD = "again", "record"
_MARKS: Final[Mapping[str, Mark]] = {_AGAIN: STRONG, _RECORD: FIRM}


def twice(edition: Edition, words: Words, link: Link) -> Iterator[Drawing]:
    """A row for each piece of information; nothing where nothing is keyed twice."""
    found = keyed_twice(edition)
    if not found:
        return
    most = sorted(found, key=lambda data: (-len(found[data]), data))[:MOST]
    drawn = {data: found[data] for data in found if data in most}
    tools = [tool for tool in edition.tools if any(tool in places for places in drawn.values())]
    title = words.t("Keyed twice")
    rows = tuple(
        (data_cell(edition, data), *(_place(edition, words, data, tool, places) for tool in tools))
        for data, places in drawn.items()
    )
    table = Table(title, (words.t("Information"), *names(edition, tools)), rows)
    letter = words.p("letter of a right", "W")
    keys = [
        Key(FIRM, letter, words.t("written where it is right")),
        Key(STRONG, letter, words.t("written once more elsewhere")),
    ]
    said = words.n(
        "{count} piece of information is written into several tools.",
        "{count} pieces of information are written into several tools.",
        len(found),
    )
    figure = Figure(edition, words, f"{NAME}-twice", title, said, _twice_table(edition, words))
    yield both(figure, Matrix(table, [Head()] * len(tools), _MARKS, link, key=keys))


def _place(edition: Edition, words: Words, data: str, tool: str, places: Mapping[str, object]) -> Cell:
    if tool not in places:
        return Cell("")
    item = edition.data.get(data)
    right = item is not None and item.system_of_record == tool
    return Cell(words.p("letter of a right", "W"), None, _RECORD if right else _AGAIN)


def _twice_table(edition: Edition, words: Words) -> Table:
    caption = words.t("The same in words: what is written into several tools, and at which steps")
    columns = (words.t("Information"), words.t("Tool"), words.t("Right in it"), words.t("Steps"))
    rows = []
    for data, tools in keyed_twice(edition).items():
        item = edition.data.get(data)
        for tool, places in tools.items():
            right = item is not None and item.system_of_record == tool
            steps = (_step(edition, words, process, position) for process, position in places[:NAMED])
            rows.append(
                (
                    data_cell(edition, data),
                    tool_cell(edition, tool),
                    Cell(words.value(right)),
                    joined(steps),
                )
            )
    return Table(caption, columns, tuple(rows))


def _step(edition: Edition, words: Words, process: str, position: int) -> Cell:
    said = words.t("{process} step {number}", process=process, number=position + 1)
    return Cell(said, Target("process", process, edition.sops[process].steps[position].id or ""))
