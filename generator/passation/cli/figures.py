"""Drawings written as files of the kind that a name asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import one_of
from passation.cli.refusal import Refusal
from passation.finding import Finding, say
from passation.maps import Drawing, standalone
from passation.maps.paper import LEAST, Paper, smallest
from passation.maps.standalone import FORMATS
from passation.table import Cell, Table
from passation.tools.writer import write_file
from passation.workbook import delimited

CSV: Final = "csv"
"""The kind of file that holds what a map says, for a spreadsheet."""
on_paper: Final = click.option(
    "--paper", type=click.Choice(["a4", "a3"]), help="Of a PDF (default: as large as the drawing)."
)
"""The sheet that is asked for, of every command that draws."""


def kind_of(output: Path, paper: Paper | None = None) -> str:
    """The kind of file that a name asks for. Raises Refusal for another one, and for a picture on a sheet."""
    kind = one_of(
        output.suffix.removeprefix("."), [*FORMATS, CSV], say("{file} is no kind of drawing.", file=output.name)
    )
    if paper is not None and kind != "pdf":
        raise Refusal(say("Only a PDF is on paper: -o {file}", file=output.with_suffix(".pdf").name))
    return kind


def written(
    drawings: Sequence[Drawing], output: Path, inputs: Sequence[Path], paper: Paper | None = None
) -> Iterator[Path]:
    """Write each drawing, and give its file: `map.svg`, then `map-2.svg`; one that could not be drawn has none.

    `inputs` are the folders that no output may touch; a PDF can be on a sheet of paper. Raises Refusal for a kind
    that a map does not have.
    """
    kind = kind_of(output)
    for number, drawing in enumerate(drawings, 1):
        if kind == CSV or (drawing.dot if kind == "dot" else drawing.svg):
            file = output if number == 1 else output.with_stem(f"{output.stem}-{number}")
            made = delimited(_table(drawing)) if kind == CSV else standalone(drawing, kind, paper)
            write_file(made, file, inputs=inputs)
            yield file
        elif drawing.fault is None:
            raise Refusal(
                say("There is no {kind} of this map.", kind=kind),
                say("The table under the map on its page says the same."),
            )


def undrawn(drawings: Sequence[Drawing], kind: str) -> list[Finding]:
    """Why drawings are missing among the files of a kind."""
    faults = [drawing.fault for drawing in drawings if drawing.fault is not None]
    return [] if kind in {"dot", CSV} else faults


def note_small(asked: Asked, drawings: Sequence[Drawing], paper: Paper | None) -> None:
    """Say so where a drawing on that paper has letters that nobody can read."""
    if paper is not None and any(each.svg and smallest(each, paper) < LEAST for each in drawings):
        screen.note(asked, asked.words.t("Some letters are too small to be read on this paper: take a larger sheet."))


def _table(drawing: Drawing) -> Table:
    """What a map says in words, as rows; a list has one column."""
    twin = drawing.twin
    if isinstance(twin, Table):
        return twin
    lines = enumerate(twin.entries, twin.first)
    rows = tuple((Cell(str(number)), Cell("".join(cell.text for cell in entry))) for number, entry in lines)
    return Table(twin.caption, ("", twin.caption), rows)
