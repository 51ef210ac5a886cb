"""What a code means, in the reader's words: from the rule's docstring, or from the tables of loading and drawing."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Final

from passation.codes import DRAWING, LOADING
from passation.finding import Severity
from passation.frozen import dataclass
from passation.rules.registry import RULES
from passation.rules.rule import Room
from passation.words import Words

_FENCE: Final = re.compile(r"```yaml (\S+)\n(.*?)```", re.DOTALL)
_SECTION: Final = re.compile(r"^## (Why|Wrong|Right|Cure)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """One file of an example: its path below the company's root, and its YAML."""

    path: str
    yaml: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code explained. Texts are paragraphs in the reader's language; YAML is shown as it is written."""

    code: str
    severity: Severity
    rises: bool
    """One step graver for an approved document, and in a company that is being sold."""
    always: bool
    """Never lowered, waived or put into the baseline."""
    title: str
    what: tuple[str, ...]
    why: tuple[str, ...] = ()
    wrong: tuple[Example, ...] = ()
    right: tuple[Example, ...] = ()
    cure: tuple[str, ...] = ()


def explain(code: str, words: Words) -> Explanation | None:
    """The explanation of a code, such as `EXT101` (`ext-101` will do); None for a code that does not exist."""
    wanted = code.upper().replace("-", "").replace("_", "")
    for room in RULES:
        if room.RULE.code == wanted:
            return _of_rule(room, words)
    for fault in (*LOADING, *DRAWING):
        if fault.code == wanted:
            what, cure = words.say(fault.what), words.say(fault.cure)
            title = words.say(fault.title)
            return Explanation(fault.code, fault.severity, False, True, title, (what,), cure=(cure,))
    return None


def codes() -> tuple[str, ...]:
    """Every code that can be explained, rules first."""
    return (*(room.RULE.code for room in RULES), *(fault.code for fault in (*LOADING, *DRAWING)))


def _of_rule(room: Room, words: Words) -> Explanation:
    rule, parts = room.RULE, sections(room)

    def paragraphs(name: str) -> tuple[str, ...]:
        return tuple(words.t(text) for text in prose(parts[name]))

    title, *what = paragraphs("What")
    return Explanation(
        code=rule.code,
        severity=rule.severity,
        rises=rule.rises,
        always=rule.always,
        title=title.rstrip("."),
        what=tuple(what),
        why=paragraphs("Why"),
        wrong=examples(parts["Wrong"]),
        right=examples(parts["Right"]),
        cure=paragraphs("Cure"),
    )


def sections(room: Room) -> dict[str, str]:
    """The parts of a rule's docstring: What, Why, Wrong, Right, Cure; a missing one is empty."""
    what, *rest = _SECTION.split(inspect.cleandoc(room.__doc__ or ""))
    found = dict.fromkeys(("What", "Why", "Wrong", "Right", "Cure"), "")
    return {**found, "What": what, **dict(zip(rest[::2], rest[1::2], strict=True))}


def prose(text: str) -> Iterator[str]:
    """The paragraphs of a part, each on one line: the texts that catalogues translate."""
    for paragraph in _FENCE.sub("", text).split("\n\n"):
        if line := " ".join(paragraph.split()):
            yield line


def examples(text: str) -> tuple[Example, ...]:
    """The files shown in a part."""
    return tuple(Example(path, yaml) for path, yaml in _FENCE.findall(text))
