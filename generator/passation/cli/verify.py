"""`passation verify`: is this data room still what was sent?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.refusal import Refusal
from passation.dataroom.verify import Verdict, verify
from passation.finding import say
from passation.tools.terminal import one_line
from passation.words import Words


@click.command("verify", help="Say whether a data room, a folder or a ZIP archive, is still what was sent.")
@click.argument("bag", metavar="BAG", type=Spot())
@click.pass_obj
def door(asked: Asked, bag: Path) -> int:
    """Print the verdict; 1 when something differs, 2 when it is no data room."""
    if not bag.exists():
        raise Refusal(say("{path} does not exist.", path=str(bag)))
    verdict = verify(bag)
    if verdict.refusal is not None:
        raise Refusal(verdict.refusal)
    screen.out("".join(f"{line}\n" for line in _lines(verdict, asked.words)))
    if verdict.intact:
        screen.note(asked, asked.words.t("Next: compare the seal with the one that the sender kept."))
    return int(not verdict.intact)


def _lines(verdict: Verdict, words: Words) -> Iterator[str]:
    yield words.t("Intact: every file is the one that was sent.") if verdict.intact else words.t("Not what was sent.")
    for said, paths in (
        (words.t("changed"), verdict.changed),
        (words.t("missing"), verdict.missing),
        (words.t("added"), verdict.added),
    ):
        yield from (f"  {said}{words.colon}{one_line(path)}" for path in paths)
    if verdict.seal:
        yield f"{words.t('Seal')}{words.colon}{verdict.seal}"
    yield from (f"  {one_line(label)}{words.colon}{one_line(value)}" for label, value in verdict.info.items())
