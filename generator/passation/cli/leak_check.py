"""`passation leak-check`: is anything in this finished output that its readers must not have?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.company import audience_of, cleared, open_company
from passation.cli.refusal import Refusal
from passation.cli.search import Search, search
from passation.edition import Edition, publish, publish_for_recipient
from passation.finding import say
from passation.model.manual import Manual
from passation.tools.terminal import one_line


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
        found = search(_files(path), manual, _edition(manual, name))
    if not found.read:
        raise Refusal(say("{path} holds no file: nothing was searched.", path=str(path)))
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


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, by its place in the output. A link is refused: what it leads to would be handed over, too."""
    if not path.is_dir():
        yield path.name, path.read_bytes()
        return
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_symlink():
            raise Refusal(say("{path} is a link: no output holds one.", path=name))
        if not file.is_dir():
            yield name, file.read_bytes()


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
