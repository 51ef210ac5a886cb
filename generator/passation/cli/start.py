"""Where a command begins and ends: the one place that catches, and the only exit codes there are."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.beside import tell
from passation.cli.doors import passation
from passation.cli.faults import write_report
from passation.cli.language import in_quotes, language, speak
from passation.cli.refusal import Blocked, Refusal
from passation.cli.system import why
from passation.tools.terminal import harmless, one_line
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
    except Blocked as blocked:
        return _blocked(asked, blocked)
    except Refusal as refusal:
        return _refused(asked, " ".join(asked.words.say(each) for each in (refusal.why, refusal.cure) if each))
    except CannotWrite as fault:
        return _refused(asked, asked.words.t(fault.text, **fault.facts))
    except click.Abort:
        return _interrupted(asked)
    except KeyboardInterrupt:
        return _interrupted(asked)
    except click.ClickException as fault:
        return _misused(asked, fault)
    except OSError as fault:
        return _refused(asked, asked.words.say(why(fault)))
    except Exception as fault:  # noqa: BLE001  # the last line of defence: nobody ever sees a traceback
        return _ours(fault, args, asked)


def _refused(asked: Asked, why: str) -> int:
    click.echo(one_line(asked.words.t("Error: {message}", message=why)), err=True)
    return REFUSED


def _misused(asked: Asked, fault: click.ClickException) -> int:
    """Click's own complaint, with the usage above it; what was typed must not steer the terminal."""
    said = io.StringIO()
    fault.show(said)
    click.echo(harmless(in_quotes(said.getvalue(), asked.words)), nl=False, err=True)
    return REFUSED


def _blocked(asked: Asked, blocked: Blocked) -> int:
    tell(blocked.findings, blocked.texts, asked)
    click.echo(asked.words.t("Nothing was made: mend these errors first."), err=True)
    return FOUND


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
