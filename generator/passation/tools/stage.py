"""A private folder beside a target, in which an output is made before anybody sees it.

A stage is locked for as long as its run lives. The lock dies with the run, however it ends; so a stage that can be
locked is a leftover, and the next run for the same target removes it.
"""

import contextlib
import errno
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from passation.tools.exchange import bring_back

SURELY_DEAD = 24 * 3600
"""Seconds after which a stage is a leftover even where nothing can be locked."""


def aside(target: Path) -> Path:
    """Where the old output waits while two moves replace it."""
    return target.with_name(f".{target.name}.passation-old")


@contextlib.contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until no other run changes what stands in `folder`, and keep others waiting meanwhile."""
    with _locked(folder, wait=True):
        yield


@contextlib.contextmanager
def stage(target: Path) -> Iterator[Path]:
    """Give a folder of mode 0700 beside `target`, gone afterwards; leftovers of dead runs are removed first."""
    with contextlib.ExitStack() as held:
        with turn(target.parent):
            bring_back(target, aside(target))
            sweep(target)
            made = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
            held.callback(shutil.rmtree, made, ignore_errors=True)
            held.enter_context(_locked(made, wait=False))
        yield made


def sweep(target: Path) -> None:
    """Remove the stages that dead runs left beside `target`."""
    for left in sorted(target.parent.iterdir()):
        if left.name.startswith(_prefix(target)) and left.is_dir() and not left.is_symlink():
            with contextlib.suppress(OSError), _locked(left, wait=False) as free:
                if free or time.time() - left.stat().st_mtime > SURELY_DEAD:
                    shutil.rmtree(left, ignore_errors=True)


def _prefix(target: Path) -> str:
    return f".{target.name}.passation-"


@contextlib.contextmanager
def _locked(folder: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a folder's lock. Gives False where nothing can be locked; raises OSError when another run holds it."""
    if sys.platform == "win32":  # no folder can be locked there: two runs at once may then refuse each other
        yield False
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            held = True
        except OSError as fault:
            if fault.errno in {errno.EWOULDBLOCK, errno.EAGAIN}:
                raise
            held = False  # a file system without locks: go on without
        yield held
    finally:
        os.close(handle)
