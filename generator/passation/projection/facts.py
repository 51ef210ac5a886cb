"""Facts of an edition as a whole: its date, its digest, the words that its texts use."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from pydantic import BaseModel

from passation.model.base import Part
from passation.model.content import Attachment, Content
from passation.model.shape import free_texts


def texts(parts: Mapping[str, Any]) -> Iterator[str]:
    """Every free text of an edition's collections."""
    for value in parts.values():
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
            if isinstance(item, Part):
                yield from (leaf.value for leaf in free_texts(item))


def uses(text: str, word: str) -> bool:
    """Whether a folded text uses a word, in the singular or with an s."""
    return re.search(rf"(?<!\w){re.escape(word.casefold())}s?(?!\w)", text) is not None


def newest(parts: Mapping[str, Any]) -> dt.date | None:
    """The newest day on which something was written or measured: what an output shows as its date."""
    dates = [revision.date for sop in parts["sops"].values() for revision in sop.document.history]
    dates += [each.date for sop in parts["sops"].values() for each in sop.improvements]
    dates += [row.date for rows in parts["measures"].values() for row in rows]
    dates += [incident.date for incident in parts["incidents"]]
    return max(dates, default=None)


def digest(parts: Mapping[str, Any], language: str, phase: str) -> str:
    """SHA-256 over every value that the readers may see, in a fixed order."""
    total = hashlib.sha256(f"{language}|{phase}".encode())
    for each in sorted(fields(Content), key=lambda one: one.name):
        total.update(f"|{each.name}|".encode())
        _feed(total.update, parts.get(each.name))
    return total.hexdigest()


def _feed(update: Callable[[bytes], None], value: Any) -> None:
    if isinstance(value, BaseModel):
        update(value.model_dump_json(serialize_as_any=True, warnings=False).encode())
    elif isinstance(value, Mapping):
        for key in value:
            update(f"{key}=".encode())
            _feed(update, value[key])
    elif isinstance(value, tuple):
        for each in value:
            _feed(update, each)
            update(b",")
    elif isinstance(value, Attachment):
        update(value.data)
    else:
        update(str(value).encode())
