"""Tables as one XLSX file: every cell a text, the same bytes on every day and every machine."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # publishes no types

from passation.frozen import dataclass
from passation.table import Cell, Table
from passation.tools.archive import pack

Href = Callable[[Cell], str | None]
"""Where a cell leads, relative to the file; None: nowhere."""

_NAVY, _HAIR, _WARN = "#1F3A5F", "#C9CFD9", "#FDF6E7"
_NARROW, _BROAD = 8, 52
"""Letters a line that a column has at least and at most."""
_UNDATED: Final = dt.date(1980, 1, 1)
_FIRST_ROW: Final = 3
"""Where the head of the table stands, counted from 0."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on every sheet besides its table: title of the file, a line below the caption, the date inside."""

    title: str
    line: str
    date: dt.date | None
    page: str
    """The word before the number of the printed page."""


def spreadsheet(tables: Sequence[Table], paper: Paper, href: Href = lambda _cell: None) -> bytes:
    """Give the file, a sheet a table. Raises ValueError for a cell that no spreadsheet can hold (32,767 letters)."""
    whole = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(whole, options)
    created = dt.datetime.combine(paper.date or _UNDATED, dt.time(), dt.UTC)
    book.set_properties({"title": paper.title, "author": "", "created": created})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    names = _sheet_names(tables)
    for table in tables:
        _fill(book.add_worksheet(next(names)), table, paper, looks, href)
    book.close()
    # Packed anew without compression: what zlib makes of a file differs from one machine to another.
    with zipfile.ZipFile(whole) as parts:
        return pack({name: _forward(name, parts.read(name)) for name in parts.namelist()})


def _forward(name: str, data: bytes) -> bytes:
    """Links to files with `/`, as addresses have it, where XlsxWriter writes them the Windows way."""
    return data.replace(b"\\", b"/") if name.endswith(".rels") else data


_TEXT = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True}
_CELL = {**_TEXT, "border": 1, "border_color": _HAIR}
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "caption": {"font_name": "Calibri", "font_size": 16, "font_color": _NAVY},
    "line": {"font_name": "Calibri", "font_size": 9, "font_color": "#566074"},
    "head": {**_TEXT, "bold": True, "font_color": "#FFFFFF", "bg_color": _NAVY, "valign": "vcenter"},
    "first": {**_CELL, "bold": True},
    "cell": _CELL,
    "warn": {**_CELL, "bg_color": _WARN},
    "link": {**_CELL, "font_color": _NAVY, "underline": 1},
}


def _fill(sheet: Any, table: Table, paper: Paper, looks: dict[str, Any], href: Href) -> None:
    _write(sheet, 0, 0, table.caption, looks["caption"])
    _write(sheet, 1, 0, paper.line, looks["line"])
    for column, head in enumerate(table.columns):
        _write(sheet, _FIRST_ROW, column, head, looks["head"])
        sheet.set_column(column, column, _width(table, column))
    for row, cells in enumerate(table.rows, _FIRST_ROW + 1):
        for column, cell in enumerate(cells):
            where = href(cell)
            if where is not None:
                sheet.write_url(row, column, f"external:{where}", looks["link"], cell.text)
            else:
                look = cell.mark if cell.mark == "warn" else "first" if column == 0 and table.row_headers else "cell"
                _write(sheet, row, column, cell.text, looks[look])
    _set_up(sheet, table, paper)


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    refused = sheet.write_string(row, column, text, look) if text else sheet.write_blank(row, column, None, look)
    if refused:
        raise ValueError(f"no cell can hold {len(text)} letters: {text[:60]!r}…")


def _set_up(sheet: Any, table: Table, paper: Paper) -> None:
    last = _FIRST_ROW + len(table.rows), len(table.columns) - 1
    sheet.freeze_panes(_FIRST_ROW + 1, 1)
    sheet.autofilter(_FIRST_ROW, 0, *last)
    sheet.repeat_rows(_FIRST_ROW)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{_plain(paper.line)}&R&8{paper.page} &P / &N")


def _plain(text: str) -> str:
    """A footer's own commands begin with `&`; it may have 255 letters."""
    return text.replace("&", "&&")[:180].removesuffix("&")


def _width(table: Table, column: int) -> int:
    texts = [table.columns[column], *(row[column].text for row in table.rows)]
    longest = max(max(map(len, text.split("\n"))) for text in texts)
    return min(max(longest + 2, _NARROW), _BROAD)


def _sheet_names(tables: Sequence[Table]) -> Iterator[str]:
    """Captions as names of sheets: 31 letters, without the signs that are not allowed, each once."""
    given: set[str] = set()
    for table in tables:
        plain = re.sub(r"[\[\]:*?/\\']", " ", table.caption).strip()[:31].strip() or "1"
        name, number = plain, 1
        while name.casefold() in given:
            number += 1
            name = f"{plain[:28]} {number}"
        given.add(name.casefold())
        yield name
