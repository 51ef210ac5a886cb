"""The slips of the pen in YAML: how each is known, what is said of it, and the line as it should be."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from passation.finding import Message, say
from passation.frozen import dataclass
from passation.load import mend
from passation.load.keys import LIST_KEYS


@dataclass(frozen=True, slots=True)
class Scene:
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
class Spot:
    """A part of the line, its columns from 0, and the word beside it."""

    column: int
    width: int = 0
    word: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One mistake: how to know it, what to say, how to write it instead, and the line so written."""

    applies: Callable[[Scene], bool]
    message: Message
    cure: Message
    mended: Callable[[Scene], str | None] = lambda _: None
    is_safe: bool = False
    """Whether nobody could have meant anything else."""
    with_above: bool = False
    """Whether what is written instead takes the place of the line above, too."""
    spot: Callable[[Scene], Spot | None] = lambda _: None
    """Where it is exactly, for those that the parser notices only behind it."""
    is_seen: bool = True
    """Whether the line so written looks different: nobody sees another kind of space."""


_TEXT_WITH_COLON: Final = re.compile(r":\s.*:(\s|$)")
NO_BREAK: Final = (
    say("A no-break space stands here: it looks like a space, and YAML does not read it as one."),
    say("Type it again: delete what is marked, then press the space bar, once for each sign."),
)
BULLETED: Final = (
    say("A bullet stands here; YAML begins the items of a list with a hyphen."),
    say("Replace each bullet by a hyphen and a space."),
)
_NO_BREAK_SPACE: Final = re.compile(
    r"[ \t]*(?:(?:- +)*[\w-]+:[ \t]*)?(?P<sign>[\u00a0\u202f\u2007](?:[ \u00a0\u202f\u2007]*[\u00a0\u202f\u2007])?)"
)
_CURLY: Final = re.compile(r"(?::|-|\{|,)\s+[“”„‟‘’]")
_AFTER_BRACKET: Final = re.compile(r"\s*(?:- +)*[\w-]+:\s+(?:\[[^\[\]]*\]|\{[^{}]*\})\s+[^\s#,\]}]")
_NO_COLON: Final = "could not find expected ':'"


def no_break_spot(line: str) -> Spot | None:
    """The no-break spaces that stand before a key or behind its colon."""
    found = _NO_BREAK_SPACE.match(line)
    return Spot(found.start("sign"), len(found["sign"])) if found is not None else None


def _comma(line: str) -> Spot | None:
    """The gap where a comma is missing, and the key behind it."""
    found = mend.without_comma(line)
    return Spot(found.end(1), found.start(2) - found.end(1), found[2]) if found is not None else None


def _bracket(line: str) -> Spot | None:
    """Where a closing bracket is missing, and which."""
    found = mend.open_bracket(line)
    return Spot(found[0], 0, found[1]) if found is not None else None


def _deeper(it: Scene) -> bool:
    """Whether the line stands to the right of the one above, whose text it may go on."""
    return mend.indent(it.line) > mend.indent(it.above) and mend.goes_on(it.above, it.line) is not None


def _is_list(line: str) -> bool:
    """Whether the key of the line takes a list."""
    key = re.match(r"\s*(?:- +)*([a-z_]+):", line)
    return key is not None and key[1] in LIST_KEYS


def _text(it: Scene) -> bool:
    """Whether the line is the second one of a text: several words, none of which is a key."""
    return mend.with_colon(it.line) is None and ":" not in it.line and mend.goes_on(it.above, it.line) is not None


CASES: Final = (
    Case(
        lambda it: (
            "\t" in it.line[: len(it.line) - len(it.line.lstrip(" \t-"))]
            and ("start any token" in it.problem or "tab" in it.problem)
        ),
        say("A tab stands here; YAML indents with spaces."),
        say("Replace the tab by two spaces."),
        lambda it: mend.without_tabs(it.line, it.above),
        is_safe=True,
    ),
    Case(
        lambda it: bool(_NO_BREAK_SPACE.match(it.line)),
        *NO_BREAK,
        lambda it: mend.without_no_break_spaces(it.line),
        is_safe=True,
        spot=lambda it: no_break_spot(it.line),
        is_seen=False,
    ),
    Case(
        lambda it: "mapping values are not allowed" in it.problem and bool(_CURLY.search(it.line)),
        say("Curly quotation marks do not hold a text together; straight ones do."),
        say('Replace them by straight ones: `"text"`.'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "mapping values are not allowed" in it.problem and mend.on_two_lines(it.line) is not None,
        say("Two keys stand on one line."),
        say("Give each key a line of its own."),
        lambda it: mend.on_two_lines(it.line),
    ),
    Case(
        lambda it: "mapping values are not allowed" in it.problem and mend.aligned(it.above, it.line) is not None,
        say("This key stands further to the right than the one above it."),
        say("Align it with the key above."),
        lambda it: mend.aligned(it.above, it.line),
    ),
    Case(
        lambda it: (
            ("mapping values are not allowed" in it.problem and _deeper(it)) or (_NO_COLON in it.problem and _text(it))
        ),
        say("The text of the line above goes on here."),
        say("Write `>-` behind the key; then every line of the text below it, two spaces further to the right."),
        lambda it: mend.goes_on(it.above, it.line),
        with_above=True,
    ),
    Case(
        lambda it: "mapping values are not allowed" in it.problem and bool(_TEXT_WITH_COLON.search(it.line)),
        say("A colon followed by a space stands inside a text."),
        say('Put the whole text in double quotes: key: "text: more text".'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "mapping values are not allowed" in it.problem,
        say("A colon stands where none is expected; the indentation may be off."),
        say("Align the key with the ones above it, or put the text in double quotes."),
    ),
    Case(
        lambda it: "block sequence entries are not allowed" in it.problem and _is_list(it.line),
        say("A list may not begin on the line of its key."),
        say("Write each item on a line of its own, below the key."),
        lambda it: mend.listed(it.line),
    ),
    Case(
        lambda it: "block sequence entries are not allowed" in it.problem,
        say("A text may not start with a hyphen and a space, and a list not on the line of its key."),
        say(
            "Put a text that starts with a hyphen in double quotes. For a list, write each item on a line of its own, "
            "below the key."
        ),
        lambda it: mend.quoted(it.line),
    ),
    Case(
        lambda it: "quoted scalar" in it.context and "unexpected end" in it.problem,
        say("A quotation mark is opened and never closed."),
        say('Close it with the same mark; inside double quotes, write \\" for a quotation mark.'),
        lambda it: mend.closed(it.line),
    ),
    Case(
        lambda it: it.after_quotes,
        say("The text goes on behind its closing quotation mark."),
        say('Put the whole text in double quotes; inside them, write « » or \\" for quotation marks.'),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "block scalar" in it.context,
        say("A text may not start with this character."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "block" in it.context and mend.with_hyphen(it.line) != it.line,
        *BULLETED,
        lambda it: mend.with_hyphen(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "block" in it.context and bool(_AFTER_BRACKET.match(it.line)),
        say("The text goes on behind its closing bracket."),
        say("Put the whole text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "block" in it.context and mend.in_item(it.above, it.line) is not None,
        say("This key belongs to the item above, and stands too far to the left."),
        say("Align it with the first key of the item: two spaces further to the right than the hyphen."),
        lambda it: mend.in_item(it.above, it.line),
    ),
    Case(
        lambda it: "block" in it.context and "did not find expected" in it.problem and it.rest[:1] in {"]", "}"},
        say("This bracket or brace closes nothing."),
        say("Delete it, or open it where it begins."),
    ),
    Case(
        lambda it: "flow" in it.context and _comma(it.line) is not None,
        say("A comma is missing before `{word}`."),
        say("Inside {{ }}, a comma stands between two keys."),
        lambda it: mend.with_comma(it.line),
        spot=lambda it: _comma(it.line),
    ),
    Case(
        lambda it: "flow" in it.context and mend.with_bracket(it.line) is not None,
        say("`{word}` is missing."),
        say("Close each [ with ] and each {{ with }}."),
        lambda it: mend.with_bracket(it.line),
        spot=lambda it: _bracket(it.line),
    ),
    Case(
        lambda it: "flow" in it.context and ("expected ',' or" in it.problem or "did not find" in it.problem),
        say("A bracket or a brace is opened and never closed, or a comma is missing."),
        say("Close [ with ] and { with }; separate items with a comma; quote texts that contain : or ,."),
    ),
    Case(
        lambda it: "cannot start any token" in it.problem and bool(re.search(r"[@`%]", it.line)),
        say("A text may not start with this character."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: _NO_COLON in it.problem and bool(re.match(r"\s*(?:- +)*[a-z_]+:\S", it.line)),
        say("A space is missing after the colon."),
        say("Write `key: value`, with a space after the colon, aligned with its neighbours."),
        lambda it: mend.with_space_after_colon(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: _NO_COLON in it.problem,
        say("A `key: value` pair is expected here; the colon is missing or the indentation is off."),
        say("Write `key: value`, with a space after the colon, aligned with its neighbours."),
        lambda it: mend.with_colon(it.line),
    ),
    Case(
        lambda it: "did not find expected" in it.problem and bool(re.match(r"-\w", it.rest)),
        say("A space is missing after the hyphen."),
        say("Write `- key: value`, with a space after the hyphen."),
        lambda it: mend.with_space_after_hyphen(it.line),
        is_safe=True,
    ),
    Case(
        lambda it: "block" in it.context and "did not find expected" in it.problem,
        say("The indentation changes here without a reason."),
        say("Align this line with the others of the same list or group."),
        lambda it: mend.nearly_aligned(it.above, it.line),
    ),
    Case(
        lambda it: "alias" in it.context or "anchor" in it.context,
        say("A text that starts with & or * must stand in quotes."),
        say("Put the text in double quotes."),
        lambda it: mend.quoted(it.line),
        is_safe=True,
    ),
)
OTHER: Final = Case(
    lambda _: True,
    say("This line is not YAML as this tool reads it."),
    say("Compare it with the lines above: `key: value`, two spaces for each level."),
)
NEVER_CLOSED: Final = next(case for case in CASES if case.message.text.startswith("A quotation mark is opened"))
