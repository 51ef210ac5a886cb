"""`passation build`: the handbook of an audience, as a folder to open or to put behind a login."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.company import Company, audience_of, audiences_of, cleared, open_company
from passation.cli.notices import notices_for
from passation.cli.refusal import Refusal
from passation.edition import publish
from passation.finding import Finding, say
from passation.handbook import Handbook, pages
from passation.model.company import Audience
from passation.model.manual import Manual
from passation.site.build import build_site
from passation.tools.collecting import young
from passation.tools.writer import write
from passation.words import Words

_FOLDER: Final = Path("build", "handbook")


@click.command(
    "build", help="Make the handbook of one audience, of several, or of all. What is hidden from it is not in it."
)
@click.option("--audience", "names", metavar="AUDIENCE", multiple=True, help="For whom (default: default_audience).")
@click.option("--all", "everyone", is_flag=True, help="For every audience.")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=Spot(),
    help="The handbook's folder; with several audiences, the one that holds theirs (default: build/handbook).",
)
@click.option("--draft", is_flag=True, help="Say on every page that it is a draft.")
@click.pass_obj
def door(asked: Asked, names: Sequence[str], output: Path | None, *, everyone: bool, draft: bool) -> int:
    """Write each handbook, and print where."""
    if everyone and names:
        raise Refusal(say("--all and --audience exclude each other."))
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Checking")):
        manual = cleared(company, company.findings())
    audiences = _chosen(manual, names, everyone=everyone)
    alone = output is not None and len(names) == 1
    undrawn: list[Finding] = []
    for audience in audiences:
        folder = (output or company.root / _FOLDER) / ("" if alone else audience.id)
        doing = asked.words.t("Making the handbook “{name}”", name=audience.name or audience.id)
        with screen.working(asked, doing), young():
            site = build_site(_book(company, manual, audience, undrawn, draft=draft))
            write(site, folder, inputs=company.inputs)
        del site
        screen.out(f"{screen.spot(folder)}\n")
    tell(undrawn, company.loaded.texts, asked)
    screen.note(asked, asked.words.t("Next: open index.html there in a browser, or passation serve."))
    return 0


def _chosen(manual: Manual, names: Sequence[str], *, everyone: bool) -> list[Audience]:
    if everyone:
        return list(audiences_of(manual))
    return [audience_of(manual, name) for name in dict.fromkeys(names)] or [audience_of(manual, None)]


def _book(company: Company, manual: Manual, audience: Audience, undrawn: list[Finding], *, draft: bool) -> Handbook:
    """The handbook of one audience; the maps that it could not draw are added to `undrawn`."""
    edition = publish(manual, audience)
    words = Words(edition.language)
    book = pages(edition, words, notices_for(company, edition))
    undrawn += book.undrawn
    if not draft:
        return book
    name = words.t("{edition} — draft", edition=book.imprint.edition)
    return replace(book, imprint=replace(book.imprint, edition=name))
