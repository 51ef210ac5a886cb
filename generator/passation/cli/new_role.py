"""`passation new role`: one more actor."""

from __future__ import annotations

import click

from passation.cli.adding import added, free_id, line_of, opened, tell
from passation.cli.asked import Asked
from passation.model.actor import SIDES, Actor
from passation.starters.blank import item, quoted


@click.command("role", help="Begin a role in cartography/actors.yml.")
@click.argument("name", metavar="NAME")
@click.option("--side", type=click.Choice(SIDES), default="internal", help="On which side of the company it stands.")
@click.pass_obj
def door(asked: Asked, name: str, side: str) -> int:
    """Write the role, and say where."""
    company, manual = opened(asked)
    line = line_of(name)
    given = {"id": free_id(line, "role", manual.actors), "name": quoted(line), "side": side}
    return tell(company, [added(company, "actors", "actors", item(Actor, given, asked.words))])
