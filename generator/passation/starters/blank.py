"""Empty sheets to fill in: every key with its help, the essential ones open, the others behind a `#`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from pydantic import BaseModel

from passation.load.hints import example
from passation.load.schema import HELP
from passation.model.base import Item
from passation.model.sop import Sop
from passation.model.step import AskStep, CallStep, DoStep, WaitStep
from passation.words import Words

_COLUMN: Final = 46
"""Where the help of a short line begins; that of a longer one stands above it."""
_LONGEST: Final = 120
_PLAIN: Final = re.compile(r"[^\W\d_](?:[\w \u00a0\u2019'.()-]*[\w)])?")
_NOT_TEXTS: Final = frozenset({"true", "false", "null", "yes", "no", "on", "off"})
"""What an editor may take for something else than a text."""


def blank(model: type[BaseModel], given: Mapping[str, str], words: Words, indent: str = "") -> str:
    """The keys of a group, one a line: the open ones first, then the others, each in the model's order.

    Args:
        model: the group.
        given: the keys that are open, with their values as YAML on one line; all the others are comments.
        words: the language of help and examples.
        indent: what stands before each line.
    """
    fields = sorted(model.model_fields.items(), key=lambda each: (each[0] in Item.model_fields, each[0] not in given))
    return "".join(
        line
        for name, info in fields
        if (key := info.alias or name) != "steps"
        for line in _lines(key, given.get(key), model, words.p(HELP, info.description or ""), words.language, indent)
    )


def _lines(
    key: str, value: str | None, model: type[BaseModel], help_text: str, language: str, indent: str
) -> Iterator[str]:
    shown = value if value is not None else f"{example(model, key, language) or '…'}"
    line = f"{indent}{'' if value is not None else '# '}{key}: {shown}"
    if len(line) < _COLUMN and len(line.ljust(_COLUMN)) + len(help_text) + 2 <= _LONGEST:
        yield f"{line:<{_COLUMN}}# {help_text}\n"
    else:
        yield f"{indent}# {help_text}\n"
        yield f"{line}\n"


def item(model: type[BaseModel], given: Mapping[str, str], words: Words) -> str:
    """A group as one item of a list, its hyphen two spaces from the margin; it begins with its `id`."""
    lines = blank(model, given, words, "    ")
    return f"  - {lines.removeprefix('    ')}"


def process(given: Mapping[str, str], words: Words) -> str:
    """A whole process to fill in: its keys, then three steps that show an action, a question and a control."""
    steps = words.t("Steps, in order. Each one begins with do, ask, wait or call.")
    more = words.t("What else a step may say:")
    others = words.t("Other kinds of steps:")
    return "".join(
        [
            f"schema: 1\n{blank(Sop, given, words)}\n# {steps}\nsteps:\n",
            _steps(words),
            f"\n  # {more}\n",
            blank(DoStep, {}, words, "    "),
            f"\n  # {others}\n",
            *(f"  #   - {{{_in_a_line(model, keys, words)}}}\n" for model, keys in _OTHERS),
        ]
    )


_OTHERS: Final[tuple[tuple[type[BaseModel], tuple[str, ...]], ...]] = (
    (AskStep, ("ask", "answers")),
    (WaitStep, ("wait", "for", "answers")),
    (CallStep, ("call",)),
)


def _in_a_line(model: type[BaseModel], keys: tuple[str, ...], words: Words) -> str:
    return ", ".join(f"{key}: {example(model, key, words.language)}" for key in keys)


def _steps(words: Words) -> str:
    """Three steps that can be checked as they stand."""
    first, question, control = (
        words.t("Describe the first action, verb first"),
        words.t("Is everything there?"),
        words.t("Check the result"),
    )
    yes, no = words.t("yes").capitalize(), words.t("no").capitalize()
    proof = words.t("Where the proof is kept")
    return (
        f"  - id: s10\n    do: {quoted(first)}\n"
        f"  - id: s20\n    ask: {quoted(question)}\n    answers: {{{quoted(yes)}: s30, {quoted(no)}: s10}}\n"
        f"  - id: s30\n    do: {quoted(control)}\n    control: {{kind: approval, evidence: {quoted(proof)}}}\n"
    )


def quoted(text: str) -> str:
    """A text as YAML takes it whatever it holds; a plain one stays as it is typed."""
    is_plain = _PLAIN.fullmatch(text) is not None and text.casefold() not in _NOT_TEXTS
    return text if is_plain else json.dumps(text, ensure_ascii=False)
