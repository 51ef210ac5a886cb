"""Printing: results on standard output, everything about the run beside them on standard error."""

from __future__ import annotations

import codecs
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO

import click

from passation.cli.asked import Asked
from passation.tools.terminal import harmless

_PLAIN: Final = {"\u202f": " ", "→": "->", "…": "...", "≥": ">=", "≤": "<=", "’": "'", "−": "-", "\u2011": "-"}
"""What stands for a letter that an old console does not have."""


def settle() -> None:
    """Make both streams take every text: a letter that the console lacks is replaced, never a reason to stop.

    A stream that was closed before we came (`>&-`) becomes one that nobody reads.
    """
    codecs.register_error("passation", _replace)
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="passation")


def _nowhere() -> TextIO:
    """Give a stream that takes everything and keeps nothing; opening it also keeps its number from a file of ours."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _replace(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeEncodeError):
        raise fault
    return "".join(_PLAIN.get(char, "?") for char in fault.object[fault.start : fault.end]), fault.end


def colours(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a stream takes colours: a terminal does, unless `NO_COLOR`; anything does with `FORCE_COLOR`."""
    if environ.get("NO_COLOR"):
        return False
    return bool(environ.get("FORCE_COLOR")) or (stream.isatty() and environ.get("TERM") != "dumb")


def colours_out() -> bool:
    """Whether results take colours."""
    return colours(sys.stdout)


def width() -> int:
    """Columns for a text for people: those of the terminal, within what reads well; 80 where there is none."""
    return min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)


def spot(path: Path) -> str:
    """A path as it is shortest to read and to copy: from the folder one is in, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) and path != here else str(path)


def out(text: str) -> None:
    """Print a result. Whoever stops reading (`| head`) stops nothing else: the rest goes nowhere, in silence."""
    try:
        click.echo(text, nl=False, color=colours(sys.stdout))
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def note(asked: Asked, text: str) -> None:
    """Say something about the run, unless asked to be quiet."""
    if not asked.quiet:
        click.echo(harmless(text), err=True)


def detail(asked: Asked, text: str) -> None:
    """Say what is being done, when asked for it."""
    if asked.verbose:
        note(asked, text)


@contextmanager
def working(asked: Asked, text: str) -> Iterator[None]:
    """Show on a terminal that something takes its time; elsewhere say nothing."""
    if asked.quiet or not sys.stderr.isatty() or not colours(sys.stderr):
        detail(asked, text)
        yield
        return
    from rich.console import Console  # noqa: PLC0415  # a third of the start-up of a command that needs none of it

    with Console(stderr=True).status(text):
        yield
