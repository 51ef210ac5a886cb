"""`passation export bpmn`: processes as an audience sees them, for the modellers of others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from passation.bpmn import diagrams, drawable
from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.company import audience_of, cleared, one_of, open_company
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish
from passation.finding import say
from passation.tools.writer import write, write_file
from passation.words import Words

_SUFFIX: Final = ".bpmn"


@click.command(
    "bpmn",
    help="Make BPMN 2.0 files of processes, lanes and places kept: Camunda Modeler, bpmn.io and others open them. "
    "Without an ID: every process that the audience sees.",
)
@click.argument("processes", metavar="[ID]…", nargs=-1)
@click.option("--audience", "name", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option(
    "-o",
    "--output",
    metavar="DIR or FILE.bpmn",
    required=True,
    type=Spot(),
    help="Where to: a folder, with a file each; or, for one process, a name that ends in .bpmn.",
)
@click.pass_obj
def door(asked: Asked, processes: Sequence[str], name: str | None, output: Path) -> int:
    """Write the files, and print where."""
    alone = output.suffix.lower() == _SUFFIX
    if alone and len(processes) != 1:
        raise Refusal(
            say("{file} holds one process: name it, or a folder for several.", file=output.name),
            say("For example: passation export bpmn FIN-012 -o {file}", file=output.name),
        )
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Drawing")):
        manual = cleared(company, company.findings())
        edition = publish(manual, audience_of(manual, name))
        made = diagrams(edition, Words(edition.language), _known(edition, processes))
        if alone:
            write_file(made[f"{processes[0]}{_SUFFIX}"], output, inputs=company.inputs)
        else:
            write(made, output, inputs=company.inputs)
    screen.out(f"{screen.spot(output)}\n")
    screen.note(asked, asked.words.t("Next: open it in a modeller, such as Camunda Modeler or demo.bpmn.io."))
    return 0


def _known(edition: Edition, wanted: Sequence[str]) -> list[str]:
    """The processes, if the audience sees steps of them; all such processes when none is named."""
    known = drawable(edition)
    return [
        one_of(each, known, say("There is no process {process} in this edition.", process=each))
        for each in dict.fromkeys(wanted)
    ] or known
