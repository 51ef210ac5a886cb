"""`passation explain`: what a code means, why it matters, and how to cure it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill
from typing import Final

import click

from passation.cli import screen
from passation.cli.asked import Asked
from passation.cli.company import one_of
from passation.cli.refusal import Refusal
from passation.finding import say
from passation.rules.explain import Example, Explanation, codes, explain
from passation.words import Words

_WIDTH: Final = 88


@click.command("explain", help="Explain a rule by its code: what it finds, why it matters, wrong, right, and the cure.")
@click.argument("code", metavar="[CODE]", required=False)
@click.option("--list", "all_codes", is_flag=True, help="List every code with its title.")
@click.pass_obj
def door(asked: Asked, code: str | None, *, all_codes: bool) -> int:
    """Print one explanation, or the list."""
    if all_codes:
        screen.out("".join(f"{line}\n" for line in _list(asked.words)))
        screen.note(asked, asked.words.t("Next: passation explain CODE explains one."))
        return 0
    if code is None:
        raise Refusal(say("Which code? For example: passation explain EXT104."), say("--list lists them all."))
    known = explain(code, asked.words)
    if known is None:
        one_of(code.upper(), codes(), say("There is no rule {code}.", code=code))
        raise RuntimeError(f"listed and yet unknown: {code}")
    screen.out("\n".join(_page(known, asked.words)) + "\n")
    return 0


def _list(words: Words) -> Iterator[str]:
    for code in sorted(codes()):
        known = explain(code, words)
        if known is not None:
            yield f"{code:<8} {words.severity(known.severity):<14} {known.title}"


def _page(known: Explanation, words: Words) -> Iterator[str]:
    yield f"{known.code}  {known.title}  ({words.severity(known.severity)})"
    if known.rises:
        yield words.t("One step graver for an approved process, and in a company that is being sold.")
    if known.always:
        yield words.t("Always holds: it cannot be lowered, waived or set aside.")
    for title, paragraphs in (("", known.what), (words.t("Why"), known.why)):
        yield from _part(title, paragraphs)
    for title, files in ((words.t("Wrong"), known.wrong), (words.t("Right"), known.right)):
        yield from _examples(title, files)
    yield from _part(words.t("Cure"), known.cure)


def _part(title: str, paragraphs: Sequence[str]) -> Iterator[str]:
    if not paragraphs:
        return
    yield ""
    if title:
        yield title.upper()
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""
        yield fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _examples(title: str, files: Sequence[Example]) -> Iterator[str]:
    if files:
        yield ""
        yield title.upper()
    for example in files:
        yield f"  # {example.path}"
        yield from (f"  {line}".rstrip() for line in example.yaml.rstrip("\n").split("\n"))
