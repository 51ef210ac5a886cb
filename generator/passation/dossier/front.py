"""What stands around the content: cover, control of the document, distribution, how to verify the file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from passation import __version__
from passation.analysis.review import document_date, document_version, next_review
from passation.dossier.blocks import Block, Run, bullets, code, facts, grid, heading, para, small
from passation.dossier.desk import Desk
from passation.dossier.tables import fitting
from passation.edition import Edition
from passation.finding import Message, say
from passation.model.base import Part, field_level
from passation.model.company import Phase
from passation.model.content import KINDS
from passation.registers.phrases import STATUS
from passation.values import Level
from passation.words import Words

PHASES: dict[Phase, Message] = {
    "prep": say("Preparation inside the company"),
    "teaser": say("First contact, without names"),
    "nda": say("After the confidentiality undertaking"),
    "confirmatory": say("Confirmatory due diligence"),
    "clean_team": say("Restricted team"),
    "closing": say("Closing and handover"),
}
SHORT = 12
"""Letters of a digest that a reader compares by eye."""


def copy_number(edition: Edition) -> str:
    """What tells one recipient's copy from another's: who, and which edition."""
    return f"{edition.recipient.id}-{edition.digest[:6]}" if edition.recipient else ""


def highest_level(edition: Edition, kinds: Collection[str] = tuple(KINDS)) -> Level:
    """The level that a print must be handled at which tells of these kinds of items: of all, when nothing is said."""
    return max((_weight(item) for kind, _, item in edition.items() if kind in kinds), default=Level.PUBLIC)


def _weight(value: object) -> Level:
    """The highest level of a part: its own, that of each field that says something, and that of what is in it."""
    if isinstance(value, tuple | dict):
        return max(
            (_weight(each) for each in (value.values() if isinstance(value, dict) else value)), default=Level.PUBLIC
        )
    if not isinstance(value, Part):
        return Level.PUBLIC
    own = getattr(value, "confidentiality", None) or Level.PUBLIC
    said = [(level, each) for name, level in _fields(type(value)) if (each := getattr(value, name))]
    return max([own, *(max(level, _weight(each)) for level, each in said)])


@cache
def _fields(model: type[Part]) -> tuple[tuple[str, Level], ...]:
    return tuple((name, field_level(model, name)) for name in model.model_fields)


def reader(edition: Edition) -> str:
    """For whom the edition is."""
    if edition.recipient is not None:
        return edition.recipient.name
    return edition.audience.name or edition.audience.id


def cover(desk: Desk, title: str, subtitle: str) -> dict[str, object]:
    """The first page."""
    edition, t, words = desk.edition, desk.words.t, desk.words
    rows: list[tuple[str, Run]] = [(t("For"), reader(edition))]
    if edition.phase is not None:
        rows.append((t("Phase"), words.say(PHASES[edition.phase])))
    rows += [
        (t("Edition of"), words.long_date(edition.date) if edition.date else ""),
        (t("Copy number"), copy_number(edition)),
        (t("Digest of the edition"), edition.digest[:SHORT]),
    ]
    return {
        "kind": "cover",
        "house": edition.company.name,
        "eyebrow": edition.project or t("Handover file"),
        "title": title,
        "subtitle": subtitle,
        "level": desk.level_word(highest_level(edition)),
        "facts": facts(rows)["rows"],
        "notice": [para(text) for text in _notice(edition, words)],
    }


def _notice(edition: Edition, words: Words) -> Iterator[str]:
    if edition.recipient is not None:
        yield words.t(
            "This copy was made for {recipient} and bears its name on every page. Whoever received it keeps it to the "
            "people bound by the confidentiality undertaking.",
            recipient=edition.recipient.name,
        )
    yield words.t("It shows what its readers may see on the date above; what is not for them is not in it.")


def document_control(desk: Desk) -> list[Block]:
    """Document control and distribution."""
    t = desk.words.t
    return [
        heading(1, t("Control of this document"), listed=True),
        facts(_identity(desk)),
        heading(2, t("Distribution list")),
        _distribution(desk),
        heading(2, t("Processes in this edition")),
        *(_documents(desk) if desk.edition.sops else [para(t("This edition holds no process."))]),
    ]


def _identity(desk: Desk) -> Iterator[tuple[str, Run]]:
    edition, t, words = desk.edition, desk.words.t, desk.words
    yield t("Issued by"), edition.company.name
    yield t("Project"), edition.project or ""
    yield t("Edition of"), words.long_date(edition.date) if edition.date else ""
    yield t("Confidentiality"), desk.level_word(highest_level(edition))
    yield from _counted(desk)
    yield t("Digest of the edition"), edition.digest[:SHORT]
    yield t("Made with"), f"passation {__version__}"
    yield t("Copy number"), copy_number(edition)


def _counted(desk: Desk) -> Iterator[tuple[str, Run]]:
    """How many processes there are, and how many of them are approved; of one alone, what it is."""
    t, words = desk.words.t, desk.words
    statuses = [sop.document.status for sop in desk.edition.sops.values()]
    yield t("Processes"), words.number(len(statuses))
    if len(statuses) > 1:
        yield t("Approved among them"), words.number(statuses.count("approved"))
    yield from ((t("Status"), words.say(STATUS[status])) for status in statuses if len(statuses) == 1)


def _distribution(desk: Desk) -> Block:
    edition, t, words = desk.edition, desk.words.t, desk.words
    recipient = edition.recipient
    if recipient is None:
        actors = desk.said("actor", edition.audience.actors) if edition.audience.actors else ""
        return grid([t("Readers"), t("Roles")], [[reader(edition), actors]], (2, 5))
    row = [
        recipient.name,
        words.say(PHASES[recipient.phase]),
        words.date(recipient.nda) if recipient.nda else "–",
        words.date(recipient.until) if recipient.until else "–",
        copy_number(edition),
    ]
    head = [t("Recipient"), t("Phase"), t("Undertaking signed on"), t("Access until"), t("Copy number")]
    return grid(head, [row], (3, 3, 2, 2, 2))


def _documents(desk: Desk) -> Iterator[Block]:
    edition, t, words = desk.edition, desk.words.t, desk.words
    rows: list[list[Run]] = []
    for sop in edition.sops.values():
        date, review = document_date(sop), next_review(edition, sop)
        rows.append(
            [
                desk.process(sop.id),
                document_version(sop) or "–",
                words.say(STATUS[sop.document.status]),
                words.date(date) if date else "–",
                desk.name("actor", sop.document.approver) if sop.document.approver else "–",
                words.date(review) if review else "–",
            ]
        )
    head: list[Run] = [t("Process"), t("Version"), t("Status"), t("Date"), t("Approved by"), t("To be read again by")]
    yield fitting(head, rows, size=8.2)


def verification(desk: Desk) -> list[Block]:
    """How a reader makes sure that a file is the one that was sent."""
    edition, t = desk.edition, desk.words.t
    return [
        heading(1, t("How to verify this file"), listed=True),
        para(
            t(
                "A file that was changed, even by one letter, has another digest. The digest of each file delivered "
                "stands in the list manifest-sha256.txt, beside the files."
            )
        ),
        heading(2, t("On Linux or macOS, in the folder that holds manifest-sha256.txt")),
        code("sha256sum -c manifest-sha256.txt\nshasum -a 256 -c manifest-sha256.txt"),
        heading(2, t("On Windows, in PowerShell")),
        code("Get-FileHash -Algorithm SHA256 *.pdf"),
        para(t("Compare what it shows with the line of the list that names the file.")),
        heading(2, t("With passation")),
        code("passation verify ."),
        heading(2, t("What this print is made from")),
        facts(
            [
                (t("Digest of the edition"), [["code", _grouped(edition.digest)]]),
                (t("Made with"), f"passation {__version__}"),
                (t("For"), reader(edition)),
                (t("Copy number"), copy_number(edition)),
            ],
            2,
        ),
        small(
            t(
                "The same sources, for the same recipient and with the same version of the tool, give the same bytes: "
                "anyone who holds the sources can make this file again and compare."
            )
        ),
        bullets(
            [
                t("The watermark tells whose copy it is; it does not protect the file."),
                t("The digest tells whether the file changed; it does not tell who made it."),
            ]
        ),
    ]


def _grouped(digest: str) -> str:
    return " ".join(digest[place : place + 8] for place in range(0, len(digest), 8))
