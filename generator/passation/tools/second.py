"""The same work done a second time, elsewhere: another process, hash seed, time zone and locale.

What comes back is what the module printed; who compares it with the first time sees whether anything but the input had
a say.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

_ELSEWHERE: Final = {"PYTHONHASHSEED": "20011", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "1"}


class Failed(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """The second making ended early, which is our fault; the message is what it said last."""


class Second:
    """A module at work in another process."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        """Takes the process once it runs."""
        self._process = process
        if process.stdin is None:
            raise ValueError("a process that listens")
        self._input, process.stdin = process.stdin, None  # what is written to it is written here

    def give(self, data: bytes) -> None:
        """Hand over what it waits for on standard input; raises Failed when it ended before."""
        try:
            with self._input as stream:
                stream.write(data)
        except OSError as fault:
            raise Failed(str(fault)) from fault

    def end(self) -> None:
        """Let it go, at work or not."""
        with contextlib.suppress(OSError):
            self._input.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.communicate()

    def result(self) -> str:
        """Wait for its end, and give what it printed; raises Failed."""
        out, said = self._process.communicate()
        if self._process.returncode:
            raise Failed(said.decode("utf-8", "replace").strip().rpartition("\n")[2])
        return out.decode("utf-8").strip()


@contextmanager
def second(module: str, arguments: Sequence[str]) -> Iterator[Second]:
    """Start a module of ours elsewhere; it is ended with the block, whatever happens."""
    process = subprocess.Popen(  # noqa: S603  # a module of ours, by our own interpreter; no shell
        # -P: the folder we stand in may hold an author's files, and one may be called json.py.
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, **_ELSEWHERE},
    )
    other = Second(process)
    try:
        yield other
    finally:
        other.end()
