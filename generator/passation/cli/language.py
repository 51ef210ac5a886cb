"""The command line in the reader's language: which one, and click's own sentences with ours.

Commands are written in English, as click likes them; a copy of each is put into words when it is needed.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click
from click import core, decorators, exceptions, formatting, parser, termui, types, utils

from passation.cli.root import nearest
from passation.words import LANGUAGES, Words

_COMPANY_SAYS: Final = re.compile(r"""^language:\s*["']?(fr|en)\b""", re.MULTILINE)
_QUOTED: Final = re.compile(r"""'([^'\n]+)'|"([^"\n]+)\"""")
_SYSTEM: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


def language(args: Sequence[str], environ: Mapping[str, str], here: Path) -> str:
    """The language to speak: `--lang`, else the company's, else the system's, else French.

    It is looked up before the arguments are read, for reading them may already need words. The company's file is only
    skimmed: a broken one must not keep a message from being shown.
    """
    wanted = _option(args, "--lang")
    if wanted in LANGUAGES:
        return wanted
    root = nearest(Path(_option(args, "--root") or here))
    if root is not None:
        found = _COMPANY_SAYS.search(_skim(root / "cartography" / "company.yml"))
        return found[1] if found else "fr"
    system = next((environ[name] for name in _SYSTEM if environ.get(name)), "")
    return "fr" if system[:2] in {"", "fr", "C", "C."} or system == "POSIX" else "en"


def _option(args: Sequence[str], name: str) -> str:
    """The value of an option, wherever it stands; the last one counts."""
    value = ""
    for place, each in enumerate(args):
        if each == name and place + 1 < len(args):
            value = args[place + 1]
        elif each.startswith(f"{name}="):
            value = each.removeprefix(f"{name}=")
    return value


def _skim(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(100_000).decode("utf-8", "replace")
    except OSError:
        return ""


def speak(words: Words) -> None:
    """Make click say its own sentences in our words.

    Click asks Python's `gettext`, which would want compiled catalogues in a folder of the system; so the two names by
    which its modules call it are ours. `tests/test_words.py` knows every sentence of the click that is installed.
    """
    for module in (core, decorators, exceptions, formatting, parser, termui, types, utils):
        for name, ours in (("_", words.gettext), ("ngettext", words.ngettext)):
            if hasattr(module, name):
                setattr(module, name, ours)
    core.Context.formatter_class = _Headed if words.language == "fr" else click.HelpFormatter


class _Headed(click.HelpFormatter):
    """Headings as French sets them: a no-break space before the colon."""

    def write_heading(self, heading: str) -> None:
        """One heading."""
        super().write_heading(f"{heading}\u00a0")


def in_quotes(text: str, words: Words) -> str:
    """Click's sentences with the quotation marks of a language; it writes Python's around whatever it names."""
    return _QUOTED.sub(lambda found: f"«\u00a0{found[1] or found[2]}\u00a0»", text) if words.language == "fr" else text


def in_words(command: click.Command, words: Words) -> click.Command:
    """A copy of a command with its help, and that of its options, in a language."""
    said = copy.copy(command)
    said.help = words.t(command.help or "")
    if isinstance(said, click.Group):
        said.subcommand_metavar = words.t(said.subcommand_metavar)
    said.params = [_param(param, words) for param in command.params]
    return said


def _param(param: click.Parameter, words: Words) -> click.Parameter:
    said = copy.copy(param)
    if isinstance(said, click.Option | click.Argument) and said.help:
        said.help = words.t(said.help)
    if said.metavar:
        said.metavar = words.t(said.metavar)
    return said
