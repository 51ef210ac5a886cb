"""Effective levels: what an item is worth once its own word, its parent's and its content's are weighed."""

from __future__ import annotations

from collections.abc import Iterator

from passation.model.base import Part, floor_of
from passation.model.content import Content
from passation.model.sop import Sop
from passation.values import Level


def level_of(item: Part) -> Level:
    """An item's effective level: its own, missing means internal, or that of the fields it cannot do without."""
    own = getattr(item, "confidentiality", None)
    return max(own if isinstance(own, Level) else Level.INTERNAL, floor_of(type(item)))


def data_level(content: Content, data_id: str) -> Level:
    """The level of a data object; an unknown one counts as internal (the reader has reported it)."""
    found = content.data.get(data_id)
    return level_of(found) if found is not None else Level.INTERNAL


def content_level(content: Content, sop: Sop) -> Level:
    """The highest level among a process's steps, templates and the information it handles."""
    levels = [each.confidentiality for each in (*sop.steps, *sop.templates) if each.confidentiality is not None]
    levels += [data_level(content, name) for name in _data_of(sop)]
    return max(levels, default=Level.INTERNAL)


def _data_of(sop: Sop) -> Iterator[str]:
    """The data objects that a process takes in, gives out, passes on or keeps."""
    yield from (flow.data for flow in (*sop.inputs, *sop.outputs))
    yield from (record.data for record in sop.records)
    for step in sop.steps:
        yield from (flow.data for flow in (*getattr(step, "inputs", ()), *getattr(step, "outputs", ())))
        handoff = getattr(step, "handoff", None)
        if handoff is not None and handoff.artefact is not None:
            yield handoff.artefact


def process_level(content: Content, sop: Sop) -> Level:
    """The level of a process's shell: the declared one, else that of its content; never below its domain's own."""
    own = sop.confidentiality
    level = own if own is not None else max(Level.INTERNAL, content_level(content, sop))
    return max(level, domain_level(content, sop.id))


def domain_level(content: Content, process: str) -> Level:
    """The level that the domain of a process declares; public when it declares none: then the process decides."""
    name = content.domain_of.get(process)
    declared = (each.confidentiality for each in content.company.domains if each.id == name)
    return max((level for level in declared if level is not None), default=Level.PUBLIC)
