"""`passation new`: one more process, role, tool, indicator or contract, with a sheet to fill in."""

from __future__ import annotations

from typing import Final

from passation.cli.doors import Door, Doors
from passation.finding import say

_PART: Final = say("To begin")
SHEETS: Final = {
    "process": Door(
        "passation.cli.new_process", _PART, say("A process: a file of its own, with the next free number.")
    ),
    "role": Door("passation.cli.new_role", _PART, say("Somebody who does, receives or decides something.")),
    "tool": Door("passation.cli.new_tool", _PART, say("A piece of software or a service.")),
    "kpi": Door("passation.cli.new_kpi", _PART, say("An indicator: your own, or one of the catalogue.")),
    "contract": Door("passation.cli.new_contract", _PART, say("A contract with a provider.")),
}
door: Final = Doors(
    SHEETS,
    name="new",
    subcommand_metavar="COMMAND [ARGUMENTS]",
    help="Begin one more thing: a sheet with every key and its help, the essential ones open.",
)
