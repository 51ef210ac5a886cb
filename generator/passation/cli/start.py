"""Where a command begins and ends: the one place that catches, and the only exit codes there are."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.doors import passation
from passation.cli.faults import write_report
from passation.cli.language import language, speak
from passation.cli.refusal import Refusal
from passation.tools.writer import CannotWrite
from passation.words import Words

FINE: Final = 0
FOUND: Final = 1
"""Findings or differences at the asked level."""
REFUSED: Final = 2
"""Usage or configuration."""
OUR_FAULT: Final = 3
INTERRUPTED: Final = 130


def main() -> NoReturn:
    """Run the command line of this process."""
    screen.settle()
    sys.exit(run(sys.argv[1:]))


def run(args: Sequence[str]) -> int:
    """Run one command line; gives its exit code, and prints whatever there is to say."""
    asked = Asked(Words(language(args, os.environ, Path())))
    speak(asked.words)
    try:
        return int(passation(asked.words).main(list(args), "passation", standalone_mode=False, obj=asked) or FINE)
    except Refusal as refusal:
        return _refused(asked.words.say(refusal.why), asked.words.say(refusal.cure) if refusal.cure else "")
    except CannotWrite as fault:
        return _refused(asked.words.t(fault.text, **fault.facts))
    except click.Abort:
        return _interrupted(asked)
    except KeyboardInterrupt:
        return _interrupted(asked)
    except click.ClickException as fault:
        fault.show()
        return REFUSED
    except Exception as fault:  # noqa: BLE001  # the last line of defence: nobody ever sees a traceback
        return _ours(fault, args, asked)


def _refused(why: str, cure: str = "") -> int:
    click.echo(" ".join(part for part in (why, cure) if part), err=True)
    return REFUSED


def _interrupted(asked: Asked) -> int:
    click.echo(asked.words.t("Interrupted; nothing was left half done."), err=True)
    return INTERRUPTED


def _ours(fault: Exception, args: Sequence[str], asked: Asked) -> int:
    report = write_report(fault, args)
    if report is None:
        said = asked.words.t("Something went wrong, and it is our fault: {fault}.", fault=type(fault).__name__)
    else:
        said = asked.words.t(
            "Something went wrong, and it is our fault. What happened is written in {file}: please read it, then send "
            "it to us.",
            file=str(report),
        )
    click.echo(said, err=True)
    return OUR_FAULT
