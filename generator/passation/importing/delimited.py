"""CSV as spreadsheets write it in France: semicolons, cp1252 or UTF-8, a comma in numbers, 03/11/2026."""

from __future__ import annotations

import csv
import io
from typing import Final

from passation.finding import say
from passation.importing.bounds import MAX_COLUMNS, MAX_ROWS
from passation.importing.found import Fate, Found, NotTaken, Said
from passation.importing.grids import Grid, read_grid

_SEPARATORS: Final = (";", "\t", ",", "|")
_MARKED: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_delimited(data: bytes, name: str) -> Found:
    """What a CSV file says. Raises NotTaken for one that is no text."""
    found = Found()
    grid = _grid(decoded(data), name, found)
    read_grid(grid, found, Said(name, f"{name}!A1", say("the name of the file")))
    return found


def decoded(data: bytes) -> str:
    """A text by its mark, else as UTF-8, else as Windows writes it in Western Europe. Raises NotTaken for no text."""
    encoding = next((name for mark, name in _MARKED if data.startswith(mark)), None)
    for candidate in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise NotTaken(
        say("This file is no text: its letters cannot be told."),
        say("In your spreadsheet or editor, save it as “CSV UTF-8” or as UTF-8 text."),
    )


def _grid(text: str, name: str, found: Found) -> Grid:
    rows: list[list[Said]] = []
    lines = text.removeprefix("\ufeff").split("\n")
    first = 1
    if lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=;"):
        separator, lines, first = lines[0][-1], lines[1:], 2
    else:
        separator = _separator(lines)
    try:
        for row, cells in enumerate(csv.reader(io.StringIO("\n".join(lines)), delimiter=separator), first):
            if row > MAX_ROWS:
                found.note(Fate.LEFT, f"{name}!A{row}", say("Rows beyond the {n}th are not read.", n=MAX_ROWS))
                break
            kept = cells[:MAX_COLUMNS]
            rows.append([Said(_calm(cell), f"{name}!{letters(place)}{row}") for place, cell in enumerate(kept, 1)])
    except csv.Error:
        raise NotTaken(
            say("This is not a CSV file as spreadsheets write it, or a cell in it is longer than 131,072 letters."),
            say("Open it in your spreadsheet, and save it as .xlsx."),
        ) from None
    return Grid(name, rows)


def _calm(text: str) -> str:
    """A cell as it was meant: our own exports write `'` before what a spreadsheet might run."""
    plain = text.strip()
    return plain[1:] if plain[:1] == "'" and plain[1:2] in set("=+-@|") else plain


def _separator(lines: list[str]) -> str:
    """What separates cells: the sign that gives the first lines most columns."""
    head = "\n".join(lines[:20])
    return max(_SEPARATORS, key=lambda sign: (head.count(sign), -_SEPARATORS.index(sign)))


def letters(column: int) -> str:
    """The name of a column, from 1: A, B, … Z, AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
