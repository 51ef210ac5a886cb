"""What of a process is binding: what a reader does, receives and answers for; and what a change does to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from pydantic import BaseModel

from passation.model.content import Content
from passation.model.sop import Sop

SILENT: Final = frozenset(
    [
        "document",
        "waivers",
        "confidentiality",
        "improvements",
        "tags",
        "aliases",
        "automate",
        "maturity",
        "delegable",
        "variant_of",
    ]
)
"""Keys that bind nobody: who approved it, what is thought of it, who may read it, where it may go one day."""


def changed(before: Content, after: Content, process: str) -> tuple[str, ...]:
    """The binding keys of a process that differ, in the model's order; line breaks and spaces do not count."""
    old, new = before.sops[process], after.sops[process]
    one, other = (_binding(sop) if old != new else {} for sop in (old, new))
    keys = [key for key in Sop.model_fields if one.get(key) != other.get(key)]
    if "templates" not in keys and _files(before, old) != _files(after, new):
        keys.append("templates")
    return tuple(keys)


def _binding(value: Any) -> Any:
    """A value without what binds nobody, its texts with single spaces."""
    if isinstance(value, BaseModel):
        names = (name for name in type(value).model_fields if name not in SILENT)
        return {name: _binding(getattr(value, name)) for name in names}
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return [_binding(each) for each in value]
    if isinstance(value, dict):
        return [(key, _binding(each)) for key, each in value.items()]
    return value


def _files(content: Content, sop: Sop) -> Mapping[str, bytes | None]:
    """What lies behind the templates."""
    names = (template.file for template in sop.templates if template.file is not None)
    attached = {name: content.attachments.get((sop.id, name)) for name in names}
    return {name: each.data if each is not None else None for name, each in attached.items()}
