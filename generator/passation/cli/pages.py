"""`passation pages`: the same handbook as Markdown with HTML blocks, for another site builder."""

from __future__ import annotations

from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.company import audience_of, cleared, open_company
from passation.cli.notices import notices_for
from passation.edition import publish
from passation.handbook import pages
from passation.handbook.markdown import markdown
from passation.tools.writer import write
from passation.words import Words


@click.command(
    "pages", help="Write the handbook of an audience as Markdown, with settings that MkDocs and Zensical read."
)
@click.option("--audience", "name", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option("-o", "--output", metavar="DIR", required=True, type=Spot(), help="Where to.")
@click.pass_obj
def door(asked: Asked, name: str | None, output: Path) -> int:
    """Write the tree, and print where."""
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Writing the pages")):
        manual = cleared(company, company.findings())
        edition = publish(manual, audience_of(manual, name))
        book = pages(edition, Words(edition.language), notices_for(company, edition))
        write(markdown(book), output, inputs=company.inputs)
    screen.out(f"{screen.spot(output)}\n")
    tell(book.undrawn, company.loaded.texts, asked)
    screen.note(asked, asked.words.t("Next: mkdocs build -f {file}", file=str(output / "mkdocs.yml")))
    return 0
