"""What every command is asked alike: where the company is, in which language, on which day, how loudly."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from passation.words import LANGUAGES, Words


@dataclass
class Asked:
    """The options that stand before a command or behind it; filled in while click reads them."""

    words: Words
    root: Path | None = None
    today: dt.date | None = None
    quiet: bool = False
    verbose: bool = False


class Day(click.ParamType[dt.date]):
    """A day as `2026-11-03`, nothing else: a command line is read by machines, too."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day; a usage error for any other text."""
        try:
            return dt.datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            said = _words(ctx).t("{value} is not a day; write it as 2026-11-03.", value=str(value))
            self.fail(said, param, ctx)


class Spot(click.Path):
    """A path that an operating system can have."""

    def __init__(self) -> None:
        """Gives `Path` values; whether there is anything is for the command to see."""
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; a usage error where no system could have it."""
        text = str(value)
        if not text or any(ord(char) < 0x20 or 0xD800 <= ord(char) <= 0xDFFF for char in text):
            self.fail(_words(ctx).t("This is no path."), param, ctx)
        return super().convert(value, param, ctx)


def _words(ctx: click.Context | None) -> Words:
    asked = ctx.find_object(Asked) if ctx else None
    return asked.words if asked is not None else Words("en")


def everywhere() -> list[click.Parameter]:
    """The options that every command takes."""
    return [
        click.Option(
            ["--root"],
            metavar="DIR",
            type=Spot(),
            callback=_keep,
            expose_value=False,
            help="Folder of the company (default: the nearest one above with cartography/company.yml).",
        ),
        click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            callback=_keep_language,
            expose_value=False,
            help="Language of messages (default: the company's, else the system's).",
        ),
        click.Option(
            ["--today"],
            metavar="DATE",
            type=Day(),
            callback=_keep,
            expose_value=False,
            help="The day it is, such as 2026-11-03.",
        ),
        click.Option(
            ["-q", "--quiet"], is_flag=True, callback=_keep, expose_value=False, help="Only say what is asked for."
        ),
        click.Option(
            ["-v", "--verbose"], is_flag=True, callback=_keep, expose_value=False, help="Say what is being done."
        ),
    ]


def _keep(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value:
        setattr(ctx.find_object(Asked), param.name or "", value)


def _keep_language(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    asked = ctx.find_object(Asked)
    if value and asked is not None:
        asked.words = Words(value)
