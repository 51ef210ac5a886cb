"""Tables, whatever file they come from: which row is the head, what the columns mean, one process or one step a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from passation.finding import say
from passation.frozen import dataclass
from passation.importing.columns import PROCESS, STEP, Column, Name, recognised
from passation.importing.found import Fate, Found, FoundProcess, FoundStep, Said, add
from passation.importing.spoken import folded

_HEAD_WITHIN: Final = 20
"""Rows in which the head of a table is looked for: titles and dates often stand above it."""
_STEP_SIGNS: Final = frozenset({"action", "etape", "tache", "step", "task", "operation", "instruction", "que faire"})
"""Columns that no table of processes has."""
_NUMBERING: Final = re.compile(r"\s*(?:\d{1,3}\s*[.)°/-]|[-–•*▪➢→])\s+")
_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands: its name, and rows of texts with their places; empty cells are empty texts."""

    name: str
    rows: list[list[Said]]


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a table: at which row, and what each column means."""

    row: int
    names: dict[int, Name]
    unknown: tuple[int, ...]
    holds_steps: bool


def read_grid(grid: Grid, found: Found, title: Said | None = None) -> list[FoundStep]:
    """Take a table in: its processes go to `found`; gives steps that say no process, for whoever knows it.

    `title` is the process that such steps belong to: they go to `found` then, and nothing is given back.
    """
    head = _head(grid)
    if head is None:
        filled = [cell for row in grid.rows for cell in row if cell.text]
        if filled:
            said = say("No row of this table names columns that are known: it was not taken.")
            found.note(Fate.LEFT, filled[0].spot, said, grid.name)
        return []
    _tell_columns(grid, head, found)
    if head.holds_steps:
        return _steps(grid, head, found, title)
    for row in grid.rows[head.row + 1 :]:
        _process(row, head, found)
    return []


def pairs(grid: Grid) -> list[tuple[Name, Said]] | None:
    """What a table of two columns says, a label and a value a row; None for a table that is none such."""
    rows = [[cell for cell in row if cell.text] for row in grid.rows]
    rows = [row for row in rows if row]
    named = [(recognised(row[0].text.rstrip(" :"), PROCESS), row[1]) for row in rows if len(row) == _PAIR]
    known = [(name, value) for name, value in named if name is not None]
    if len(known) < _PAIR or len(known) * 2 <= len(rows) or any(len(row) > _PAIR for row in rows):
        return None
    return known


def holds_steps(grid: Grid) -> bool:
    """Whether a table says the steps of one process: it has no column that names another one."""
    head = _head(grid)
    return head is not None and head.holds_steps and not _has(head.names, "process")


def lines_of(said: Said) -> list[Said]:
    """The lines of a cell, without what numbers them."""
    return [said.but(text) for line in said.text.split("\n") if (text := _NUMBERING.sub("", line, count=1).strip())]


def is_question(text: str) -> bool:
    """Whether a step reads like a decision."""
    return text.rstrip(" \u00a0\u202f").endswith("?")


def _head(grid: Grid) -> _Head | None:
    """The row that names most columns; at least two, one of them a process or a step."""
    best: _Head | None = None
    for number, row in enumerate(grid.rows[:_HEAD_WITHIN]):
        head = _as_head(number, row)
        if head is not None and (best is None or len(head.names) > len(best.names)):
            best = head
    return best


def _as_head(number: int, row: list[Said]) -> _Head | None:
    as_process, as_step = _named(row, PROCESS), _named(row, STEP)
    texts = {folded(cell.text) for cell in row}
    steps = _has(as_step, "text") and (
        bool(texts & _STEP_SIGNS) or not _has(as_process, "title") or _weight(as_step) > _weight(as_process)
    )
    names = as_step if steps else as_process
    wanted = "text" if steps else "title"
    if len({name.field for name in names.values()}) < _PAIR or not _has(names, wanted):
        return None
    unknown = tuple(place for place, cell in enumerate(row) if cell.text and place not in names)
    return _Head(number, names, unknown, steps)


def _named(row: list[Said], columns: tuple[Column, ...]) -> dict[int, Name]:
    found = {place: recognised(cell.text, columns) for place, cell in enumerate(row) if cell.text}
    return {place: name for place, name in found.items() if name is not None}


def _has(names: dict[int, Name], field: str) -> bool:
    return any(name.field == field for name in names.values())


def _weight(names: dict[int, Name]) -> float:
    return len({name.field for name in names.values()}) - sum(name.is_guess for name in names.values()) / 2


def _tell_columns(grid: Grid, head: _Head, found: Found) -> None:
    heads = grid.rows[head.row]
    for place in head.unknown:
        filled = [row[place] for row in grid.rows[head.row + 1 :] if place < len(row) and row[place].text]
        if filled:
            said = say("No field is known for this column; values in it that were not taken: {n}.", n=len(filled))
            values = " · ".join(each.text for each in filled)
            found.note(Fate.DROPPED, heads[place].spot, said, f"{heads[place].text} ({values})")
    for place, name in head.names.items():
        if name.is_guess:
            said = say("The name of this column was taken for `{field}`.", field=name.field)
            found.note(Fate.GUESSED, heads[place].spot, said, heads[place].text)
    for cell in (cell for row in grid.rows[: head.row] for cell in row if cell.text):
        found.note(Fate.DROPPED, cell.spot, say("This stands above the table."), cell.text)


def _values(row: list[Said], head: _Head) -> Iterator[tuple[str, Said]]:
    """What a row says, field by field; a second column of one field is kept apart as `field+`."""
    seen: set[str] = set()
    for place, name in head.names.items():
        if place < len(row):
            said = row[place]
            field = f"{name.field}+" if name.field in seen else name.field
            seen.add(name.field)
            if said.text:
                bare = name.unit and said.text.replace(",", "").replace(".", "").isdecimal()
                yield field, said.but(f"{said.text} {name.unit}") if bare else said


def _process(row: list[Said], head: _Head, found: Found) -> None:
    values = list(_values(row, head))
    title = next((said for field, said in values if field == "title"), None)
    if title is None:
        if values:
            why = say("This row names no process: it was not taken.")
            found.note(Fate.LEFT, values[0][1].spot, why, " · ".join(each.text for _, each in values)[:200])
        return
    process = FoundProcess(title)
    for field, said in values:
        if field == "steps":
            process.steps += [FoundStep(line) for line in lines_of(said)]
        elif field.endswith("+"):
            found.note(Fate.DROPPED, said.spot, say("Another column says the same field already."), said.text)
        elif field != "title":
            add(process.fields, field, said)
    found.processes.append(process)


def _steps(grid: Grid, head: _Head, found: Found, title: Said | None) -> list[FoundStep]:
    """Steps by process, in order; a process said once holds for the rows below it."""
    names_process = _has(head.names, "process")
    loose: list[FoundStep] = []
    current = None if names_process else title
    for row in grid.rows[head.row + 1 :]:
        values = dict(_values(row, head))
        said = values.pop("process", None)
        named = values.pop("process+", None)
        current = said or current
        step = _step(values, found)
        if step is None:
            continue
        if current is None:
            loose.append(step)
        else:
            _at(found, current, named).steps.append(step)
    return loose


def _at(found: Found, title: Said, named: Said | None) -> FoundProcess:
    """The process of a title or of a number; a new one where the file says none."""
    for process in found.processes:
        numbers = [folded(said.text) for said in process.fields.get("id", ())]
        if folded(title.text) in {folded(process.title.text), *numbers}:
            return process
    process = FoundProcess(named or title)
    if named is not None:
        add(process.fields, "id", title)
    found.processes.append(process)
    return process


def _step(values: dict[str, Said], found: Found) -> FoundStep | None:
    text, more = values.pop("text", None), values.pop("text+", None)
    if text is not None and more is not None and folded(text.text).removeprefix("etape ").isdecimal():
        values.setdefault("key", text)
        text, more = more, None
    if text is None and more is not None:
        text, more = more, None
    if text is None:
        left = [each for name, each in values.items() if name != "key"]
        if left:
            said = say("This row says no action: it was not taken.")
            found.note(Fate.LEFT, left[0].spot, said, " · ".join(each.text for each in left)[:200])
        return None
    step = FoundStep(text, key=values.pop("key").text if "key" in values else "")
    if more is not None:
        guess = say("a second column of text, taken for points to tick")
        _extend(step, "checklist", [line.but(line.text, guess) for line in lines_of(more)])
    for field, value in values.items():
        if field.endswith("+"):
            found.note(Fate.DROPPED, value.spot, say("Another column says the same field already."), value.text)
        else:
            _extend(step, field, lines_of(value) if field == "checklist" else [value])
    return step


def _extend(step: FoundStep, field: str, values: Iterable[Said]) -> None:
    for value in values:
        add(step.fields, field, value)
