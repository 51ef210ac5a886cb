"""`passation new process`: a file with the next free number of its domain."""

from __future__ import annotations

import re

import click

from passation.analysis.naming import letters_of, next_number, slug
from passation.cli.adding import line_of, opened, pilot, tell
from passation.cli.asked import Asked
from passation.cli.company import one_of
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.model.manual import Manual
from passation.starters.sheet import headed, process_sheet
from passation.tools.writer import write_file


@click.command("process", help="Begin a process in a file of its own, as a draft.")
@click.argument("title", metavar="TITLE")
@click.option("--domain", metavar="DOMAIN", help="Folder under sops/ (default: the only one there is).")
@click.pass_obj
def door(asked: Asked, title: str, domain: str | None) -> int:
    """Write the file, and say where."""
    company, manual = opened(asked)
    name = line_of(title)
    folder = _domain(manual, domain)
    number = _number(manual, folder)
    result = asked.words.t("To be written: what is true once it is done, by when, for how many")
    sheet = process_sheet(number, name, pilot(manual), result, asked.words)
    path = f"sops/{folder}/{number}-{slug(name) or 'processus'}.yml"
    write_file(headed(sheet, "sop", path, company.root).encode(), company.root / path)
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


def _number(manual: Manual, folder: str) -> str:
    letters = letters_of((domain, number) for number, domain in manual.domain_of.items())
    taken = {*manual.sops, *(alias for sop in manual.sops.values() for alias in sop.aliases)}
    number = next_number(folder, letters, taken)
    if number is None:
        raise Refusal(say("Every number of {domain} is taken.", domain=folder))
    return number
