"""Facts of an edition as a whole: its date and its digest, both from what is in it alone."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from typing import Any

from pydantic import BaseModel
from pydantic_core import to_json


def newest(parts: Mapping[str, Any]) -> dt.date | None:
    """The newest day on which something was written or measured: what an output shows as its date."""
    dates = [revision.date for sop in parts["sops"].values() for revision in sop.document.history]
    dates += [each.date for sop in parts["sops"].values() for each in sop.improvements]
    dates += [row.date for rows in parts["measures"].values() for row in rows]
    dates += [incident.date for incident in parts["incidents"]]
    return max(dates, default=None)


def digest(parts: Mapping[str, Any]) -> str:
    """SHA-256 over every value that the readers may see, by name; equal values, and only these, give equal digests."""
    total = hashlib.sha256()
    _feed(total.update, parts)
    return total.hexdigest()


def _feed(update: Callable[[bytes], None], value: Any) -> None:
    """Feeds a value with its kind and length before it, so that no two values run together into the same bytes."""
    if isinstance(value, Mapping):
        update(f"map {len(value)};".encode())
        for key in value:
            _feed(update, key)
            _feed(update, value[key])
    elif isinstance(value, tuple | list):
        update(f"list {len(value)};".encode())
        for each in value:
            _feed(update, each)
    else:
        said = _said(value)
        update(f"{type(value).__name__} {len(said)};".encode())
        update(said)


def _said(value: Any) -> bytes:
    if isinstance(value, bytes):
        return value
    if isinstance(value, BaseModel):
        return value.model_dump_json(serialize_as_any=True, warnings=False).encode()
    if is_dataclass(value):
        return to_json(value, bytes_mode="base64")
    return str(value).encode()
