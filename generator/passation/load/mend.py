"""The line as it should be: what an author types instead, wherever it can be worked out. None where it cannot."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec

import yaml

from passation.load.keys import KEYS
from passation.load.quotes import in_quotes

_PAIR: Final = re.compile(r"(\s*(?:-[ \t]+)*)([\w-]+)\s*:[\s\u00a0\u202f]+(.*?)\s*")
_ITEM: Final = re.compile(r"(\s*-\s+)(.*?)\s*")
_FLOW: Final = re.compile(r"[\[{].*:.*[\]}]?$")
_TWO_KEYS: Final = re.compile(r"(\s*(?:- +)*)([\w-]+:\s+\S.*?)\s+([a-z_]+)(:\s.*)")
_NO_BREAK: Final = re.compile(r"^[\s\u00a0\u202f\u2007-]+|(?<=:)[\s\u00a0\u202f\u2007]+")
_BULLET: Final = re.compile(r"^(\s*)[•●▪◦‣·○–—]\s*")

_WITHOUT_COMMA: Final = re.compile(
    r"[{,]\s*[\w-]+: +(?:[^{}\[\],:\"']*[^{}\[\],:\"'\s]|\"[^\"]*\"|'[^']*')() +([a-z_]+): "
)
_IN_BRACKETS: Final = re.compile(r"\s*(?:- +)*(?:[\w-]+:[ \t]+)?(?=[\[{])")
_SIGN: Final = re.compile(r"(?<=[\[{,:\s])(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')|[\[\]{}]|[ \t]+#")
"""What counts between brackets: other brackets, texts in quotation marks, which hide theirs, and a note."""
_CLOSING: Final = {"[": "]", "{": "}"}
_LONGEST: Final = 500
"""Characters of a line that is mended: a longer one is no line that somebody typed, and patterns may tire of it."""
Lines = ParamSpec("Lines")


def _of_people(mend: Callable[Lines, str | None]) -> Callable[Lines, str | None]:
    """The same for lines as people type them; None for any longer one."""

    @wraps(mend)
    def bounded(*lines: Lines.args, **named: Lines.kwargs) -> str | None:
        return mend(*lines, **named) if all(len(str(line)) <= _LONGEST for line in lines) else None

    return bounded


@_of_people
def quoted(line: str) -> str | None:
    """The text of the line in straight double quotes; a lone pair of other quotation marks around it gives way."""
    found = _PAIR.fullmatch(line) or _ITEM.fullmatch(line)
    if found is None or not found[found.lastindex or 0] or _FLOW.match(found[found.lastindex or 0]):
        return None
    head = f"{found[1]}{found[2]}: " if found.lastindex == 3 else found[1]
    return head + in_quotes(found[found.lastindex or 0])


@_of_people
def item_quoted(line: str) -> str | None:
    """A whole item of a list in quotes, a colon in it included."""
    found = _ITEM.fullmatch(line)
    return found[1] + in_quotes(found[2]) if found is not None else None


@_of_people
def hashed(line: str) -> str | None:
    """A text from its `#` on in quotes: YAML reads no further than that sign."""
    found = re.fullmatch(r"(\s*(?:- +)*(?:[\w-]+:)?\s*)(.*?#.*?)\s*", line)
    return found[1] + in_quotes(found[2]) if found is not None else None


@_of_people
def starred(line: str) -> str | None:
    """A text that begins with a star or an ampersand, in quotes; None for an anchor, an alias or a merge."""
    return quoted(line) if re.search(r":\s+[*&]\S*\s+\S", line) and "*" in line else None


@_of_people
def as_item(line: str) -> str | None:
    """The first key of a new item of the list: its hyphen stands two spaces before it."""
    return f"{line[: indent(line) - 2]}- {line.strip()}" if indent(line) >= 2 and line.lstrip()[:1] != "-" else None


@_of_people
def closed(line: str) -> str | None:
    """The line with its quotation mark closed at its end."""
    opened = re.search(r"[:\-,{\[]\s+([\"'])", line)
    return line.rstrip() + opened[1] if opened is not None and "{" not in line and "[" not in line else None


@_of_people
def without_tabs(line: str, above: str) -> str | None:
    """Spaces for each tab: two, or as many as let the line begin where one may begin below `above`."""
    line = re.sub(r"(?<=[-:])\t+", " ", line)
    fitting = (spaced for width in (2, 4, 8) if indent(spaced := line.expandtabs(width)) in _columns(above, spaced))
    return next(fitting, line.replace("\t", "  "))


def _columns(above: str, line: str) -> set[int]:
    """Where a line may begin: below the key above, or, where that key has nothing behind it, two spaces further."""
    found = re.match(r"(\s*)((?:-\s+)*)[\w-]+\s*:(\s+\S)?", above.expandtabs(2))
    if found is None:
        return set()
    key = len(found[1]) + len(found[2])
    if found[3] is None:
        return {key + 2}
    return {len(found[1])} if line.lstrip()[:1] == "-" else {key}


@_of_people
def without_no_break_spaces(line: str) -> str | None:
    """Ordinary spaces where YAML wants some: before a key and behind its colon."""
    return _NO_BREAK.sub(lambda found: re.sub(r"[\u00a0\u202f\u2007]", " ", found[0]), line)


@_of_people
def with_space_after_colon(line: str) -> str | None:
    """`key: value`."""
    return re.sub(r"^(\s*(?:- +)*[\w-]+):(?=\S)", r"\1: ", line)


@_of_people
def with_space_after_hyphen(line: str) -> str | None:
    """`- key: value`."""
    return re.sub(r"^(\s*)-(?=\S)", r"\1- ", line)


@_of_people
def with_hyphen(line: str) -> str | None:
    """A bullet of a word processor becomes a hyphen."""
    return _BULLET.sub(r"\1- ", line)


def with_hyphens(lines: list[str]) -> list[str]:
    """The same for every item of the list that begins on the first of some lines; the others as they are."""
    margin = indent(lines[0])
    end = next((at for at, line in enumerate(lines) if line.strip() and indent(line) < margin), len(lines))
    here = [(with_hyphen(line) or line) if indent(line) == margin else line for line in lines[:end]]
    return here + lines[end:]


@_of_people
def with_colon(line: str) -> str | None:
    """`title Relances`, `title = Relances` and `title;Relances` with their colon, where the word is a key."""
    found = re.fullmatch(r"(\s*(?:- +)*)([a-z_]+)(?:\s*[=;]\s*|\s+)(\S.*?)\s*", line)
    return f"{found[1]}{found[2]}: {found[3]}" if found is not None and found[2] in KEYS else None


@_of_people
def on_two_lines(line: str) -> str | None:
    """Two keys that stand on one line, each on its own; None where the second word is no key."""
    found = _TWO_KEYS.fullmatch(line)
    if found is None or found[3] not in KEYS:
        return None
    return f"{found[1]}{found[2]}\n{' ' * len(found[1])}{found[3]}{found[4]}"


@_of_people
def goes_on(above: str, line: str) -> str | None:
    """A text of two lines, in the way in which YAML takes one."""
    found = _PAIR.fullmatch(above)
    if found is None or found[3][:1] in {"", "|", ">", '"', "'", "[", "{", "&", "*", "!"}:
        return None
    deeper = " " * (len(found[1]) + 2)
    return f"{found[1]}{found[2]}: >-\n{deeper}{found[3]}\n{deeper}{line.strip()}"


@_of_people
def aligned(above: str, line: str) -> str | None:
    """A key that stands too far to the right, below the one above it."""
    found, word = _PAIR.fullmatch(above), re.match(r"\s*([a-z_]+):(?:\s|$)", line)
    if found is None or word is None or word[1] not in KEYS or indent(line) <= len(found[1]):
        return None
    return " " * len(found[1]) + line.strip()


@_of_people
def in_item(above: str, line: str) -> str | None:
    """A key that stands below the hyphen of its item instead of below its first key."""
    item = re.match(r"(\s*)-\s", above)
    if item is None or len(item[1]) != indent(line) or re.match(r"\s*\w+:(?:\s|$)", line) is None:
        return None
    return "  " + line.rstrip()


@_of_people
def nearly_aligned(above: str, line: str) -> str | None:
    """A key that stands one space beside the one above it."""
    found = _PAIR.fullmatch(above)
    if found is None or abs(len(found[1]) - indent(line)) != 1 or re.match(r"\s*\w+:(?:\s|$)", line) is None:
        return None
    return " " * len(found[1]) + line.strip()


def without_comma(line: str) -> re.Match[str] | None:
    """Two pairs in braces with no comma between them: where it is missing (group 1), and the second key (2)."""
    found = _WITHOUT_COMMA.search(line) if len(line) <= _LONGEST else None
    return found if found is not None and found[2] in KEYS else None


def with_comma(line: str) -> str | None:
    """The line with that comma."""
    found = without_comma(line)
    return f"{line[: found.start(1)]},{line[found.end(1) :]}" if found is not None else None


def open_bracket(line: str) -> tuple[int, str] | None:
    """Where on the line a bracket or brace should have been closed, and with which signs; None where it goes on below
    for all one can see, or closes what it does not open.
    """
    opened, end = _IN_BRACKETS.match(line), len(line.rstrip())
    if opened is None or len(line) > _LONGEST or line[:end].endswith(("[", "{", ",", ":")):
        return None
    waiting = ""
    for found in _SIGN.finditer(line, opened.end()):
        sign = found[0]
        if sign in "[{":
            waiting = _CLOSING[sign] + waiting
        elif sign.startswith((" ", "\t")):
            end = found.start()
            break
        elif sign in "]}":
            before, match, waiting = waiting.partition(sign)
            if not match:
                return None
            if before:
                return found.start(), before
    return (end, waiting) if waiting else None


def with_bracket(line: str) -> str | None:
    """The line with these signs; None where that is still no YAML."""
    found = open_bracket(line)
    if found is None:
        return None
    made = line[: found[0]] + found[1] + line[found[0] :]
    try:
        list(yaml.parse(made.strip(), Loader=yaml.BaseLoader))
    except yaml.YAMLError:
        return None
    return made


@_of_people
def listed(line: str) -> str | None:
    """An item on the line of its key, on a line of its own below it."""
    found = re.fullmatch(r"(\s*)((?:- +)*)([\w-]+:)\s+(-\s.*?)\s*", line)
    return f"{found[1]}{found[2]}{found[3]}\n{found[1]}{' ' * len(found[2])}  {found[4]}" if found is not None else None


def indent(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip())
