"""`passation new process`: a file with the next free number of its domain."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

import click

from passation.cli.adding import headed, line_of, opened, pilot, slug, tell
from passation.cli.asked import Asked
from passation.cli.company import one_of
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.model.manual import Manual
from passation.starters.blank import process, quoted
from passation.tools.writer import write_file

_LAST: Final = 999


@click.command("process", help="Begin a process in a file of its own, as a draft.")
@click.argument("title", metavar="TITLE")
@click.option("--domain", metavar="DOMAIN", help="Folder under sops/ (default: the only one there is).")
@click.pass_obj
def door(asked: Asked, title: str, domain: str | None) -> int:
    """Write the file, and say where."""
    company, manual = opened(asked)
    name = line_of(title)
    folder = _domain(manual, domain)
    number = next_number(manual, folder)
    given = {
        "id": number,
        "title": quoted(name),
        "owner": pilot(manual),
        "result": quoted(asked.words.t("To be written: what is true once it is done, by when, for how many")),
        "document": "{status: draft}",
    }
    path = f"sops/{folder}/{number}-{slug(name) or 'processus'}.yml"
    write_file(headed(process(given, asked.words), "sop", path, company.root).encode(), company.root / path)
    return tell(company, [path])


def _domain(manual: Manual, asked: str | None) -> str:
    """The folder: the one asked for, or the only one; refuses when there is a choice to make."""
    known = list(dict.fromkeys([*(each.id for each in manual.company.domains), *manual.domain_of.values()]))
    if asked is not None and not known:
        known = [asked] if re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", asked) else []
    if asked is not None:
        return one_of(asked, known, say("There is no domain {name} in company.yml.", name=asked))
    if len(known) == 1:
        return known[0]
    raise Refusal(
        say("In which domain? Name it with --domain."),
        say("There are: {known}.", known=", ".join(known)) if known else None,
    )


def next_number(manual: Manual, folder: str) -> str:
    """The next free number of a domain: its usual letters, else those that begin its name; old numbers stay taken."""
    taken = {*manual.sops, *(alias for sop in manual.sops.values() for alias in sop.aliases)}
    letters = Counter(number.partition("-")[0] for number, domain in manual.domain_of.items() if domain == folder)
    prefix = letters.most_common(1)[0][0] if letters else re.sub("[^a-z]", "", folder)[:3].upper().ljust(2, "X")
    last = max((int(number.partition("-")[2]) for number in taken if number.startswith(f"{prefix}-")), default=0)
    if last >= _LAST:
        raise Refusal(say("Every number of {prefix} is taken.", prefix=prefix))
    return f"{prefix}-{last + 1:03}"
