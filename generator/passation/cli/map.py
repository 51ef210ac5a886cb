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
from passation.maps import MAPS, Drawing, responsibility, wave_map
from passation.maps.paper import Paper
from passation.maps.responsibilities import instant
from passation.table import Target
from passation.words import Words


@click.command(
    "map",
    help="Draw one map as an audience sees it: landscape, responsibility, handovers, dataflow, usage, "
    "accesses, dependency, escalation, roadmap, raci, or the swimlane or card of a process.",
)
@click.argument("name", metavar="NAME")
@click.argument("process", metavar="[ID]", required=False)
@click.option("--audience", "audience", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option(
    "--before",
    "before",
    metavar="ID",
    help="Responsibility just before the wave of a process; with --after, too, both pictures.",
)
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
        drawings = _drawings(edition, name, process, (chosen["before"], chosen["after"]), paper)
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


def _drawings(
    edition: Edition, name: str, process: str | None, sides: tuple[str | None, str | None], paper: Paper | None
) -> tuple[Drawing, ...]:
    """The map, or the company before or after a wave, or on both sides of it. Raises Refusal for what there is not."""
    (before, after), words = sides, Words(edition.language)
    wave = before or after
    if wave is None:
        return MAPS[name].drawn(edition, words, _known(edition, process), _nowhere, paper)
    if name != "responsibility" or (before and after and before != after):
        raise Refusal(
            say("Before and after a wave there is the map responsibility, of one wave at a time."),
            say("For example: passation map responsibility --before FIN-012 -o map.svg"),
        )
    waves = list(dict.fromkeys(each.process for each in edition.waves))
    one_of(wave, waves, say("There is no wave of {process} in this edition.", process=wave))
    if not (before and after):
        return responsibility(edition, words, _nowhere, instant(edition, wave, after=after is not None))
    drawings = wave_map(edition, words, wave, _nowhere)
    if not drawings:
        raise Refusal(say("The wave of {process} takes nothing outside: every step stays inside.", process=wave))
    return drawings


def _nowhere(_: Target) -> None:
    """A drawing that stands alone leads nowhere."""
