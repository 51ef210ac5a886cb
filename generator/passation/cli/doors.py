"""Every command, by hand: its module and the line that `passation --help` shows. A module is read when it is called."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

import click

from passation import __version__
from passation.cli.asked import Asked, everywhere
from passation.cli.language import in_words
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.tools.collecting import paused
from passation.words import Words


@dataclass(frozen=True, slots=True)
class Door:
    """One command: where it is, in which part of the help, and what it does in a line."""

    module: str
    part: Message
    summary: Message


CHECK: Final = say("To check")
READ: Final = say("To read")
HAND_OVER: Final = say("To hand over")
WRITE: Final = say("To write")

COMMANDS: Final[Mapping[str, Door]] = {
    "check": Door("passation.cli.check", CHECK, say("Say what is wrong, all of it at once.")),
    "explain": Door("passation.cli.explain", CHECK, say("Explain a rule: why, wrong, right, and how to cure it.")),
    "build": Door("passation.cli.build", READ, say("Make the handbook of one audience or of all.")),
    "serve": Door("passation.cli.serve", READ, say("Show the handbook in a browser, made again at each save.")),
    "pages": Door("passation.cli.pages", READ, say("Write the handbook as plain Markdown, for another site builder.")),
    "map": Door("passation.cli.map", READ, say("Draw one map into a file.")),
    "simulate": Door("passation.cli.simulate", READ, say("Say what stops, waits or goes on while a role is away.")),
    "export": Door("passation.cli.export", HAND_OVER, say("Make what is handed over to somebody.")),
    "verify": Door("passation.cli.verify", HAND_OVER, say("Say whether a data room is still what was sent.")),
    "leak-check": Door(
        "passation.cli.leak_check", HAND_OVER, say("Search a finished output for what it must not hold.")
    ),
    "init": Door("passation.cli.init", WRITE, say("Begin a company: first processes, ready to check and to build.")),
    "new": Door("passation.cli.new", WRITE, say("Begin a process, a role, a tool, an indicator or a contract.")),
    "edit": Door("passation.cli.edit", WRITE, say("Fill in a process in a form, in the browser.")),
    "fmt": Door("passation.cli.fmt", WRITE, say("Lay out every file in one way, without a change of meaning.")),
    "import": Door("passation.cli.import_", WRITE, say("Make drafts of Excel, Word, Notion, Trello or BPMN files.")),
    "schema": Door("passation.cli.schema", WRITE, say("Write the format for editors: completion, help, underlining.")),
    "doctor": Door("passation.cli.doctor", WRITE, say("Try what passation needs on this machine, and say the cure.")),
}


class Doors(click.Group):
    """A group whose commands are modules, read only when they are called; its help needs none of them."""

    def __init__(self, doors: Mapping[str, Door], **settings: Any) -> None:
        """Takes the commands by name, and what any group of click takes."""
        super().__init__(**settings)
        self.doors = doors

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The names, in order of the help."""
        return list(self.doors)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command in the reader's language, with the options that stand everywhere."""
        if cmd_name not in self.doors:
            return None
        with paused():
            command: click.Command = import_module(self.doors[cmd_name].module).door
        complete = copy.copy(command)
        complete.params = [*command.params, *everywhere()]
        return in_words(complete, _words(ctx))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does; for a slip of the pen it offers the commands, which it does not know by itself."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as fault:
            raise click.exceptions.NoSuchCommand(fault.command_name, possibilities=self.doors, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, part by part."""
        words = _words(ctx)
        for part in dict.fromkeys(door.part for door in self.doors.values()):
            rows = [(name, words.say(door.summary)) for name, door in self.doors.items() if door.part is part]
            with formatter.section(words.say(part)):
                formatter.write_dl(rows)


def passation(words: Words) -> click.Command:
    """The whole command line, in a language."""
    group = Doors(
        COMMANDS,
        name="passation",
        params=everywhere(),
        context_settings={"help_option_names": ["-h", "--help"]},
        subcommand_metavar="COMMAND [ARGUMENTS]",
        help="From one YAML file per process to a checked handbook, its maps and a data room.",
    )
    return in_words(click.version_option(__version__, message="passation %(version)s")(group), words)


def _words(ctx: click.Context) -> Words:
    asked = ctx.find_object(Asked)
    return asked.words if asked is not None else Words("en")
