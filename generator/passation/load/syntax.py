"""YAML syntax errors in human words: what people really get wrong, where they got it wrong, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, cast

import yaml

from passation.finding import Finding, Message, Severity, say
from passation.load import mend
from passation.load.repairs import in_lines
from passation.source import Place


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the parser says, and the line where the author's hand slipped."""

    problem: str
    context: str
    line: str
    column: int
    above: str
    """The line above it that says something."""
    after_quotes: bool
    """The text goes on behind a closing quotation mark."""

    @property
    def rest(self) -> str:
        """The line from the fault on."""
        return self.line[self.column :]


@dataclass(frozen=True, slots=True)
class _Case:
    """One mistake: how to know it, what to say, how to write it instead, and the line so written."""

    applies: Callable[[_Scene], bool]
    message: Message
    cure: Message
    mended: Callable[[_Scene], str | None] = lambda _: None
    is_safe: bool = False
    """Whether nobody could have meant anything else."""
    with_above: bool = False
    """Whether what is written instead takes the place of the line above, too."""


_TEXT_WITH_COLON: Final = re.compile(r":\s.*:(\s|$)")
NO_BREAK_SPACE: Final = frozenset("\u00a0\u202f\u2007")
BULLET: Final = frozenset("•●▪◦‣·○–—")
"""Signs with which word processors begin the items of a list."""
NO_BREAK: Final = (
    say("A no-break space stands in this line: it looks like a space, and YAML does not read it as one."),
    say("Delete it, before or after the key, and type an ordinary space."),
)
_NO_BREAK_SPACE: Final = re.compile(r"\s*[\u00a0\u202f\u2007]|\s*(?:- +)*[\w-]+:[\u00a0\u202f\u2007]")
_CURLY: Final = re.compile(r"(?::|-|\{|,)\s+[“”„‟‘’]")
_KEY: Final = re.compile(r"\s+[\w-]+:(\s|$)")
_AFTER_BRACKET: Final = re.compile(r"\s*(?:- +)*[\w-]+:\s+(?:\[[^\[\]]*\]|\{[^{}]*\})\s+[^\s#,\]}]")
_NO_COLON: Final = "could not find expected ':'"


def _deeper(it: _Scene) -> bool:
    """Whether the line stands to the right of the one above, whose text it may go on."""
    return mend.indent(it.line) > mend.indent(it.above) and mend.goes_on(it.above, it.line) is not None


def _text(it: _Scene) -> bool:
    """Whether the line is the second one of a text: several words, none of which is a key."""
    return mend.with_colon(it.line) is None and ":" not in it.line and mend.goes_on(it.above, it.line) is not None


_CASES: Final = (
    _Case(
        lambda it: (
            "\t" in it.line[: len(it.line) - len(it.line.lstrip(" \t-"))]
            and ("start any token" in it.problem or "tab" in it.problem)
        ),
        say("A tab stands here; YAML indents with spaces."),
        say("Replace the tab by two spaces."),
        lambda it: mend.without_tabs(it.line, it.above),
        is_safe=True,
    ),
    _Case(
        lambda it: bool(_NO_BREAK_SPACE.match(it.line)),
        *NO_BREAK,
        lambda it: mend.without_no_break_spaces(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "mapping values are not allowed" in it.problem and bool(_CURLY.search(it.line)),
        say("Curly quotation marks do not hold a text together; straight ones do."),
        say('Replace them by straight ones: `"text"`.'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "mapping values are not allowed" in it.problem and mend.on_two_lines(it.line) is not None,
        say("Two keys stand on one line."),
        say("Give each key a line of its own."),
        lambda it: mend.on_two_lines(it.line),
    ),
    _Case(
        lambda it: "mapping values are not allowed" in it.problem and mend.aligned(it.above, it.line) is not None,
        say("This key stands further to the right than the one above it."),
        say("Align it with the key above."),
        lambda it: mend.aligned(it.above, it.line),
    ),
    _Case(
        lambda it: (
            ("mapping values are not allowed" in it.problem and _deeper(it)) or (_NO_COLON in it.problem and _text(it))
        ),
        say("The text of the line above goes on here."),
        say("Write `>-` behind the key; then every line of the text below it, two spaces further to the right."),
        lambda it: mend.goes_on(it.above, it.line),
        with_above=True,
    ),
    _Case(
        lambda it: "mapping values are not allowed" in it.problem and bool(_TEXT_WITH_COLON.search(it.line)),
        say("A colon followed by a space stands inside a text."),
        say('Put the whole text in double quotes: key: "text: more text".'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "mapping values are not allowed" in it.problem,
        say("A colon stands where none is expected; the indentation may be off."),
        say("Align the key with the ones above it, or put the text in double quotes."),
    ),
    _Case(
        lambda it: "block sequence entries are not allowed" in it.problem,
        say("A list may not begin on the line of its key."),
        say(
            "Put a text that starts with a hyphen in double quotes. For a list, write each item on a line of its own, "
            "below the key."
        ),
        lambda it: mend.quoted(it.line),
    ),
    _Case(
        lambda it: "quoted scalar" in it.context and "unexpected end" in it.problem,
        say("A quotation mark is opened and never closed."),
        say('Close it with the same mark; inside double quotes, write \\" for a quotation mark.'),
        lambda it: mend.closed(it.line),
    ),
    _Case(
        lambda it: it.after_quotes,
        say("The text goes on behind its closing quotation mark."),
        say('Put the whole text in double quotes; inside them, write « » or \\" for quotation marks.'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "block scalar" in it.context,
        say("A text may not start with this character."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "block" in it.context and bool(_AFTER_BRACKET.match(it.line)),
        say("The text goes on behind its closing bracket."),
        say("Put the whole text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "block" in it.context and mend.in_item(it.above, it.line) is not None,
        say("This key belongs to the item above, and stands too far to the left."),
        say("Align it with the first key of the item: two spaces further to the right than the hyphen."),
        lambda it: mend.in_item(it.above, it.line),
    ),
    _Case(
        lambda it: "block" in it.context and "did not find expected" in it.problem and it.rest[:1] in {"]", "}"},
        say("This bracket or brace closes nothing."),
        say("Delete it, or open it where it begins."),
    ),
    _Case(
        lambda it: "flow" in it.context and ("expected ',' or" in it.problem or "did not find" in it.problem),
        say("A bracket or a brace is opened and never closed, or a comma is missing."),
        say("Close [ with ] and { with }; separate items with a comma; quote texts that contain : or ,."),
    ),
    _Case(
        lambda it: "cannot start any token" in it.problem and bool(re.search(r"[@`%]", it.line)),
        say("A text may not start with this character."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: _NO_COLON in it.problem and bool(re.match(r"\s*(?:- +)*[a-z_]+:\S", it.line)),
        say("A space is missing after the colon."),
        say("Write `key: value`, with a space after the colon, aligned with its neighbours."),
        lambda it: mend.with_space_after_colon(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: _NO_COLON in it.problem,
        say("A `key: value` pair is expected here; the colon is missing or the indentation is off."),
        say("Write `key: value`, with a space after the colon, aligned with its neighbours."),
        lambda it: mend.with_colon(it.line),
    ),
    _Case(
        lambda it: "did not find expected" in it.problem and bool(re.match(r"-\w", it.rest)),
        say("A space is missing after the hyphen."),
        say("Write `- key: value`, with a space after the hyphen."),
        lambda it: mend.with_space_after_hyphen(it.line),
        is_safe=True,
    ),
    _Case(
        lambda it: "block" in it.context and "did not find expected" in it.problem,
        say("The indentation changes here without a reason."),
        say("Align this line with the others of the same list or group."),
        lambda it: mend.nearly_aligned(it.above, it.line),
    ),
    _Case(
        lambda it: "alias" in it.context or "anchor" in it.context,
        say("A text that starts with & or * must stand in quotes."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
)
_OTHER: Final = _Case(
    lambda _: True,
    say("This line is not YAML as this tool reads it."),
    say("Compare it with the lines above: `key: value`, two spaces for each level."),
)
_NEVER_CLOSED: Final = next(case for case in _CASES if case.message.text.startswith("A quotation mark is opened"))


def explain_syntax(path: str, text: str, error: Exception, last: yaml.Event | None) -> Finding:
    """The finding for a text that YAML refuses, placed where the hand slipped; `last` is what was still read."""
    lines = text.split("\n")
    quoted = _quoted_before(error, lines, last)
    if quoted is not None and quoted[0].line < quoted[1].line:
        number, opened = quoted[0].line, lines[quoted[0].line]
        return _finding(Place(path, number + 1, quoted[0].column + 1), _NEVER_CLOSED, [opened], mend.closed(opened))
    mark = _mark(text, error, last)
    number = min(mark.line if mark is not None else 0, len(lines) - 1)
    above = next((at for at in range(number - 1, -1, -1) if lines[at].strip()), number)
    scene = _Scene(
        problem=str(getattr(error, "problem", "") or getattr(error, "reason", "") or ""),
        context=str(getattr(error, "context", "") or ""),
        line=lines[number],
        column=mark.column if mark is not None and mark.line == number else 0,
        above=lines[above] if above < number else "",
        after_quotes=quoted is not None,
    )
    case = next((case for case in _CASES if case.applies(scene)), _OTHER)
    mended = case.mended(scene)
    changed = lines[above if case.with_above else number : number + 1]
    return _finding(Place(path, number + 1, scene.column + 1), case, changed, mended if mended != scene.line else None)


def _finding(place: Place, case: _Case, lines: list[str], fix: str | None) -> Finding:
    """The finding of a case; `lines`, the last of which is that of the place, are what is written anew."""
    first = Place(place.path, place.line - len(lines) + 1)
    same_marks = fix is not None and fix.count("«") <= "".join(lines).count(
        "«"
    )  # which marks to quote with is a choice
    repair = in_lines(first, lines, fix, is_safe=case.is_safe and same_marks)
    return Finding("YML104", Severity.ERROR, place, case.message, case.cure, fix=fix, repair=repair)


def _mark(text: str, error: Exception, last: yaml.Event | None) -> yaml.Mark | None:
    """Where the fault began: the parser often notices it only lines below."""
    noticed: yaml.Mark | None = getattr(error, "problem_mark", None)
    began: yaml.Mark | None = getattr(error, "context_mark", None)
    if noticed is None or began is None:
        return noticed or began
    context = str(getattr(error, "context", "") or "")
    at_the_end = not text[noticed.index :].strip()
    open_above = "flow" in context and last is not None and _marks(last)[0].line < noticed.line
    return began if at_the_end or open_above or "simple key" in context else noticed


def _quoted_before(error: Exception, lines: list[str], last: yaml.Event | None) -> tuple[yaml.Mark, yaml.Mark] | None:
    """Both ends of the text in quotation marks behind which the parser found something else than it expected."""
    noticed: yaml.Mark | None = getattr(error, "problem_mark", None)
    if noticed is None or not isinstance(last, yaml.ScalarEvent) or last.style not in {"'", '"'}:
        return None
    start, end = _marks(last)
    if end.line != noticed.line or "did not find expected" not in str(getattr(error, "problem", "")):
        return None
    behind = lines[noticed.line][end.column :]
    return None if _KEY.match(behind) or behind[:1] in {"]", "}"} else (start, end)


def _marks(event: yaml.Event) -> tuple[yaml.Mark, yaml.Mark]:
    """Where an event begins and ends; only events made by hand have no marks."""
    return cast("yaml.Mark", event.start_mark), cast("yaml.Mark", event.end_mark)
