"""`passation simulate`: what stops, waits or goes on while somebody is away?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.company import audience_of, cleared, one_of, open_company
from passation.cli.figures import kind_of, note_small, on_paper, undrawn, written
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish
from passation.finding import say
from passation.maps.absences import Absence, absence, as_json, as_text, tells
from passation.maps.paper import Paper
from passation.model.scalars import Span
from passation.values import Duration
from passation.words import Words

_SPAN: TypeAdapter[Duration] = TypeAdapter(Span)
_UNNAMED = "simulation.svg"
"""For a sheet without a file: what is refused proposes a name."""


class Length(click.ParamType[Duration]):
    """A time as files say it: `3 days`, `2 semaines`."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Duration:
        """The time; a usage error for any other text."""
        try:
            return _SPAN.validate_python(str(value))
        except ValidationError:
            asked = ctx.find_object(Asked) if ctx else None
            words = asked.words if asked is not None else Words("en")
            self.fail(words.t("{value} is not a time; write it as 2 weeks.", value=str(value)), param, ctx)


@click.command("simulate", help="Say what stops, waits or goes on while roles are away, and what to do about it.")
@click.option(
    "--absent",
    "absent",
    metavar="ROLE",
    required=True,
    multiple=True,
    help="Who is away: a role, or all of an organisation; may be given again.",
)
@click.option("--for", "lasting", metavar="TIME", type=Length(), default="1 week", help="How long (default: 1 week).")
@click.option("--audience", "audience", metavar="AUDIENCE", help="For whom (default: default_audience).")
@click.option("--format", "kind", type=click.Choice(["text", "json"]), default="text", help="How to say it.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=Spot(),
    help="Draw it, too: a name that ends in .svg, .png, .pdf, .dot or .csv.",
)
@on_paper
@click.pass_obj
def door(asked: Asked, /, absent: tuple[str, ...], output: Path | None, paper: Paper | None, **chosen: Any) -> int:
    """Print the answer, draw it where that is asked; 1 when it cannot be drawn."""
    if output is not None or paper is not None:
        kind_of(output or Path(_UNNAMED), paper)
    company = open_company(asked)
    manual = cleared(company, company.findings())
    edition = publish(manual, audience_of(manual, chosen["audience"]))
    if not tells(edition):
        raise Refusal(
            say(
                "The readers of {audience} do not see who was trained: nothing can be said.",
                audience=edition.audience.id,
            ),
            say("Ask as an audience that sees the whole company, with --audience."),
        )
    roles = dict.fromkeys(role for each in absent for role in _roles(edition, each))
    away = Absence(tuple(roles), chosen["lasting"], company.today)
    said = as_json if chosen["kind"] == "json" else as_text
    screen.out(said(edition, asked.words, away, screen.width()))
    if output is not None:
        with screen.working(asked, asked.words.t("Drawing")):
            drawings = absence(edition, Words(edition.language), lambda _: None, away)
            for file in written(drawings, output, company.inputs, paper):
                screen.note(asked, str(file))
        faults = undrawn(drawings, kind_of(output))
        if faults:
            tell(faults, company.loaded.texts, asked)
            return 1
        note_small(asked, drawings, paper)
    screen.note(asked, asked.words.t("Next: name and train replacements in cartography/actors.yml, then ask again."))
    return 0


def _roles(edition: Edition, wanted: str) -> tuple[str, ...]:
    """A role that the audience sees, or every role of an organisation that it sees: a provider that fails."""
    theirs: dict[str, tuple[str, ...]] = {}
    for actor in edition.actors.values():
        if actor.organisation in edition.organisations:
            theirs[actor.organisation or ""] = (*theirs.get(actor.organisation or "", ()), actor.id)
    known = theirs | {actor: (actor,) for actor in edition.actors}
    return known[one_of(wanted, list(known), say("There is no role {role} in this edition.", role=wanted))]
