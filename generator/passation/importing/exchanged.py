"""A workbook that `passation export xlsx` made, when it comes back: what its cells say now, and what they said then."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from passation.finding import say
from passation.importing.columns import PROCESS, STEP, Column, recognised
from passation.importing.found import Found, NotTaken, Said
from passation.importing.grids import Grid
from passation.importing.package import office
from passation.importing.sheets import grids

MARK: Final = "passation-export-1"
"""The first cell of the hidden sheet that remembers what the workbook said when it was made."""
PROCESS_FIELDS: Final = (
    "id", "domain", "title", "owner", "performer", "referent", "result", "purpose", "criticality", "confidentiality",
    "entry_check", "common_mistakes", "references", "tags", "status",
)  # fmt: skip
"""The columns of the sheet of processes."""
STEP_FIELDS: Final = (
    "process", "key", "kind", "text", "actor", "tool", "minutes", "within", "per", "expect", "checklist", "warning",
    "confidentiality",
)  # fmt: skip
"""The columns of the sheet of steps."""
LOCKED: Final = frozenset({"id", "domain", "status", "process", "key", "kind"})
"""Columns that only say what a row is about."""
_MEMORY: Final = 4
"""Columns of the hidden sheet: process, step, field, text."""


class Cell(NamedTuple):
    """A value by what it is about: `step` is empty for a value of the process itself."""

    process: str
    step: str
    field: str


@dataclass(slots=True)
class NewStep:
    """A row that has no step number: a step to add, after the row before it."""

    process: str
    after: str
    values: dict[str, Said]


@dataclass(slots=True)
class Exchanged:
    """A workbook that came back."""

    audience: str = ""
    then: dict[Cell, str] = field(default_factory=dict)
    now: dict[Cell, Said] = field(default_factory=dict)
    rows: set[tuple[str, str]] = field(default_factory=set)
    """The processes and steps that still have a row."""
    new_steps: list[NewStep] = field(default_factory=list)
    new_processes: list[Said] = field(default_factory=list)


def columns_of(fields: tuple[str, ...], among: tuple[Column, ...]) -> list[Column]:
    """The columns of a sheet, in order."""
    by_field = {column.field: column for column in among}
    return [by_field[each] for each in fields]


def read_exchanged(data: bytes, found: Found) -> Exchanged:
    """Read it; what could not be read goes to the notes of `found`.

    Raises NotTaken for a workbook of somebody else, or one without its hidden sheet.
    """
    sheets = list(grids(office(data), found, hidden=True))
    made = Exchanged()
    memory = next((each for each in sheets if _text(each, 0, 0) == MARK), None)
    if memory is None:
        raise NotTaken(
            say("This workbook does not know what it said when it was made: nobody can tell what changed."),
            say("Make one with passation export xlsx, change that one, and keep it an .xlsx file."),
        )
    made.audience = _text(memory, 0, 1)
    for row in memory.rows[1:]:
        if len(row) >= _MEMORY and row[0].text:
            made.then[Cell(row[0].text, row[1].text, row[2].text)] = row[3].text
    for sheet in sheets:
        if sheet is not memory:
            _take(sheet, made)
    if made.then and not any(step == "" for _, step in made.rows):
        raise NotTaken(
            say("The sheet of processes is not there any more, or its first row was changed."),
            say("Take it from a new passation export xlsx."),
        )
    return made


def _text(grid: Grid, row: int, column: int) -> str:
    return grid.rows[row][column].text if len(grid.rows) > row and len(grid.rows[row]) > column else ""


def _take(sheet: Grid, made: Exchanged) -> None:
    for number, row in enumerate(sheet.rows[:5]):
        for fields, among, take in ((STEP_FIELDS, STEP, _steps), (PROCESS_FIELDS, PROCESS, _processes)):
            wanted = {field: place for place, field in enumerate(fields)}
            names = {place: name.field for place, cell in enumerate(row) if (name := recognised(cell.text, among))}
            if set(fields[:3]) <= set(names.values()) and set(names.values()) <= set(wanted):
                take(sheet.rows[number + 1 :], names, made)
                return


def _values(row: list[Said], names: dict[int, str]) -> dict[str, Said]:
    return {name: row[place] for place, name in names.items() if place < len(row)}


def _processes(rows: list[list[Said]], names: dict[int, str], made: Exchanged) -> None:
    for row in rows:
        values = _values(row, names)
        number = values["id"].text if "id" in values else ""
        if not number:
            made.new_processes += [values["title"]] if values.get("title", Said("", "")).text else []
            continue
        made.rows.add((number, ""))
        made.now |= {Cell(number, "", name): said for name, said in values.items()}


def _steps(rows: list[list[Said]], names: dict[int, str], made: Exchanged) -> None:
    before: dict[str, str] = {}
    for row in rows:
        values = _values(row, names)
        number = values["process"].text if "process" in values else ""
        key = values["key"].text if "key" in values else ""
        if number and key:
            made.rows.add((number, key))
            made.now |= {Cell(number, key, name): said for name, said in values.items()}
            before[number] = key
        elif number and values.get("text", Said("", "")).text:
            made.new_steps.append(NewStep(number, before.get(number, ""), values))
