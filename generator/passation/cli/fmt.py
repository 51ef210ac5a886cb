"""`passation fmt`: every file of the company in one layout."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from passation.cli import changes, screen
from passation.cli.asked import Asked, Spot
from passation.cli.below import below
from passation.cli.root import root_of
from passation.load.layout.files import laid_out


@click.command(
    "fmt",
    help="Lay out the YAML of sops/ and cartography/, or of the given files and folders, in one way: order of keys, "
    "indentation, spaces, quotation marks, long texts. What a file says never changes; comments and blank lines stay.",
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=Spot())
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 when a file would change.")
@click.option("--diff", "only_show", is_flag=True, help="Write nothing; show what would change, line by line.")
@click.pass_obj
def door(asked: Asked, paths: Sequence[Path], *, only_check: bool, only_show: bool) -> int:
    """Write what would look otherwise, or show it; 1 when it is only asked for, and for files that nobody can read."""
    root = root_of(asked.root)
    with screen.working(asked, asked.words.t("Laying out")):
        found, unread = laid_out(root, below(root, paths))
    if only_show:
        changes.show(found)
    elif not only_check:
        changes.write(root, found)
    if not only_show:
        screen.out("".join(f"{screen.spot(root / each.path)}\n" for each in found))
    _say(asked, len(found), unread, written=not (only_check or only_show))
    return int(bool(unread) or (bool(found) and (only_check or only_show)))


def _say(asked: Asked, count: int, unread: Sequence[str], *, written: bool) -> None:
    """How many files changed or would, which ones were left alone, and what to do next."""
    words = asked.words
    for path in unread:
        screen.note(asked, words.t("{file} is left alone: it cannot be read yet.", file=path))
    if count and written:
        screen.note(asked, words.n("{count} file was laid out.", "{count} files were laid out.", count))
    elif count:
        said = words.n(
            "{count} file would change. Next: passation fmt", "{count} files would change. Next: passation fmt", count
        )
        screen.note(asked, said)
    elif not unread:
        screen.note(asked, words.t("Every file is laid out already."))
    if unread:
        screen.note(asked, words.t("Next: passation check says what is wrong in what cannot be read."))
    elif count and written:
        screen.note(asked, words.t("Next: passation check"))
