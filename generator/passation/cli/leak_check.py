"""`passation leak-check`: is anything in this finished output that its readers must not have?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

import click

from passation.analysis.telling import Finder, Saying, told_only_by
from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.company import audience_of, cleared, open_company
from passation.cli.refusal import Refusal
from passation.edition import Edition, publish, publish_for_recipient
from passation.finding import say
from passation.model.manual import Manual
from passation.tools.decoded import Undecodable, decoded
from passation.tools.terminal import one_line


@dataclass
class Search:
    """What a search came to."""

    looked_for: int = 0
    read: int = 0
    told: list[tuple[str, Saying]] = field(default_factory=list)
    """(place, what it tells), each once."""
    unread: list[str] = field(default_factory=list)


@click.command(
    "leak-check", help="Search a finished output, a folder, an archive or a file, for what its readers must not have."
)
@click.argument("path", metavar="PATH", type=Spot())
@click.option(
    "--audience",
    "name",
    metavar="AUDIENCE",
    help="Who reads it: an audience, or a recipient (default: default_audience).",
)
@click.pass_obj
def door(asked: Asked, path: Path, name: str | None) -> int:
    """Print each file that tells something hidden; 1 when there is one, or one that could not be read."""
    if not path.exists():
        raise Refusal(say("{path} does not exist.", path=str(path)))
    company = open_company(asked)
    manual = cleared(company, company.findings())
    with screen.working(asked, asked.words.t("Searching {path}", path=screen.spot(path))):
        found = _search(path, manual, _edition(manual, name))
    screen.out("".join(f"{line}\n" for line in _lines(asked, found)))
    if found.told or found.unread:
        screen.note(asked, asked.words.t("Next: hand nothing over; make it again, or tell us."))
        return 1
    screen.note(asked, asked.words.t("Next: it may be handed over."))
    return 0


def _edition(manual: Manual, name: str | None) -> Edition:
    if name in {recipient.id for recipient in manual.dataroom.recipients}:
        return publish_for_recipient(manual, name or "")
    return publish(manual, audience_of(manual, name))


def _search(path: Path, manual: Manual, edition: Edition) -> Search:
    wanted = told_only_by(manual, edition, _own_words(edition))
    finder, search = Finder(wanted), Search(looked_for=len(wanted))
    for name, file in _files(path):
        search.read += 1
        told: set[tuple[str, Saying]] = set()
        try:
            for place, text in decoded(name, file.read_bytes()):
                spot = place.partition(" (")[0]
                told |= {(spot, wanted[words]) for words in finder.found_in(text) if wanted[words].stands_in(text)}
        except Undecodable:
            search.unread.append(name)
        search.told += sorted(told, key=lambda each: (each[0], each[1].item, each[1].text))
    if not search.read:
        raise Refusal(say("{path} holds no file: nothing was searched.", path=str(path)))
    return search


def _own_words(edition: Edition) -> Iterator[str]:
    """What any output says: the tool's own sentences, and for whom it is."""
    yield from (each.read_text("utf-8") for each in (files("passation") / "locale" / "fr").iterdir())
    yield from (edition.audience.id, edition.audience.name or "", edition.recipient.name if edition.recipient else "")


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Every file, by its place in the output. A link is refused: what it leads to would be handed over, too."""
    if not path.is_dir():
        yield path.name, path
        return
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_symlink():
            raise Refusal(say("{path} is a link: no output holds one.", path=name))
        if not file.is_dir():
            yield name, file


def _lines(asked: Asked, found: Search) -> Iterator[str]:
    """The item is named, not its text: what is searched for must not stand in a log either; -v shows it."""
    words = asked.words
    for file, saying in found.told:
        text = f"{words.colon}{words.quote(one_line(saying.text))}" if asked.verbose else ""
        yield words.t("{file} tells of {item}", file=one_line(file), item=one_line(saying.item)) + text
    yield from (words.t("{file} could not be looked into", file=one_line(file)) for file in found.unread)
    yield words.t(
        "{files}; {texts}; {told}.",
        files=words.n("{count} file read", "{count} files read", found.read),
        texts=words.n("{count} hidden text looked for", "{count} hidden texts looked for", found.looked_for),
        told=words.n("{count} found", "{count} found", len(found.told)),
    )
