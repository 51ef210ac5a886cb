"""What the drawings of tools and of information in use have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from passation.edition import Edition
from passation.table import Cell, Target, joined
from passation.words import Words

NAME: Final = "usage"
MOST: Final = 40
"""Rows of a drawing."""
MANY: Final = 200
"""Processes from which on a domain is one row."""
NAMED: Final = 30
"""Processes or steps that a cell of a table leads to; of more, it says how many."""


def names(edition: Edition, tools: Iterable[str]) -> list[str]:
    """How readers call some tools."""
    return [edition.name_of("tool", tool) for tool in tools]


def process_cell(edition: Edition, process: str) -> Cell:
    """A process with its number."""
    return Cell(f"{process} {edition.name_of('process', process)}", Target("process", process))


def tool_cell(edition: Edition, tool: str) -> Cell:
    """A tool."""
    return Cell(edition.name_of("tool", tool), Target("tool", tool))


def data_cell(edition: Edition, data: str) -> Cell:
    """A piece of information."""
    return Cell(edition.name_of("data", data), Target("data", data))


def some(words: Words, processes: Sequence[str]) -> Cell:
    """Processes by number, a dash where there is none."""
    cells = [Cell(process, Target("process", process)) for process in processes[:NAMED]]
    if len(processes) > NAMED:
        cells.append(Cell(words.t("and {count} more", count=len(processes) - NAMED)))
    return joined(cells) if cells else Cell("—")
