"""The notice of a delivery: what it is, whose copy, what it was made from, how to check it."""

from __future__ import annotations

from collections.abc import Iterator

from passation import __version__
from passation.dataroom.pieces import Room
from passation.dossier.blocks import Block, Run, below, bullets, code, facts, heading, para, section, small, subsection
from passation.dossier.front import PHASES, copy_number, reader


def notice(room: Room, manifest: str) -> list[Block]:
    """The notice; `manifest` is the name of the list of digests that stands beside it."""
    return [
        heading(1, room.words.t("Notice for the reader"), listed=True),
        *below(1, [*_what(room), *_check(room, manifest), *_made(room)]),
    ]


def _what(room: Room) -> Iterator[Block]:
    edition, t, words = room.edition, room.words.t, room.words
    nda, until = (edition.recipient.nda, edition.recipient.until) if edition.recipient else (None, None)
    yield facts(
        [
            (t("Company"), edition.company.name),
            (t("Project"), edition.project or ""),
            (t("For"), reader(edition)),
            (t("Phase"), words.say(PHASES[room.phase])),
            (t("Undertaking signed on"), words.long_date(nda) if nda else ""),
            (t("Access until"), words.long_date(until) if until else ""),
            (t("Copy number"), copy_number(edition)),
            (t("Edition of"), words.long_date(edition.date) if edition.date else ""),
            (t("Highest level"), words.level(room.level())),
        ]
    )
    yield section(t("How to read this delivery"))
    yield bullets(_reading(room))


def _reading(room: Room) -> Iterator[Run]:
    t, mode = room.words.t, room.edition.withheld.mode
    yield t("The index gives every piece its number. A number never changes and is never used again.")
    yield t("Each file bears the name of its recipient on every page: it is personal.")
    if room.only_approved:
        yield t("Only approved processes are delivered; the others are announced as in preparation.")
    if mode != "none":
        yield t("What is masked is counted; where it is shown, its place says so in words. The value is nowhere.")
    yield t("Facts such as shares and totals are worked out on what this edition shows.")
    yield t("Passwords and keys are in no delivery; they are handed over by another way.")


def _check(room: Room, manifest: str) -> Iterator[Block]:
    t = room.words.t
    yield section(t("How to check that nothing was changed"))
    yield para(
        t(
            "Each file has a digest (SHA-256). A file that was changed, even by one letter, has another one. "
            "Two lists hold them: {list}, here, and manifest-sha256.txt, at the top of the delivery.",
            list=manifest,
        )
    )
    yield subsection(t("On Linux or macOS, at the top of the delivery"))
    yield code("sha256sum -c manifest-sha256.txt\nshasum -a 256 -c manifest-sha256.txt")
    yield subsection(t("On Windows, in PowerShell, at the top of the delivery"))
    yield code(
        "Get-Content manifest-sha256.txt | ForEach-Object {\n"
        "  $digest, $file = $_ -split '  ', 2\n"
        '  if ((Get-FileHash -Algorithm SHA256 $file).Hash -ne $digest) { "$file" } }'
    )
    yield small(t("The command names the files that differ; it says nothing when all are intact."))
    yield subsection(t("With passation"))
    yield code("passation verify .")


def _made(room: Room) -> Iterator[Block]:
    edition, t = room.edition, room.words.t
    yield section(t("What this delivery is made from"))
    yield facts(
        [
            (t("Digest of the edition"), [["code", " ".join(_eights(edition.digest))]]),
            (t("Made with"), f"passation {__version__}"),
        ],
        2,
    )
    yield small(
        t(
            "The same sources, for the same recipient and with the same version of the tool, give the same bytes: "
            "anyone who holds the sources can make this delivery again and compare."
        )
    )


def _eights(digest: str) -> Iterator[str]:
    return (digest[place : place + 8] for place in range(0, len(digest), 8))
