"""The data room made a second time by a process of its own, from the sources on: what DR103 compares.

`python -m passation.cli.again ORDER` reads the prints that were made as JSON, and prints the seal of the bag. Each
print of the second bag is one that was ordered word for word the first time; one that was not is made.
"""

from __future__ import annotations

import base64
import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from passation.dataroom.news import earlier
from passation.dataroom.room import deliver
from passation.edition import publish_for_recipient
from passation.load.folder import load
from passation.tools.prints import Prints, kept_in
from passation.tools.second import Second, second
from passation.words import Words


@contextmanager
def again(root: Path, recipient: str, since: Path | None, *, draft: bool) -> Iterator[Second]:
    """Start it; it waits for the prints (`hand`), and its result is the seal."""
    order = {
        "root": str(root.absolute()),
        "recipient": recipient,
        "since": str(since.absolute()) if since else None,
        "draft": draft,
    }
    with second(__name__, [json.dumps(order)]) as other:
        yield other


def hand(other: Second, prints: Prints) -> None:
    """Give it the prints that were made."""
    said = {order: base64.b64encode(data).decode("ascii") for order, data in prints.items()}
    other.give(json.dumps(said).encode())


def _seal(root: str, recipient: str, since: str | None, draft: bool) -> str:  # noqa: FBT001  # as the order says it
    manual = load(Path(root)).manual
    if manual is None:
        raise ValueError("the sources have changed meanwhile")
    edition = publish_for_recipient(manual, recipient)
    before = earlier(Path(since), recipient) if since else None
    prints = {order: base64.b64decode(data) for order, data in json.load(sys.stdin.buffer).items()}
    with kept_in(prints):
        return deliver(edition, Words(edition.language), manual.lock, draft=draft, since=before).private.seal


if __name__ == "__main__":
    gc.disable()  # it ends before there is much to collect
    sys.stdout.write(_seal(**json.loads(sys.argv[1])))
