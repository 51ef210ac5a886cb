"""`passation export`: what is handed over to somebody."""

from __future__ import annotations

from typing import Final

from passation.cli.doors import Door, Doors
from passation.finding import say

EXPORTS: Final = {
    "dataroom": Door(
        "passation.cli.export_dataroom", say("To hand over"), say("Make the data room of one recipient: a sealed bag.")
    ),
    "bpmn": Door(
        "passation.cli.export_bpmn", say("To hand over"), say("Make BPMN 2.0 files, for the modellers of others.")
    ),
    "xlsx": Door(
        "passation.cli.export_xlsx", say("To hand over"), say("Make a workbook to edit: import --update takes it back.")
    ),
}
door: Final = Doors(
    EXPORTS,
    name="export",
    subcommand_metavar="COMMAND [ARGUMENTS]",
    help="Make what is handed over to somebody.",
)
