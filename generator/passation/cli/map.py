"""`passation map`: one map as a file, for a slide, a wall or another tool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.company import audience_of, cleared, one_of, open_company
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish
from passation.finding import Message, say
from passation.maps import MAPS, Drawing, standalone
from passation.maps.standalone import FORMATS
from passation.table import Cell, Table
from passation.tools.writer import write_file
from passation.words import Words
from passation.workbook import delimited

CSV = "csv"
"""The kind of file that holds what a map says, for a spreadsheet."""


@click.command(
    "map",
    help="Draw one map as an audience sees it: landscape, responsibility, handovers, dataflow, usage, "
    "accesses, dependency, escalation, roadmap, raci, or swimlane of a process.",
)
@click.argument("name", metavar="NAME")
@click.argument("process", metavar="[ID]", required=False)
@click.option("--audience", "audience", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=Spot(),
    help="Where to: a name that ends in .svg, .png, .pdf, .dot or .csv.",
)
@click.pass_obj
def door(asked: Asked, name: str, process: str | None, audience: str | None, output: Path) -> int:
    """Write the drawings, one file each, and print where; 1 when one of them cannot be drawn."""
    kind = one_of(
        output.suffix.removeprefix("."), [*FORMATS, CSV], say("{file} is no kind of drawing.", file=output.name)
    )
    wanted = MAPS[one_of(name, list(MAPS), say("There is no map {name}.", name=name))]
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Drawing")):
        manual = cleared(company, company.findings())
        edition = publish(manual, audience_of(manual, audience))
        if (process is None and wanted.process == "must") or (process is not None and wanted.process == "never"):
            raise Refusal(_fitting(name, needed=process is None))
        drawings = wanted.draw(edition, Words(edition.language), _known(edition, process), lambda _: None)
        for file, drawing in _files(output, drawings, kind):
            made = delimited(_table(drawing)) if kind == CSV else standalone(drawing, kind)
            write_file(made, file, inputs=company.inputs)
            screen.out(f"{file}\n")
    faults = [drawing.fault for drawing in drawings if drawing.fault is not None]
    if faults and kind not in {"dot", CSV}:
        tell(faults, company.loaded.texts, asked)
        return 1
    screen.note(asked, asked.words.t("Next: passation build puts every map on its page."))
    return 0


def _fitting(name: str, *, needed: bool) -> Message:
    if needed:
        return say("The map {name} is drawn of one process: passation map {name} FIN-012 -o map.svg", name=name)
    return say("The map {name} is drawn of the whole company: leave the process out.", name=name)


def _known(edition: Edition, process: str | None) -> str | None:
    """The process, if the audience sees it; what it does not see is as unknown as what does not exist."""
    if process is None:
        return None
    return one_of(process, list(edition.sops), say("There is no process {process} in this edition.", process=process))


def _table(drawing: Drawing) -> Table:
    """What a map says in words, as rows; a list has one column."""
    twin = drawing.twin
    if isinstance(twin, Table):
        return twin
    lines = enumerate(twin.entries, twin.first)
    rows = tuple((Cell(str(number)), Cell("".join(cell.text for cell in entry))) for number, entry in lines)
    return Table(twin.caption, ("", twin.caption), rows)


def _files(output: Path, drawings: Sequence[Drawing], kind: str) -> Iterator[tuple[Path, Drawing]]:
    """Each drawing with its file: `map.svg`, then `map-2.svg`; one that could not be drawn has none."""
    for number, drawing in enumerate(drawings, 1):
        if kind == CSV or (drawing.dot if kind == "dot" else drawing.svg):
            yield (output if number == 1 else output.with_stem(f"{output.stem}-{number}")), drawing
        elif drawing.fault is None:
            raise Refusal(
                say("There is no {kind} of this map.", kind=kind),
                say("The table under the map on its page says the same."),
            )
