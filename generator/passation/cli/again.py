"""The data room made a second time by a process of its own, from the sources on: what DR103 compares.

`python -m passation.cli.again ROOT RECIPIENT [--draft]` reads the prints that were made as JSON, and prints the seal
of the bag. Each print of the second bag is one that was ordered word for word the first time; one that was not is
made.
"""

from __future__ import annotations

import base64
import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from passation.dataroom.room import deliver
from passation.edition import publish_for_recipient
from passation.load.folder import load
from passation.tools.prints import Prints, kept_in
from passation.tools.second import Second, second
from passation.words import Words


@contextmanager
def again(root: Path, recipient: str, *, draft: bool) -> Iterator[Second]:
    """Start it; it waits for the prints (`hand`), and its result is the seal."""
    with second(__name__, [str(root.absolute()), recipient, *(["--draft"] if draft else [])]) as other:
        yield other


def hand(other: Second, prints: Prints) -> None:
    """Give it the prints that were made."""
    said = {order: base64.b64encode(data).decode("ascii") for order, data in prints.items()}
    other.give(json.dumps(said).encode())


def _seal(root: Path, recipient: str, *, draft: bool) -> str:
    manual = load(root).manual
    if manual is None:
        raise ValueError("the sources have changed meanwhile")
    edition = publish_for_recipient(manual, recipient)
    prints = {order: base64.b64decode(data) for order, data in json.load(sys.stdin.buffer).items()}
    with kept_in(prints):
        return deliver(edition, Words(edition.language), manual.lock, draft=draft).private.seal


if __name__ == "__main__":
    gc.disable()  # it ends before there is much to collect
    sys.stdout.write(_seal(Path(sys.argv[1]), sys.argv[2], draft="--draft" in sys.argv[3:]))
