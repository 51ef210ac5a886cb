"""`passation export dataroom`: the bag of one recipient, the numbers that never move, and whose copy it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import click

from passation.cli import screen
from passation.cli.again import again, hand
from passation.cli.asked import Asked, Spot
from passation.cli.beside import tell
from passation.cli.commit import commit_of
from passation.cli.company import Company, cleared, one_of, open_company
from passation.cli.fitness import unfit
from passation.cli.refusal import Blocked, Refusal
from passation.dataroom.lock import lock_text
from passation.dataroom.news import Earlier, earlier
from passation.dataroom.parcel import Refused
from passation.dataroom.private import private_map
from passation.dataroom.room import Delivery, deliver
from passation.edition import Edition, publish_for_recipient
from passation.finding import Finding, Severity, say
from passation.model.company import PHASES
from passation.model.dataroom import Recipient
from passation.model.manual import Manual
from passation.tools.prints import Prints, kept_in
from passation.tools.writer import write, write_file, write_zip
from passation.words import Words

_FOLDER: Final = Path("build", "dataroom")
_LOCK: Final = Path("cartography", "dataroom", "lock.yml")
_PRIVATE: Final = Path(".passation", "deliveries.csv")


@click.command(
    "dataroom", help="Make the data room of one recipient: a folder, or one ZIP archive, sealed and numbered."
)
@click.option("--to", "name", metavar="RECIPIENT", required=True, help="Who receives it: an id of dataroom.yml.")
@click.option(
    "-o", "--output", metavar="DIR or FILE.zip", type=Spot(), help="Where to (default: build/dataroom/RECIPIENT)."
)
@click.option(
    "--since", metavar="BAG", type=Spot(), help="A data room that it received before: 00.04 says what is new."
)
@click.option("--locked", is_flag=True, help="Fail rather than allot a new number.")
@click.option("--draft", is_flag=True, help="Make it in spite of errors, with “draft” on every page.")
@click.pass_obj
def door(asked: Asked, name: str, output: Path | None, since: Path | None, *, locked: bool, draft: bool) -> int:
    """Write the bag, its lock and its line of the private map; print where and under which seal."""
    company = open_company(asked)
    with screen.working(asked, asked.words.t("Checking")):
        found = company.findings()
        manual = cleared(company, found)
    recipient = _recipient(manual, name)
    if not draft:
        _refuse_unready(company, recipient, found)
    before = _earlier(since, recipient)
    with again(company.root, recipient.id, since, draft=draft) as other:
        edition, made, prints = _made(asked, manual, recipient, before, draft=draft)
        if locked and made.lock != manual.lock:
            raise Refusal(
                say("lock.yml is incomplete: this delivery would allot new numbers."),
                say("Run it once without --locked, and keep the new lock.yml."),
            )
        with screen.working(asked, asked.words.t("Reading back what was made")):
            hand(other, prints)
            errors = unfit(company, manual, edition, recipient, made, other.result)
    if errors:
        raise Blocked(errors, company.loaded.texts)
    tell(made.undrawn, company.loaded.texts, asked)
    target = output or company.root / _FOLDER / recipient.id
    _keep(company, made, target)
    screen.out(f"{screen.spot(target)}\n{asked.words.t('Seal')}{asked.words.colon}{made.private.seal}\n")
    said = asked.words.t(
        "Next: passation leak-check {target} --audience {name}", target=screen.spot(target), name=recipient.id
    )
    screen.note(asked, said)
    return 0


def _earlier(since: Path | None, recipient: Recipient) -> Earlier | None:
    if since is None:
        return None
    if not since.exists():
        raise Refusal(say("{path} does not exist.", path=str(since)))
    try:
        return earlier(since, recipient.id)
    except Refused as refused:
        raise Refusal(refused.message) from refused


def _made(
    asked: Asked, manual: Manual, recipient: Recipient, before: Earlier | None, *, draft: bool
) -> tuple[Edition, Delivery, Prints]:
    """The edition, the bag, and the prints in it by their order."""
    prints: Prints = {}
    with (
        screen.working(asked, asked.words.t("Making the data room of {name}", name=recipient.name)),
        kept_in(prints),
    ):
        edition = publish_for_recipient(manual, recipient.id)
        return edition, deliver(edition, Words(edition.language), manual.lock, draft=draft, since=before), prints


def _recipient(manual: Manual, name: str) -> Recipient:
    known = {recipient.id: recipient for recipient in manual.dataroom.recipients}
    return known[one_of(name, list(known), say("There is no recipient {name} in dataroom.yml.", name=name))]


def _refuse_unready(company: Company, recipient: Recipient, found: Sequence[Finding]) -> None:
    """After the company's own preparation no error may be left; from confirmatory on no day may be pinned."""
    phase = PHASES.index(recipient.phase)
    errors = [each for each in found if each.severity is Severity.ERROR]
    if errors and phase > PHASES.index("prep"):
        raise Blocked(errors, company.loaded.texts)
    if company.pinned is not None and phase >= PHASES.index("confirmatory"):
        raise Refusal(
            say("settings.yml pins the day ({day}); a delivery of this phase needs the real one.", day=company.pinned),
            say("Give it with --today, or delete `today` from settings.yml."),
        )


def _keep(company: Company, made: Delivery, target: Path) -> None:
    """The numbers first: a bag whose numbers are lost could not be made again."""
    lock = lock_text(made.lock).encode()
    if company.loaded.texts.get(_LOCK.as_posix(), "").encode() != lock:
        write_file(lock, company.root / _LOCK)
    if target.suffix == ".zip":
        write_zip(made.bag, target, inputs=company.inputs)
    else:
        write(made.bag, target, inputs=company.inputs)
    kept = company.root / _PRIVATE
    before = kept.read_text("utf-8") if kept.is_file() else ""
    line = replace(made.private, commit=commit_of(company.root))
    write_file(private_map(before, line).encode(), kept)
