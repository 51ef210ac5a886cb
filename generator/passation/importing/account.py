"""The account of an import: what was taken, guessed, dropped and left for a person, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.finding import say
from passation.importing.company import Proposal
from passation.importing.found import Fate, Note
from passation.importing.texts import line, shown
from passation.words import Words

_TITLES: Final = {
    Fate.LEFT: say("For you to do"),
    Fate.GUESSED: say("Guessed: please confirm"),
    Fate.DROPPED: say("Not taken"),
    Fate.MAPPED: say("Taken as it is said"),
}
"""In the order in which they matter to whoever reads."""
_ON_SCREEN: Final = 25
"""Lines of one kind that a screen shows at most; a report has them all."""
_BARE: Final = re.compile(r"[^\W\d_][\w.'’()-]*(?: [\w.'’()-]+)*")
"""A name that YAML takes without quotes."""
_FILES: Final = {"actor": "cartography/actors.yml", "tool": "cartography/tools.yml"}


def as_text(notes: Mapping[str, Sequence[Note]], proposals: Sequence[Proposal], words: Words) -> str:
    """The account for a screen: what is to be done first; what was simply taken is only counted."""
    return "".join(f"{line}\n" for line in _text(notes, proposals, words))


def _text(notes: Mapping[str, Sequence[Note]], proposals: Sequence[Proposal], words: Words) -> Iterator[str]:
    for file, told in notes.items():
        yield f"{file}{words.colon}{_counts(told, words)}"
        for fate in (Fate.LEFT, Fate.GUESSED, Fate.DROPPED):
            some = _of(told, fate)
            if some:
                yield f"  {words.say(_TITLES[fate])}"
            yield from (f"    {_line(each, words)}" for each in some[:_ON_SCREEN])
            if len(some) > _ON_SCREEN:
                yield "    " + words.t("… and {n} more: --report FILE.md has them all.", n=len(some) - _ON_SCREEN)
    for kind, file in _FILES.items():
        some_new = [each for each in proposals if each.kind == kind]
        if some_new:
            yield words.t("Not known yet, to add to {file} (or: --create-missing):", file=file)
            yield from (f"  {_entry(each)}  # {_spots(each, words)}" for each in some_new)


def as_markdown(
    notes: Mapping[str, Sequence[Note]], proposals: Sequence[Proposal], written: Sequence[str], words: Words
) -> str:
    """The whole account as a page."""
    return "\n".join(_page(notes, proposals, written, words)) + "\n"


def _page(
    notes: Mapping[str, Sequence[Note]], proposals: Sequence[Proposal], written: Sequence[str], words: Words
) -> Iterator[str]:
    yield f"# {words.t('Account of the import')}"
    yield ""
    if written:
        yield words.t("Files written:")
        yield ""
        yield from (f"- `{path}`" for path in written)
        yield ""
    for file, told in notes.items():
        yield f"## {_cell(file)}"
        yield ""
        yield _counts(told, words)
        for fate, title in _TITLES.items():
            some = _of(told, fate)
            if some:
                yield from ("", f"### {words.say(title)}", "", *_table(some, words))
        yield ""
    if proposals:
        yield from (f"## {words.t('Not known yet')}", "")
        yield from (
            f"- `{_FILES[each.kind]}`{words.colon}`{_entry(each)}` ({_cell(_spots(each, words))})" for each in proposals
        )
        yield ""


def _table(notes: Sequence[Note], words: Words) -> Iterator[str]:
    heads = (words.t("Place"), words.t("The source says"), words.t("In the draft"), words.t("What became of it"))
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|"
    for each in notes:
        cells = (words.value(each.spot), shown(each.quote, 400), each.target)
        became = _cell(words.say(each.message)).replace("\\`", "`")  # our own sentences mark the keys of the format
        yield f"| {' | '.join(_cell(cell) for cell in cells)} | {became} |"


def _cell(text: str) -> str:
    """A text that no Markdown reads as anything else."""
    plain = line(text).replace("\\", "\\\\").replace("|", "\\|")
    return plain.replace("<", "&lt;").replace("[", "\\[").replace("`", "\\`")


def _line(note: Note, words: Words) -> str:
    target = f" → {note.target}" if note.target else ""
    quote = f" {words.quote(shown(note.quote, 70))}" if note.quote else ""
    return f"{words.value(note.spot)}{quote}{target}{words.colon}{words.say(note.message)}"


def _counts(notes: Sequence[Note], words: Words) -> str:
    count = {fate: len(_of(notes, fate)) for fate in Fate}
    return words.t(
        "taken: {taken} · guessed: {guessed} · not taken: {dropped} · for you to do: {left}",
        taken=count[Fate.MAPPED],
        guessed=count[Fate.GUESSED],
        dropped=count[Fate.DROPPED],
        left=count[Fate.LEFT],
    )


def _of(notes: Sequence[Note], fate: Fate) -> list[Note]:
    """The notes of a fate; what was said twice alike, once."""
    return list(dict.fromkeys(each for each in notes if each.fate is fate))


def _entry(proposal: Proposal) -> str:
    return f"- {{id: {proposal.id}, name: {quoted(proposal.name)}}}"


def quoted(text: str) -> str:
    """A word as YAML takes it anywhere."""
    plain = shown(text, 80)
    return (
        plain
        if _BARE.fullmatch(plain) and plain.casefold() != "null"
        else '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def _spots(proposal: Proposal, words: Words) -> str:
    some = list(dict.fromkeys(words.value(each.spot) for each in proposal.said))
    return ", ".join(some[:5]) + (" …" if len(some) > 5 else "")
