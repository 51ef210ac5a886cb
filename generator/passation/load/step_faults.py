"""Faults of steps, in the words of steps: each is a `do`, `ask`, `wait` or `call`, and its other keys go with that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Any, Final

from passation.finding import Finding, Message, Repair, Severity, say
from passation.load.flow import flow
from passation.load.keys import KEYS_OF, KINDS, STEP_KEYS
from passation.load.quotes import in_quotes
from passation.load.repairs import in_place, inserted
from passation.load.spoken import is_sure, meant
from passation.source import Origin, Trail

_MOST: Final = 8
"""Steps that are shown as they should be."""
_LONGEST: Final = 500
"""Characters of a line that is shown as it should be."""
Detail = tuple[Trail, Any]
"""A fault as pydantic tells it: the keys that lead to it, and what is wrong."""


def step_faults(details: Iterable[Detail], data: Any, origin: Origin) -> tuple[list[Finding], list[Detail]]:
    """The findings that only steps can have, and the details that are left for everybody's sentences."""
    found: list[Finding] = []
    left: list[Detail] = []
    texts: list[int] = []
    for trail, each in details:
        if (position := _text_of(trail, data)) is not None:
            texts.append(position)
            continue
        step = _step_of(trail, data)
        finding = None if step is None else _fault(step, str(trail[-1]), each["type"], origin.at(*trail[:-1]))
        if isinstance(finding, Finding):
            found.append(finding)
        elif finding is None:
            left.append((trail, each))
    return found + ([_textual(texts, data["steps"], origin)] if texts else []), left


def kinds_meant(data: Any, key: str, origin: Origin) -> list[Finding]:
    """What is wrong with the first words of steps that stand below another key, which is meant to be `steps`."""
    steps = data[key] if isinstance(data[key], list) else []
    unnamed = (at for at, step in enumerate(steps) if isinstance(step, dict) and not {*KINDS} & {*step})
    return [_kindless(steps[at], origin.at(key, at)) for at in islice(unnamed, _MOST) if _meant(steps[at])[0]]


def _text_of(trail: Trail, data: Any) -> int | None:
    """The position of a step that is nothing but a text."""
    if len(trail) != 2 or trail[0] != "steps" or not isinstance(trail[1], int) or not isinstance(data["steps"], list):
        return None
    return trail[1] if isinstance(data["steps"][trail[1]], str) else None


def _textual(positions: list[int], steps: list[Any], origin: Origin) -> Finding:
    """One finding for all steps that are texts: they have one cause, an unfinished habit or a list too far left."""
    where, repair = origin.at("steps", positions[0]), None
    margin, texts = " " * max(where.place.column - 3, 0), [steps[position] for position in positions[:_MOST]]
    before = steps[positions[0] - 1] if positions[0] else None
    last = next(reversed(before), None) if isinstance(before, dict) else None
    if isinstance(before, dict) and last is not None and before[last] is None:
        said = say("This item belongs to `{key}` above, and stands too far to the left.", key=last)
        cure = say("Move it to the right: its hyphen stands further to the right than `{key}`.", key=last)
        fix = "\n".join(f"{margin}    - {text}" for text in texts)
    else:
        said = say("A step is a group that says what it is, not a text alone.")
        cure = say("Write `do:` before what is to be done.")
        fix = "\n".join(f"{margin}- do: {in_quotes(text) if ': ' in text else text}" for text in texts)
        repair = Repair(tuple(inserted(origin.at("steps", position).place, "do: ") for position in positions))
    return Finding("SCH103", Severity.ERROR, where, said, cure, fix=fix, repair=repair)


def _step_of(trail: Trail, data: Any) -> dict[str, Any] | None:
    """The step that a fault of one of its keys is about."""
    if len(trail) != 3 or trail[0] != "steps" or not isinstance(trail[1], int) or not isinstance(data["steps"], list):
        return None
    step = data["steps"][trail[1]]
    return step if isinstance(step, dict) else None


def _fault(step: dict[str, Any], key: str, kind: str, here: Origin) -> Finding | bool | None:
    """The finding of one fault; False when another finding tells it; None when nothing is special about it."""
    said = [word for word in KINDS if word in step]
    if not said and kind == "missing" and key == "do":
        return _kindless(step, here)
    if kind != "extra_forbidden":
        return None
    if not said:
        return False if key in STEP_KEYS or key == _meant(step)[0] else None
    if key in KINDS:
        message = say("A step is one thing: `{first}` or `{second}`.", first=said[0], second=key)
        finding = _misplaced(here / key, message, say("Make two steps of it."))
        return replace(finding, fix=_apart(step, [word for word in step if word in KINDS], here))
    if key in STEP_KEYS:
        message = say("A step with `{kind}` has no `{key}`.", kind=said[0], key=key)
        kinds = " / ".join(f"`{word}`" for word in KINDS if key in KEYS_OF[word])
        cure = say("`{key}` goes with {kinds}: delete it, or move it to such a step.", key=key, kinds=kinds)
        return _misplaced(here / key, message, cure)
    return None


def _apart(step: dict[str, Any], kinds: list[str], here: Origin) -> str | None:
    """A step of several kinds as one step for each of them; None where its lines are not to be shown."""
    parts: dict[str, dict[str, Any]] = {kind: {} for kind in kinds}
    for key, value in step.items():
        kind = next((word for word in kinds if key in KEYS_OF[word]), kinds[0])
        parts[kind][key] = value
    if "ask" in parts:
        parts["ask"].setdefault("answers", {"…": "end"})
    margin = " " * max(here.place.column - 3, 0)
    lines = [f"{margin}- {flow(part)}" for part in parts.values()]
    return "\n".join(lines) if all(len(line) <= _LONGEST for line in lines) else None


def _kindless(step: dict[str, Any], here: Origin) -> Finding:
    key, close = _meant(step)
    if key is not None:
        said = say("The key `{key}` is not known here.", key=key[:80])
        cure = say("Did you mean `{close}`?", close=close)
        repair = in_place(here / key, key, close, on_key=True, is_safe=is_sure(key, KINDS, 0.6))
        return Finding("SCH102", Severity.ERROR, here / key, said, cure, fix=close, on_key=True, repair=repair)
    said = say("This step does not say what it is.")
    cure = say("Begin it with `do: …`, `ask: …`, `wait: …` or `call: …`.")
    return Finding("SCH101", Severity.ERROR, here, said, cure)


def _meant(step: dict[str, Any]) -> tuple[str | None, str]:
    """The key that is a misspelt kind, and that kind."""
    for key in step:
        close = meant(key, KINDS, 0.6) if key not in STEP_KEYS else None
        if close is not None:
            return key, close
    return None, ""


def _misplaced(where: Origin, message: Message, cure: Message) -> Finding:
    return Finding("SCH102", Severity.ERROR, where, message, cure, on_key=True)
