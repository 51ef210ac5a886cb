"""An absence told on a terminal, and for machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap

from passation import __version__
from passation.analysis.absence import EFFECTS, Outcome, simulate
from passation.analysis.responsibility import text_of
from passation.edition import Edition
from passation.maps.absences.account import Absence, Line, account, cures, summary, title_of
from passation.maps.palette import EFFECT_LOOKS
from passation.tools.terminal import one_line
from passation.words import Words

VERSION = 1
"""Version of the document; another number means that something was renamed or taken away."""


def as_text(edition: Edition, words: Words, away: Absence, width: int) -> str:
    """The answer for people, in lines of `width` characters: how many, then which, then what to do."""
    outcomes = simulate(edition, away.actors, away.lasting, away.day)
    lines = account(edition, words, outcomes, away.lasting)
    parts = [one_line(title_of(edition, words, away)), *_wrapped(summary(edition, words, outcomes, away), "", width)]
    for effect in EFFECTS:
        shown = [line for line in lines if line.outcome.effect == effect]
        if shown:
            parts += ["", words.say(EFFECT_LOOKS[effect].word)]
            parts += [text for line in shown for text in _told(edition, words, line, width)]
    todo = cures(lines)
    if todo:
        parts += ["", words.t("BEFORE THE ABSENCE")]
        for cure in todo:
            named = words.t("{cure} ({processes})", cure=cure.text, processes=list(cure.processes))
            parts += _wrapped(named, "  → ", width)
    return "\n".join(parts) + "\n"


def _told(edition: Edition, words: Words, line: Line, width: int) -> Iterator[str]:
    process = line.outcome.process
    named = f"{process}  {edition.name_of('process', process)}"
    if line.outcome.effect == "covered":
        yield from _wrapped(words.t("{process}, relay: {names}", process=named, names=list(line.by)), "  ", width)
        return
    yield from _wrapped(f"{named}{words.colon}{line.when}", "  ", width)
    for step in line.first_steps(words):
        yield from _wrapped(step, "      ", width)


def _wrapped(text: str, before: str, width: int) -> list[str]:
    """A text in lines, each as far from the edge as the first one's own text."""
    room = max(width, len(before) + 20)
    return wrap(one_line(text), room, initial_indent=before, subsequent_indent=" " * len(before))


def as_json(edition: Edition, words: Words, away: Absence, _width: int) -> str:
    """One document for machines. Its schema is `schemas/absence.schema.json`; keys are only ever added."""
    outcomes = simulate(edition, away.actors, away.lasting, away.day)
    lines = account(edition, words, outcomes, away.lasting)
    document = {
        "format": "passation/absence",
        "version": VERSION,
        "tool": f"passation {__version__}",
        "language": words.language,
        "audience": edition.audience.id,
        "absent": list(away.actors),
        "lasting": str(away.lasting),
        "date": away.day.isoformat() if away.day else None,
        "counts": {effect: _count(outcomes, effect) for effect in EFFECTS},
        "untouched": [process for process in edition.sops if process not in {each.process for each in outcomes}],
        "processes": [_process(edition, line) for line in lines],
        "todo": [{"text": cure.text, "processes": list(cure.processes)} for cure in cures(lines)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _count(outcomes: Sequence[Outcome], effect: str) -> int:
    return sum(each.effect == effect for each in outcomes)


def _process(edition: Edition, line: Line) -> dict[str, object]:
    outcome, sop = line.outcome, edition.sops[line.outcome.process]
    return {
        "process": sop.id,
        "title": sop.title,
        "effect": outcome.effect,
        "holds": str(outcome.holds) if outcome.holds is not None else None,
        "when": line.when or None,
        "steps": [
            {
                "step": sop.steps[gap.position].id,
                "number": gap.position + 1,
                "text": text_of(edition, sop.steps[gap.position]),
                "missing": list(gap.missing),
                "promised": str(gap.promised) if gap.promised is not None else None,
            }
            for gap in outcome.gaps
        ],
        "relays": [
            {"actor": relay.actor, "by": list(relay.by), "backup": relay.backup, "lack": relay.lack}
            for relay in outcome.relays
        ],
    }
