"""`passation map`: one map as a file, for a slide, a wall or another tool."""

from __future__ import annotations

from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.company import audience_of, cleared, one_of, open_company
from passation.cli.figures import kind_of, note_small, on_paper, undrawn, written
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish
from passation.finding import Message, say
from passation.maps import MAPS, responsibility
from passation.maps.paper import Paper
from passation.maps.responsibilities import Instant, instant
from passation.words import Words


@click.command(
    "map",
    help="Draw one map as an audience sees it: landscape, responsibility, handovers, dataflow, usage, "
    "accesses, dependency, escalation, roadmap, raci, or the swimlane or card of a process.",
)
@click.argument("name", metavar="NAME")
@click.argument("process", metavar="[ID]", required=False)
@click.option("--audience", "audience", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option("--before", "before", metavar="ID", help="Responsibility just before the wave of a process.")
@click.option("--after", "after", metavar="ID", help="Responsibility once the wave of a process is over.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=Spot(),
    help="Where to: a name that ends in .svg, .png, .pdf, .dot or .csv.",
)
@on_paper
@click.pass_obj
def door(
    asked: Asked, /, name: str, process: str | None, output: Path, paper: Paper | None, **chosen: str | None
) -> int:
    """Write the drawings, one file each, and print where; 1 when one of them cannot be drawn."""
    kind = kind_of(output, paper)
    wanted = MAPS[one_of(name, list(MAPS), say("There is no map {name}.", name=name))]
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Drawing")):
        manual = cleared(company, company.findings())
        edition = publish(manual, audience_of(manual, chosen["audience"]))
        if (process is None and wanted.process == "must") or (process is not None and wanted.process == "never"):
            raise Refusal(_fitting(name, needed=process is None))
        at = _instant(edition, name, chosen["before"], chosen["after"])
        words = Words(edition.language)
        if at is not None:
            drawings = responsibility(edition, words, lambda _: None, at)
        else:
            drawings = wanted.draw(edition, words, _known(edition, process), lambda _: None)
        for file in written(drawings, output, company.inputs, paper):
            screen.out(f"{file}\n")
    faults = undrawn(drawings, kind)
    if faults:
        tell(faults, company.loaded.texts, asked)
        return 1
    note_small(asked, drawings, paper)
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


def _instant(edition: Edition, name: str, before: str | None, after: str | None) -> Instant | None:
    """The wave that was asked for, and from which side; None where none was. Raises Refusal for one there is not."""
    wanted = before or after
    if wanted is None:
        return None
    if name != "responsibility" or (before and after):
        raise Refusal(
            say("Before and after a wave there is the map responsibility, one of both at a time."),
            say("For example: passation map responsibility --before FIN-012 -o map.svg"),
        )
    waves = list(dict.fromkeys(wave.process for wave in edition.waves))
    one_of(wanted, waves, say("There is no wave of {process} in this edition.", process=wanted))
    return instant(edition, wanted, after=after is not None)
