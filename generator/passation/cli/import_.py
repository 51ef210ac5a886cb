"""`passation import`: drafts of what a company already has, or the changes that were made in an exported workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.company import Company, one_of, open_company
from passation.cli.import_update import update
from passation.cli.keep import keep
from passation.cli.refusal import Refusal
from passation.finding import Severity, say
from passation.importing.account import as_markdown, as_text
from passation.importing.bounds import MAX_FILE
from passation.importing.company import Known, known
from passation.importing.drafting import Import, Wishes, domain_asked, draft_all
from passation.importing.entries import with_entries
from passation.importing.formats import read_source
from passation.importing.found import NotTaken
from passation.load.folder import load
from passation.rules import check_all
from passation.tools.terminal import harmless
from passation.tools.writer import write_file
from passation.words import Words


@click.command("import", help="Make drafts of what you have: Excel, CSV, Word, Markdown, Notion, Trello, BPMN.")
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=Spot())
@click.option("--domain", metavar="DOMAIN", help="Folder of sops/ for the drafts (default: what the file says).")
@click.option("--owner", metavar="ACTOR", help="Pilot of the processes for which the file names nobody known.")
@click.option("--create-missing", "creates", is_flag=True, help="Add unknown actors and tools to their files.")
@click.option("--update", "updates", is_flag=True, help="Take the changes of a workbook made by export xlsx.")
@click.option("--delete-missing", "deletes", is_flag=True, help="With --update: delete what was taken out of it.")
@click.option("--dry-run", "only_shows", is_flag=True, help="Write nothing; show what would be written.")
@click.option("--report", metavar="FILE.md", type=Spot(), help="Write the whole account there.")
@click.pass_obj
def door(
    asked: Asked, /, files: Sequence[Path], domain: str | None, owner: str | None, report: Path | None, **flags: bool
) -> int:
    """Read the files, draft, write, and give the account."""
    if flags["deletes"] and not flags["updates"]:
        raise Refusal(say("--delete-missing goes with --update alone."))
    company = open_company(asked)
    with in_words():
        sources = [(harmless(file.name), bytes_of(file)) for file in files]
        if flags["updates"]:
            return update(company, sources, report, deletes=flags["deletes"], only_shows=flags["only_shows"])
        there = known(company.loaded.texts, creates=flags["creates"])
        wishes = Wishes(Words(there.language), domain_asked(domain) if domain else None, _pilot(owner, there))
        with screen.working(asked, asked.words.t("Reading what you have")):
            made = draft_all([(name, read_source(name, data)) for name, data in sources], there, wishes)
        texts: dict[str, str | None] = {each.path: each.text for each in made.drafts}
        if flags["creates"]:
            texts |= with_entries(company.loaded.texts, made.proposals, wishes.words)
            made.proposals.clear()
    return _finish(company, made, texts, report, only_shows=flags["only_shows"])


@contextmanager
def in_words() -> Iterator[None]:
    """Say a file that is not taken as any other refusal."""
    try:
        yield
    except NotTaken as fault:
        raise Refusal(fault.why, fault.cure) from None


def bytes_of(file: Path) -> bytes:
    """A file's bytes, one more than may be read at most."""
    if not file.is_file():
        raise NotTaken(say("{file} is not a file.", file=str(file)), say("Name files, one after the other."))
    with file.open("rb") as stream:
        return stream.read(MAX_FILE + 1)


def _pilot(owner: str | None, there: Known) -> str | None:
    if owner is None:
        return None
    inside = [each for each in there.actor.ids if each not in there.actor.outside]
    return one_of(owner, inside, say("There is no actor {name} in the company.", name=owner))


def _finish(
    company: Company, made: Import, texts: dict[str, str | None], report: Path | None, *, only_shows: bool
) -> int:
    """Write, or show what would be; then the account, and what to do next."""
    asked, words = company.asked, company.words
    if only_shows:
        screen.out("".join(f"# {path}\n{text}\n" for path, text in texts.items()))
    else:
        keep(texts, company.root)
        screen.out("".join(f"{screen.spot(company.root / path)}\n" for path in texts))
    if report is not None:
        page = as_markdown(made.notes, made.proposals, () if only_shows else list(texts), words)
        write_file(page.encode(), report, inputs=company.inputs)
    screen.note(asked, as_text(made.notes, made.proposals, words).rstrip("\n"))
    if only_shows:
        screen.note(asked, words.t("Nothing was written (--dry-run)."))
    elif made.drafts:
        _tell_check(company, [each.path for each in made.drafts])
    return 0


def _tell_check(company: Company, paths: Sequence[str]) -> None:
    """What `passation check` says of the new drafts, in a line, and how to see it."""
    asked, words = company.asked, company.words
    with screen.working(asked, words.t("Checking")):
        loaded = load(company.root)
        found = check_all(loaded.findings, loaded.texts, loaded.manual, company.today)
    count = {each: sum(one.severity is each and one.place.path in paths for one in found) for each in Severity}
    said = words.t(
        "In the new drafts, errors: {errors}, warnings: {warnings}. Next: passation check {path}",
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        path=" ".join(screen.spot(company.root / each) for each in paths[:3]) + (" …" if len(paths) > 3 else ""),
    )
    screen.note(asked, said)
