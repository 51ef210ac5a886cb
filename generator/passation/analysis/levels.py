"""Effective levels: what an item is worth once its own word, its parent's and its content's are weighed."""

from __future__ import annotations

from passation.model.base import Part
from passation.model.content import Content
from passation.model.sop import Sop
from passation.values import Level


def level_of(item: Part) -> Level:
    """An item's own level; missing means internal."""
    own = getattr(item, "confidentiality", None)
    return own if isinstance(own, Level) else Level.INTERNAL


def data_level(content: Content, data_id: str) -> Level:
    """The level of a data object; an unknown one counts as internal (the reader has reported it)."""
    found = content.data.get(data_id)
    return level_of(found) if found is not None else Level.INTERNAL


def content_level(content: Content, sop: Sop) -> Level:
    """The highest level among a process's steps and the information it takes in and gives out."""
    levels = [step.confidentiality for step in sop.steps if step.confidentiality is not None]
    flows = [*sop.inputs, *sop.outputs]
    for step in sop.steps:
        flows += [*getattr(step, "inputs", ()), *getattr(step, "outputs", ())]
    levels += [data_level(content, flow.data) for flow in flows]
    return max(levels, default=Level.INTERNAL)


def process_level(content: Content, sop: Sop) -> Level:
    """The level of a process's shell: the declared one, else that of its content, at least internal."""
    if sop.confidentiality is not None:
        return sop.confidentiality
    return max(Level.INTERNAL, content_level(content, sop))
