"""YAML syntax errors in human words: what people really get wrong, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.source import Place


@dataclass(frozen=True, slots=True)
class _Case:
    """One mistake: how to know it from the parser's words and the line, and what to say."""

    applies: Callable[[str, str, str], bool]
    message: Message
    cure: Message


_TEXT_WITH_COLON: Final = re.compile(r":\s.*\S:(\s|$)")

_CASES: Final = (
    _Case(
        lambda problem, line, _: (
            "\t" in line[: len(line) - len(line.lstrip())] and ("start any token" in problem or "tab" in problem)
        ),
        say("A tab stands here; YAML indents with spaces."),
        say("Replace the tab by two spaces."),
    ),
    _Case(
        lambda problem, line, _: "mapping values are not allowed" in problem and bool(_TEXT_WITH_COLON.search(line)),
        say("A colon followed by a space stands inside a text."),
        say('Put the whole text in double quotes: key: "text: more text".'),
    ),
    _Case(
        lambda problem, _line, _: "mapping values are not allowed" in problem,
        say("A colon stands where none is expected; the indentation may be off."),
        say("Align the key with the ones above it, or put the text in double quotes."),
    ),
    _Case(
        lambda problem, _line, context: "quoted scalar" in context and "unexpected end" in problem,
        say("A quotation mark is opened and never closed."),
        say('Close it with the same mark; inside double quotes, write \\" for a quotation mark.'),
    ),
    _Case(
        lambda problem, _line, context: (
            "flow" in context and ("expected ',' or" in problem or "did not find" in problem)
        ),
        say("A bracket or a brace is opened and never closed, or a comma is missing."),
        say("Close [ with ] and { with }; separate items with a comma; quote texts that contain : or ,."),
    ),
    _Case(
        lambda problem, line, _: "cannot start any token" in problem and bool(re.search(r"[@`%]", line)),
        say("A text may not start with this character."),
        say("Put the text in double quotes."),
    ),
    _Case(
        lambda problem, _line, _: "could not find expected ':'" in problem,
        say("A `key: value` pair is expected here; the colon is missing or the indentation is off."),
        say("Write `key: value`, with a space after the colon, aligned with its neighbours."),
    ),
    _Case(
        lambda problem, _line, context: "block" in context and "did not find expected" in problem,
        say("The indentation changes here without a reason."),
        say("Align this line with the others of the same list or group."),
    ),
    _Case(
        lambda _problem, _line, context: "alias" in context or "anchor" in context,
        say("A text that starts with & or * must stand in quotes."),
        say("Put the text in double quotes."),
    ),
)


def explain_syntax(path: str, text: str, error: Exception) -> Finding:
    """The finding for a text that YAML refuses; places the fault where the author can see it."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None and not text[mark.index :].strip():  # the end of the file: what was opened stands before
        mark = getattr(error, "context_mark", None) or mark
    problem = str(getattr(error, "problem", "") or getattr(error, "reason", "") or "")
    context = str(getattr(error, "context", "") or "")
    lines = text.split("\n")
    number = min(mark.line if mark is not None else 0, len(lines) - 1)
    column = mark.column if mark is not None and mark.line == number else 0
    case = next((case for case in _CASES if case.applies(problem, lines[number], context)), None)
    message = case.message if case else say("This line is not YAML as this tool reads it.")
    cure = case.cure if case else say("Compare it with the lines above: `key: value`, two spaces for each level.")
    return Finding("YML104", Severity.ERROR, Place(path, number + 1, column + 1), message, cure)
