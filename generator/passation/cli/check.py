"""`passation check`: everything that is wrong, in one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import click

from passation.cli import screen
from passation.cli.accepted import accepted
from passation.cli.asked import Asked, Spot
from passation.cli.below import below
from passation.cli.company import FIRST_AUDIENCE, Company, open_company
from passation.cli.fix import Fixing, fix, mendable, refuse_beside
from passation.cli.refusal import Refusal
from passation.cli.repository import above
from passation.cli.watch import watch
from passation.finding import Finding, Severity, say, worst
from passation.report import REPORTS
from passation.report.look import Look
from passation.rules import BY_CODE, compare, fingerprint, judge, tally
from passation.tools.collecting import paused
from passation.tools.writer import write_file

_SETTINGS: Final = "cartography/settings.yml"
_FORMATS: Final = click.Choice(list(REPORTS))


class ReportFile(click.ParamType[tuple[str, Path]]):
    """`json=report.json`: a format, and the file that gets it."""

    name = "report"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, Path]:
        """The two; a usage error for an unknown format or an empty name."""
        name, _, file = str(value).partition("=")
        known = str(_FORMATS.convert(name, param, ctx))
        if not file:
            raise Refusal(say("{value} names no file.", value=str(value)), say("Write it as json=report.json."))
        return known, Spot().convert(file, param, ctx)


@click.command("check", help="Say what is wrong in sops/ and cartography/, or in the given files and folders alone.")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Spot())
@click.option(
    "--format", "formats", multiple=True, type=_FORMATS, default=["text"], help="How to say it; may be given again."
)
@click.option(
    "--output",
    "outputs",
    metavar="FORMAT=FILE",
    multiple=True,
    type=ReportFile(),
    help="Write a report to a file, too.",
)
@click.option(
    "--fail-on",
    type=click.Choice([each.word for each in reversed(Severity)]),
    default=Severity.ERROR.word,
    help="From which severity on to end with 1.",
)
@click.option(
    "--base",
    metavar="REV",
    help="Compare with what was accepted, a revision of git or a folder: say what a proposal opens, lowers, waives "
    "or changes without a new version.",
)
@click.option(
    "--watch", "watching", is_flag=True, help="Check again at each save, a line a finding, until Ctrl+C stops it."
)
@click.option(
    "--fix", "safe", is_flag=True, help="Mend first what can only be meant in one way, and check what is left."
)
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="Mend also where a choice is made for you: read it again.")
@click.option("--diff", "only_show", is_flag=True, help="Show what would be mended, line by line, and write nothing.")
@click.option(
    "--write-baseline", is_flag=True, help="Set today's findings aside in settings.yml: only new ones will fail."
)
@click.pass_obj
def door(  # noqa: PLR0913  # one parameter an option
    asked: Asked,
    paths: Sequence[Path],
    formats: Sequence[str],
    outputs: Sequence[tuple[str, Path]],
    fail_on: str,
    base: str | None,
    *,
    watching: bool,
    safe: bool,
    unsafe: bool,
    only_show: bool,
    write_baseline: bool,
) -> int:
    """Print the findings; 1 when one is at least as grave as asked."""
    _refuse_one_file_twice(outputs)
    fixing = Fixing(safe, unsafe, only_show)
    refuse_beside(fixing, [("--watch", watching), ("--write-baseline", write_baseline)])
    if watching:
        _refuse_beside_watch(formats, outputs, base, write_baseline=write_baseline)
        return watch(asked, lambda company: partial(_among, below(company.root, paths)))
    if fixing:
        count = fix(asked, lambda root: below(root, paths), fixing)
        if only_show:
            return int(count > 0)
    company = open_company(asked)
    if write_baseline:
        return _baseline(company)
    wanted = below(company.root, paths)
    with screen.working(asked, asked.words.t("Checking")), paused():
        found = _among(wanted, [*company.findings(), *_changes(company, base)])
    for name, file in outputs:
        report = REPORTS[name](found, asked.words, Look(texts=company.loaded.texts, above=above(company.root)))
        write_file(report.encode("utf-8", "replace"), file, inputs=company.inputs)
    for name in dict.fromkeys(formats):
        coloured = screen.colours_out() and name == "text"
        look = Look(coloured, company.loaded.texts, screen.width(), asked.verbose, above(company.root))
        screen.out(REPORTS[name](found, asked.words, look))
    _waived(company)
    _next(company, found, fixing)
    gravest = worst(found)
    return int(gravest is not None and gravest >= Severity[fail_on.upper()])


def _waived(company: Company) -> None:
    """Say which waivers hold: an exception that nobody counts becomes the rule."""
    manual, words = company.loaded.manual, company.words
    counted = tally(manual, company.today) if manual is not None else None
    if counted is not None:
        said = words.n(
            "{count} waiver holds ({rules}); it ends on {day} ({rule}).",
            "{count} waivers hold ({rules}); the next one ends on {day} ({rule}).",
            counted.count,
            rules=", ".join(f"{code} × {count}" if count > 1 else code for code, count in counted.by_rule.items()),
            day=counted.next.until,
            rule=counted.next.rule,
        )
        screen.note(company.asked, said)


def _changes(company: Company, base: str | None) -> list[Finding]:
    """What a proposal changes against what was accepted; nothing before it can be read, for then it fails already."""
    head = company.loaded.manual
    return [] if base is None or head is None else compare(accepted(company.root, base), head, company.today)


def _refuse_beside_watch(
    formats: Sequence[str], outputs: Sequence[tuple[str, Path]], base: str | None, *, write_baseline: bool
) -> None:
    """Raises Refusal for what a watch would leave out without a word."""
    is_other = set(formats) - {"text", "concise"}
    if outputs or base is not None or write_baseline or is_other:
        said = say("--watch goes with no other format, --output, --base or --write-baseline.")
        raise Refusal(said, say("Leave --watch out for those: they want one finished run."))


def _refuse_one_file_twice(outputs: Sequence[tuple[str, Path]]) -> None:
    """Raises Refusal where two reports would go into one file: one of them would be lost."""
    seen: set[Path] = set()
    for _, file in outputs:
        if file.resolve() in seen:
            raise Refusal(say("Two reports would go into {file}.", file=str(file)), say("Give each a file of its own."))
        seen.add(file.resolve())


def _among(wanted: Callable[[str], bool], found: Sequence[Finding]) -> list[Finding]:
    """The findings in the files and folders that were asked for."""
    return [each for each in found if wanted(each.place.path)]


def _baseline(company: Company) -> int:
    """Write the fingerprints of everything that may wait; what must never wait goes on failing."""
    from passation.load.rewrite import with_baseline  # noqa: PLC0415  # ruamel.yaml is slow to come, and rarely needed

    manual = company.loaded.manual
    if manual is None:
        raise Refusal(say("Some files cannot be read yet."), say("Run passation check, and mend these first."))
    judged = judge(manual, company.today)
    lines = sorted({fingerprint(each) for each in (*judged.findings, *judged.known) if not BY_CODE[each.code].always})
    file = company.root / _SETTINGS
    text = with_baseline(company.loaded.texts.get(_SETTINGS, ""), lines)
    write_file(text.encode(), file)
    said = company.words.n(
        "{count} finding is set aside in {file}.",
        "{count} findings are set aside in {file}.",
        len(lines),
        file=_SETTINGS,
    )
    screen.note(company.asked, said)
    return 0


def _next(company: Company, found: Sequence[Finding], fixing: Fixing) -> None:
    if mendable(company.asked, found, fixing):
        return
    code = next((each.code for each in found if each.severity is Severity.ERROR), None)
    if code is None:
        screen.note(company.asked, _then(company))
        return
    screen.note(
        company.asked,
        company.words.t(
            "Next: mend the errors, then check again. To understand one: passation explain {code}", code=code
        ),
    )


def _then(company: Company) -> str:
    """What to do with a company in order: never a command that would refuse."""
    words, manual = company.words, company.loaded.manual
    audiences = manual.company.audiences if manual is not None else ()
    if manual is None or (audiences and manual.company.default_audience):
        return words.t("Next: passation build makes the handbook.")
    if audiences:
        name = audiences[0].id
        return words.t("Next: passation build --audience {name} makes the handbook of these readers.", name=name)
    return words.t("Next: say who reads the handbook. Add to cartography/company.yml: {line}", line=FIRST_AUDIENCE)
