"""Excel workbooks: values as they were last computed, nothing evaluated, nothing opened elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

from passation.finding import say
from passation.importing.bounds import MAX_COLUMNS, MAX_ROWS, MAX_SHEETS
from passation.importing.found import Fate, Found, NotTaken, Said
from passation.importing.grids import Grid, read_grid
from passation.importing.needed import needed
from passation.importing.package import office, repacked
from passation.importing.spoken import folded

_DULL: Final = ("feuil", "sheet", "feuille", "tabelle", "hoja")
"""How programmes name sheets that nobody named."""


def read_workbook(data: bytes, name: str) -> Found:
    """What a workbook says. Raises NotTaken for one that is not read at all."""
    parts = office(data)
    found = Found()
    _tell_parts(parts, found)
    sheets = list(grids(parts, found))
    for grid in sheets:
        dull = folded(grid.name).rstrip(" 0123456789") in _DULL
        called = Said(name if dull else grid.name, f"{grid.name}!A1", say("the name of the file") if dull else None)
        read_grid(grid, found, called)
    return found


def grids(parts: Mapping[str, bytes], found: Found, *, hidden: bool = False) -> Iterator[Grid]:
    """The sheets as tables, hidden ones where they are asked for.

    Formulas without a value, and what lies beyond the bounds, go to the notes.
    """
    with needed():
        import openpyxl  # noqa: PLC0415  # of the extra `import`, and slow to load
    try:
        values = openpyxl.load_workbook(repacked(parts), read_only=True, data_only=True, keep_links=False)
        formulas = openpyxl.load_workbook(repacked(parts), read_only=True, data_only=False, keep_links=False)
        sheets = list(zip(values.worksheets, formulas.worksheets, strict=True))
        for number, (sheet, twin) in enumerate(sheets):
            if number >= MAX_SHEETS:
                found.note(Fate.LEFT, sheet.title, say("Sheets beyond the {n}th are not read.", n=MAX_SHEETS))
                return
            if sheet.sheet_state != "visible" and not hidden:
                found.note(Fate.LEFT, sheet.title, say("This sheet is hidden: it was not read."))
            else:
                yield Grid(sheet.title, list(_rows(sheet, twin, found)))
    except NotTaken:
        raise
    except Exception as fault:  # noqa: BLE001  # openpyxl raises whatever a crooked file makes it stumble over
        raise NotTaken(
            say("This workbook cannot be read: something in it is not as Excel writes it ({fault}).",
                fault=type(fault).__name__),
            say("Open it with Excel or LibreOffice, save it as .xlsx under another name, and try again."),
        ) from None  # fmt: skip


def _tell_parts(parts: Mapping[str, bytes], found: Found) -> None:
    names = list(parts)
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types or b"vbaProject" in types:
        found.note(Fate.DROPPED, "vbaProject.bin", say("This workbook has macros: none was run, none was read."))
    if any(name.startswith("xl/externalLinks/") for name in names):
        said = say("Cells that point to another workbook: their last value was kept, nothing was opened.")
        found.note(Fate.DROPPED, "xl/externalLinks", said)
    if any(name.startswith(("xl/comments", "xl/threadedComments")) for name in names):
        found.note(Fate.DROPPED, "xl/comments", say("Notes attached to cells are not read."))


def _rows(sheet: Any, twin: Any, found: Found) -> Iterator[list[Said]]:
    for each in (sheet, twin):
        each.reset_dimensions()  # what a file says of its own size may be wrong
    bounds = {"max_row": MAX_ROWS + 1, "max_col": MAX_COLUMNS}
    both = zip_longest(sheet.iter_rows(**bounds), twin.iter_rows(**bounds), fillvalue=())
    for number, (row, formulas) in enumerate(both, 1):
        if number > MAX_ROWS:
            found.note(Fate.LEFT, f"{sheet.title}!A{number}", say("Rows beyond the {n}th are not read.", n=MAX_ROWS))
            return
        yield [_cell(sheet.title, cell, formula, found) for cell, formula in zip_longest(row, formulas)]


def _cell(title: str, cell: Any, formula: Any, found: Found) -> Said:
    spot = f"{title}!{getattr(cell, 'coordinate', '')}" if hasattr(cell, "coordinate") else title
    value = getattr(cell, "value", None)
    if value is None and getattr(formula, "data_type", "") == "f":
        said = say("This formula was never computed: it has no value to take. Open and save the file in Excel.")
        found.note(Fate.LEFT, f"{title}!{formula.coordinate}", said, str(formula.value)[:200])
    if getattr(cell, "data_type", "") == "e":
        found.note(Fate.LEFT, spot, say("This cell shows a fault."), str(value))
        value = None
    return Said(shown(value), spot)


def shown(value: object) -> str:
    """A cell's value as its reader sees it: French days, a comma in numbers, hours for times."""
    match value:
        case None:
            return ""
        case bool():
            return "oui" if value else "non"
        case float() | Decimal():
            number = Decimal(repr(value)) if isinstance(value, float) else value
            if not number.is_finite():
                return ""
            plain = number.quantize(Decimal(1)) if number == number.to_integral_value() else number
            return f"{plain:f}".replace(".", ",")
        case dt.datetime():
            return f"{value:%d/%m/%Y}" if not (value.hour or value.minute) else f"{value:%d/%m/%Y %H:%M}"
        case dt.date():
            return f"{value:%d/%m/%Y}"
        case dt.time():
            return f"{value:%H:%M}"
        case dt.timedelta():
            total = int(value.total_seconds()) // 60
            return f"{total // 60}:{total % 60:02}"
        case _:
            return str(value).strip()
