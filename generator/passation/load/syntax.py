"""YAML syntax errors in human words: what people really get wrong, where they got it wrong, and how to write it."""

from __future__ import annotations

import re
from typing import Final, cast

import yaml

from passation.finding import Finding, Severity, say
from passation.load import mend
from passation.load.repairs import in_lines
from passation.load.slips import CASES, NEVER_CLOSED, OTHER, Case, Scene, Spot
from passation.source import Place

_KEY: Final = re.compile(r"\s+[\w-]+:(\s|$)")


def explain_syntax(path: str, text: str, error: Exception, last: yaml.Event | None) -> Finding:
    """The finding for a text that YAML refuses, placed where the hand slipped; `last` is what was still read."""
    lines = text.split("\n")
    quoted = _quoted_before(error, lines, last)
    if quoted is not None and quoted[0].line < quoted[1].line:
        number, opened = quoted[0].line, lines[quoted[0].line]
        return _finding(Place(path, number + 1, quoted[0].column + 1), NEVER_CLOSED, [opened], mend.closed(opened))
    mark = _mark(text, error, last)
    number = min(mark.line if mark is not None else 0, len(lines) - 1)
    above = next((at for at in range(number - 1, -1, -1) if lines[at].strip()), number)
    scene = Scene(
        problem=str(getattr(error, "problem", "") or getattr(error, "reason", "") or ""),
        context=str(getattr(error, "context", "") or ""),
        line=lines[number],
        column=mark.column if mark is not None and mark.line == number else 0,
        above=lines[above] if above < number else "",
        after_quotes=quoted is not None,
    )
    case = next((case for case in CASES if case.applies(scene)), OTHER)
    mended = case.mended(scene)
    changed = lines[above if case.with_above else number : number + 1]
    spot = case.spot(scene) or Spot(scene.column)
    place = Place(path, number + 1, spot.column + 1, spot.width)
    return _finding(place, case, changed, mended if mended != scene.line else None, spot.word)


def _finding(place: Place, case: Case, lines: list[str], fix: str | None, word: str = "") -> Finding:
    """The finding of a case; `lines`, the last of which is that of the place, are what is written anew."""
    first = Place(place.path, place.line - len(lines) + 1)
    same_marks = fix is not None and fix.count("«") <= "".join(lines).count(
        "«"
    )  # which marks to quote with is a choice
    repair = in_lines(first, lines, fix, is_safe=case.is_safe and same_marks)
    message, cure = (say(each.text, word=word) if word else each for each in (case.message, case.cure))
    shown = fix if case.is_seen else None
    return Finding("YML104", Severity.ERROR, place, message, cure, fix=shown, repair=repair)


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
