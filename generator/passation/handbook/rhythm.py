"""Limits in the reader's words; where a limit was not understood, in the author's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pydantic import TypeAdapter, ValidationError

from passation.analysis.rhythm import CLOCK
from passation.model.scalars import Span, Time
from passation.words import Words

_HOUR: Final = TypeAdapter(Time)
_SPAN: Final = TypeAdapter(Span)


def limit_text(by: str, milestones: Mapping[str, str], words: Words) -> str:
    """A limit as a reader says it: `17:00`, `sortie - 5 business days` with the milestone in full."""
    if CLOCK.fullmatch(by):
        return words.t("by {limit}", limit=_HOUR.validate_python(by))
    name, dash, rest = (part.strip() for part in by.partition(" - "))
    if name not in milestones or not dash:
        return words.t("by {limit}", limit=words.quote(milestones[by]) if by in milestones else by)
    try:
        span = _SPAN.validate_python(rest)
    except ValidationError:
        return words.t("by {limit}", limit=by)
    return words.t("{span} before {milestone}", milestone=words.quote(milestones[name]), span=span)
