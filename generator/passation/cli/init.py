"""`passation init`: a company that begins, ready to check and to build."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

import click

from passation import __version__
from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.refusal import Refusal
from passation.cli.schema import editor_schemas
from passation.cli.tasks import editor_tasks
from passation.finding import Message, say
from passation.starters.company import SCHEMAS, begun
from passation.starters.kits import EVERY, FIRST, KITS, Kit, kits_named
from passation.tools.writer import begin

_LONGEST: Final = 120


@click.command("init", help="Begin a company in a new folder: first processes in draft, ready to check and to build.")
@click.argument("folder", metavar="[DIR]", required=False, type=Spot())
@click.option("--kit", "kits", metavar="KIT", multiple=True, help="A starter kit; may be given again (all: every one).")
@click.option("--name", metavar="NAME", help="Name of the company (default: a fictitious one).")
@click.option("--list", "only_list", is_flag=True, help="Write nothing; say which kits there are.")
@click.pass_obj
def door(asked: Asked, folder: Path | None, kits: Sequence[str], name: str | None, *, only_list: bool) -> int:
    """Write the company, and say what to do next."""
    if only_list:
        screen.out(_kits(asked))
        return 0
    if folder is None:
        raise Refusal(say("Where to? Name a new folder."), say("For example: passation init my-company"))
    chosen = _chosen(kits)
    if _can_ask(asked):
        name = name or _ask_name(asked)
        chosen = chosen or _ask_kits(asked)
    named = _checked(name or asked.words.t("Example Company (fictitious)"))
    tree = begun(chosen or FIRST, named, asked.words, __version__) | editor_schemas(asked.words).under(SCHEMAS)
    tree |= {".vscode/tasks.json": editor_tasks()}
    begin(tree, folder)
    _tell(asked, folder, [path for path in tree if path.startswith("sops/")])
    return 0


def _can_ask(asked: Asked) -> bool:
    return not asked.quiet and sys.stdin.isatty() and sys.stderr.isatty()


def _ask_name(asked: Asked) -> str:
    default = asked.words.t("Example Company (fictitious)")
    return str(click.prompt(asked.words.t("Name of the company"), default=default, err=True))


def _ask_kits(asked: Asked) -> tuple[Kit, ...]:
    click.echo(_kits(asked), nl=False, err=True)
    default = " ".join(kit.names[asked.words.language] for kit in FIRST)
    return _chosen(str(click.prompt(asked.words.t("Which kits"), default=default, err=True)).replace(",", " ").split())


def _chosen(names: Sequence[str]) -> tuple[Kit, ...]:
    """The kits of some names, in order of the catalogue; refuses an unknown one."""
    found: list[Kit] = []
    for name in names:
        kits = kits_named(name.strip().lower())
        if not kits:
            raise Refusal(say("There is no kit {name}.", name=name), _instead(name))
        found += kits
    return tuple(kit for kit in KITS if kit in found)


def _instead(name: str) -> Message:
    close = get_close_matches(name, [each for kit in KITS for each in kit.names.values()], 1, 0.6)
    if close:
        return say("Did you mean {close}?", close=close[0])
    return say("passation init --list says which there are.")


def _checked(name: str) -> str:
    """A company's name on one line; refuses what no file could hold."""
    line = " ".join(name.split())
    if not line or len(line) > _LONGEST or not line.isprintable():
        raise Refusal(say("This name cannot be written on one line of at most {limit} letters.", limit=_LONGEST))
    return line


def _kits(asked: Asked) -> str:
    language = asked.words.language
    rows = [(kit.names[language], asked.words.say(kit.title)) for kit in KITS]
    rows.append((EVERY[language], asked.words.t("All of them")))
    width = max(len(name) for name, _ in rows)
    return "".join(f"{name:<{width}}  {title}\n" for name, title in rows)


def _tell(asked: Asked, folder: Path, processes: Sequence[str]) -> None:
    words = asked.words
    screen.out("".join(f"{screen.spot(folder / path)}\n" for path in processes))
    count = words.n("{count} process in draft.", "{count} processes in draft.", len(processes))
    fiction = words.t("Names, figures and deadlines are fictitious: they are a start to correct.")
    screen.note(asked, f"{count} {fiction}")
    if folder.resolve() == Path.cwd().resolve():
        screen.note(asked, words.t("Next: passation check. README.md tells the first steps."))
    else:
        said = words.t("Next: cd {folder}, then passation check. README.md tells the first steps.", folder=str(folder))
        screen.note(asked, said)
