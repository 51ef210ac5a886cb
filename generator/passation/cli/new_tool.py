"""`passation new tool`: one more tool."""

from __future__ import annotations

import click

from passation.cli.adding import added, free_id, line_of, opened, pilot, tell
from passation.cli.asked import Asked
from passation.model.tool import Tool
from passation.starters.blank import item, quoted


@click.command("tool", help="Begin a tool in cartography/tools.yml.")
@click.argument("name", metavar="NAME")
@click.pass_obj
def door(asked: Asked, name: str) -> int:
    """Write the tool, and say where."""
    company, manual = opened(asked)
    line, owner = line_of(name), pilot(manual)
    given = {
        "id": free_id(line, "tool", manual.tools),
        "name": quoted(line),
        "owner": owner,
        "grants": f"[{{actor: {owner}, right: admin}}]",
    }
    return tell(company, [added(company, "tools", "tools", item(Tool, given, asked.words))])
