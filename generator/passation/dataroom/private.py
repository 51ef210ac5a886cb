"""The private map: which copy went to whom, and its seal. It never enters a bag."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, fields

from passation.frozen import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Delivered:
    """One bag that was made."""

    recipient: str
    copy: str
    edition: str
    """Digest of the edition."""
    seal: str
    """SHA-256 of the manifest of manifests, as `passation verify` shows it."""
    commit: str = ""
    """Where the sources stood; only the command line knows."""


_HEAD = tuple(each.name for each in fields(Delivered))


def private_map(before: str, made: Delivered) -> str:
    """Give the map, as CSV, with one more bag; a bag that was made again keeps its line.

    Raises ValueError when `before` is not such a map.
    """
    rows = list(csv.reader(io.StringIO(before), delimiter=";"))
    if rows and tuple(rows[0]) != _HEAD:
        raise ValueError("not a private map of deliveries")
    known = {Delivered(*row) for row in rows[1:]} | {made}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([_HEAD, *(astuple(each) for each in sorted(known))])
    return out.getvalue()
