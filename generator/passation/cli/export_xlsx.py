"""`passation export xlsx`: the processes of an audience as a workbook to edit, which `import --update` takes back."""

from __future__ import annotations

from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.company import audience_of, cleared, open_company
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish
from passation.finding import say
from passation.model.manual import Manual
from passation.tools.writer import write_file
from passation.words import Words
from passation.workbook.exchange import exchange_workbook


@click.command("xlsx", help="Make a workbook of the processes of an audience, to edit in a spreadsheet.")
@click.option("--audience", "name", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option("-o", "--output", metavar="FILE.xlsx", required=True, type=Spot(), help="Where to.")
@click.pass_obj
def door(asked: Asked, name: str | None, output: Path) -> int:
    """Write the workbook, and print where."""
    if output.suffix.lower() != ".xlsx":
        raise Refusal(
            say("{file} does not end with .xlsx.", file=str(output)), say("Name a file such as processus.xlsx.")
        )
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Making the workbook")):
        edition = to_edit(cleared(company, company.findings()), name)
        data = exchange_workbook(edition, Words(edition.language))
    write_file(data, output, inputs=company.inputs)
    screen.out(f"{screen.spot(output)}\n")
    said = asked.words.t("Next: change cells, save, then passation import {file} --update", file=screen.spot(output))
    screen.note(asked, said)
    return 0


def to_edit(manual: Manual, name: str | None) -> Edition:
    """The edition of an audience in the language of the sources: what comes back goes into those."""
    audience = audience_of(manual, name)
    return publish(manual, audience.model_copy(update={"language": manual.company.language}))
