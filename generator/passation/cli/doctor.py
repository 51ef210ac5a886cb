"""`passation doctor`: what passation needs on this machine, tried for real."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from passation import __version__
from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.root import nearest, root_of
from passation.cli.trials import Trial, Verdict, trials
from passation.finding import Message, say
from passation.tools.terminal import one_line
from passation.words import Words

_WORDS: Final[dict[Verdict, Message]] = {"ok": say("fine"), "warning": say("mind"), "problem": say("problem")}


@click.command("doctor", help="Try what passation needs on this machine; end with 1 when something is broken.")
@click.option("--json", "as_json", is_flag=True, help="Say it for machines.")
@click.pass_obj
def door(asked: Asked, *, as_json: bool) -> int:
    """Print what came of each trial."""
    root = root_of(asked.root) if asked.root is not None else nearest(Path())
    with screen.working(asked, asked.words.t("Trying everything once")):
        found = list(trials(root))
    broken = any(each.verdict == "problem" for each in found)
    screen.out(_for_machines(found, asked.words) if as_json else _for_people(found, asked.words))
    if not as_json:
        screen.note(asked, asked.words.t("Something is broken: see its cure.") if broken else _next(asked, root))
    return int(broken)


def _next(asked: Asked, root: Path | None) -> str:
    if root is None:
        return asked.words.t("All that is needed works. Next: passation init DIR begins a company.")
    return asked.words.t("All that is needed works. Next: passation check")


def _for_people(found: Sequence[Trial], words: Words) -> str:
    width = max(len(words.say(each)) for each in _WORDS.values())
    lines = list[str]()
    for each in found:
        lines.append(one_line(f"{words.say(_WORDS[each.verdict]):<{width}}  {words.say(each.said)}"))
        if each.cure is not None:
            lines.append(one_line(f"{'':<{width}}  → {words.say(each.cure)}"))
    return "".join(f"{line}\n" for line in lines)


def _for_machines(found: Sequence[Trial], words: Words) -> str:
    rows = [
        {
            "trial": each.name,
            "verdict": each.verdict,
            "message": words.say(each.said),
            "cure": words.say(each.cure) if each.cure is not None else None,
        }
        for each in found
    ]
    return json.dumps({"passation": __version__, "trials": rows}, ensure_ascii=False, indent=2) + "\n"
