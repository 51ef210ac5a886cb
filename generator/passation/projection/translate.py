"""A process in another language: the texts of its translation laid over its own, steps by id."""

from __future__ import annotations

from typing import Any

from passation.model.shape import shape_of
from passation.model.sop import Sop, Translation
from passation.model.step import AnyStep


def translated(sop: Sop, translation: Translation | None) -> Sop:
    """The process with the texts that the translation has; the others stay as they are."""
    if translation is None:
        return sop
    texts: dict[str, Any] = {
        name: value
        for name in ("title", "result", "purpose", "entry_check", "common_mistakes")
        if (value := getattr(translation, name))
    }
    steps = tuple(_step(step, translation.steps.get(step.id or "", {})) for step in sop.steps)
    return sop.model_copy(update={**texts, "steps": steps})


def _step(step: AnyStep, texts: dict[str, Any]) -> AnyStep:
    known = {shape.key: shape.name for shape in shape_of(type(step)) if shape.free_text and shape.ref is None}
    changes = {known[key]: text for key, text in texts.items() if key in known}
    return step.model_copy(update=changes) if changes else step
