"""Files of a revision, read from git's store: nothing is checked out, and nothing of the tree is run.

The tree may be a stranger's. So no filter, attribute, hook, replacement or link of it is followed, nothing is fetched,
and a store that lies open among the files is not taken for the company's own.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Literal

from passation.frozen import dataclass

SECONDS: Final = 60
MAX_FILES: Final = 50_000
MAX_BYTES: Final = 512_000_000
"""Of all files together."""
_QUIET: Final = ("-c", "core.fsmonitor=false", "-c", "safe.bareRepository=explicit", "-c", "protocol.allow=never")
_ENTRY: Final = re.compile(rb"100(?:644|755) blob ([0-9a-f]{40,64}) +(\d+)\t(.+)", re.DOTALL)
"""A regular file in a tree; links and modules are none."""
Reason = Literal["no git", "no such revision", "too much"]


class NoHistory(Exception):  # noqa: N818  # says what is not there, and reads well after "except"
    """The revision cannot be read; `reason` says why, in a word of the program."""

    def __init__(self, reason: Reason) -> None:
        """Take the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Blob:
    name: bytes
    size: int
    path: str


def files_at(folder: Path, revision: str, below: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Give the files of a revision in some folders below `folder`: paths relative to it, and bytes.

    Raises NoHistory where there is no git, no such revision, or more than is read safely. A path that would leave the
    folder, or that no system has, is left out.
    """
    if revision.startswith("-") or "\0" in revision:
        raise NoHistory("no such revision")
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    listed = _git(folder, "ls-tree", "-r", "-z", "-l", commit.decode("ascii"), "--", *below)
    blobs = [blob for line in listed.split(b"\0") if (blob := _blob(line)) is not None]
    if len(blobs) > MAX_FILES or sum(blob.size for blob in blobs) > MAX_BYTES:
        raise NoHistory("too much")
    store = _git(folder, "cat-file", "--batch", said=b"".join(blob.name + b"\n" for blob in blobs))
    start = 0
    for blob in blobs:
        start = store.index(b"\n", start) + 1
        yield blob.path, store[start : start + blob.size]
        start += blob.size + 1


def unsaved(folder: Path) -> int:
    """Count the files below `folder` whose last change is in no revision; raises NoHistory where there is no git."""
    return _git(folder, "status", "--porcelain", "-z", "--no-renames", "--", ".").count(b"\0")


def _blob(line: bytes) -> _Blob | None:
    found = _ENTRY.fullmatch(line)
    if found is None:
        return None
    path = os.fsdecode(found[3])
    if "\\" in path or any(part in {"", ".", ".."} for part in path.split("/")):
        return None
    return _Blob(found[1], int(found[2]), path)


def _git(folder: Path, *arguments: str, said: bytes = b"") -> bytes:
    """What git answers; raises NoHistory when there is none, or when it has no answer."""
    program = shutil.which("git")
    if program is None:
        raise NoHistory("no git")
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment = {
        **kept,
        "LC_ALL": "C",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    command = [program, "-C", str(folder), *_QUIET, "--no-replace-objects", "--literal-pathspecs", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; what the user says stands behind --end-of-options
            command, input=said, capture_output=True, check=False, env=environment, timeout=SECONDS
        )
    except (subprocess.TimeoutExpired, OSError) as fault:
        raise NoHistory("no such revision") from fault
    if done.returncode != 0:
        raise NoHistory("no such revision")
    return done.stdout
