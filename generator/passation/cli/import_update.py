"""`passation import --update`: the changes of an exported workbook, put into the sources."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from passation.cli import screen
from passation.cli.company import Company, cleared
from passation.cli.export_xlsx import to_edit
from passation.cli.keep import keep
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.importing.account import as_markdown, as_text
from passation.importing.company import known
from passation.importing.exchanged import read_exchanged
from passation.importing.found import Found
from passation.importing.update import update as changes
from passation.tools.writer import write_file
from passation.workbook.exchange import exchange_cells


def update(
    company: Company, sources: Sequence[tuple[str, bytes]], report: Path | None, *, deletes: bool, only_shows: bool
) -> int:
    """Take the changes of one workbook. Raises NotTaken for a file that is none of ours."""
    if len(sources) != 1:
        raise Refusal(say("--update takes one workbook at a time."))
    asked, words, texts = company.asked, company.words, company.loaded.texts
    name, data = sources[0]
    manual = cleared(company, company.findings())
    found = Found()
    book = read_exchanged(data, found)
    made = changes(
        texts, book, exchange_cells(to_edit(manual, book.audience)), known(texts, creates=False), deletes=deletes
    )
    if not only_shows:
        keep(made.files, company.root)
    for path, text in made.files.items():
        screen.out(difference(path, texts.get(path, ""), text or ""))
    notes = {name: [*found.notes, *made.notes]}
    if report is not None:
        page = as_markdown(notes, (), () if only_shows else list(made.files), words)
        write_file(page.encode(), report, inputs=company.inputs)
    screen.note(asked, as_text(notes, (), words).rstrip("\n"))
    if not made.files:
        screen.note(asked, words.t("Nothing changed."))
    elif only_shows:
        screen.note(asked, words.t("Nothing was written (--dry-run)."))
    else:
        screen.note(asked, words.t("Next: passation check"))
    return 0


def difference(path: str, before: str, after: str) -> str:
    """What changes in a file, as `diff -u` shows it."""
    lines = difflib.unified_diff(before.splitlines(True), after.splitlines(True), path, path, n=1)
    return "".join(lines)
