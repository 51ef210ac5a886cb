"""Measures and incidents: append-only CSV files beside the YAML."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from pydantic import ValidationError

from passation.finding import Finding, Severity, say
from passation.load.bounds import MAX_FAULTS, more
from passation.load.document import decode
from passation.model.kpi import Incident, Measure
from passation.model.scalars import Date, Number, reader_of
from passation.source import Place

_MAX_CELL: Final = 500
Row = TypeVar("Row", Measure, Incident)


def read_measures(path: str, data: bytes) -> tuple[tuple[Measure, ...], list[Finding]]:
    """`date,value[,note]`, oldest first."""
    rows, findings = _read(path, data, "date,value,note", _measure)
    return tuple(sorted((row for _, row in rows), key=lambda row: row.date)), findings


def read_incidents(path: str, data: bytes) -> tuple[tuple[tuple[Place, Incident], ...], list[Finding]]:
    """`date,process,cause,fix`, oldest first, each with its place."""
    rows, findings = _read(path, data, "date,process,cause,fix", _incident)
    return tuple(sorted(rows, key=lambda row: (row[1].date, row[1].process))), findings


def _measure(cells: list[str]) -> Measure:
    day, value, *note = cells
    return Measure(
        reader_of(Date).validate_python(day), reader_of(Number).validate_python(value), (note or [""])[0].strip()
    )


def _incident(cells: list[str]) -> Incident:
    day, process, cause, *fix = cells
    return Incident(reader_of(Date).validate_python(day), process.strip(), cause.strip(), (fix or [""])[0].strip())


def _read(
    path: str, data: bytes, columns: str, make: Callable[[list[str]], Row]
) -> tuple[list[tuple[Place, Row]], list[Finding]]:
    text, fault = decode(path, data)
    if fault is not None:
        return [], [fault]
    rows: list[tuple[Place, Row]] = []
    findings: list[Finding] = []
    for number, line in _lines(text):
        place = Place(path, number, len(line) - len(line.lstrip()) + 1, len(line.strip()))
        try:
            cells = next(csv.reader([line.strip()]), [])
            if len(cells) > columns.count(",") + 1 or any(len(cell) > _MAX_CELL for cell in cells):
                raise ValueError  # noqa: TRY301  # one sentence for every way a line can be wrong
            rows.append((place, make(cells)))
        except (ValueError, ValidationError, csv.Error):
            said = say("This line does not read as `{columns}`.", columns=columns)
            cure = say("Write the day as 2026-11-03, the value as a number; quote a text that contains a comma.")
            fix = _mended(line.strip(), make)
            findings.append(Finding("YML114", Severity.ERROR, place, said, cure, fix=fix))
    if len(findings) > MAX_FAULTS:
        findings = [*findings[:MAX_FAULTS], more(Place(path), len(findings) - MAX_FAULTS)]
    return rows, findings


def _mended(line: str, make: Callable[[list[str]], Row]) -> str | None:
    """The line of a French spreadsheet (`31/01/2026;52,5`) as it should be; None where it stays unreadable."""
    from passation.load.offers import offered  # noqa: PLC0415  # few lines are unreadable

    day, *rest = line.split(";") if ";" in line else line.split(",")
    decimal: list[str] = [
        cell.replace(",", ".") if cell.strip().replace(",", "").isdecimal() else cell for cell in rest
    ]
    cells = [offered("not_a_date", day.strip()) or day.strip(), *(cell.strip() for cell in decimal)]
    try:
        make(cells)
    except (ValueError, ValidationError):
        return None
    return ",".join(cells) if not any("," in cell or '"' in cell for cell in cells) else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Numbered lines without the heading, empty ones and comments."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare and not bare.startswith("#") and not bare.lower().startswith("date"):
            yield number, line
