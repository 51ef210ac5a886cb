"""A file as it is and as it would be: made by `fmt` and `--fix`, shown or written by a command."""

from __future__ import annotations

import difflib
from dataclasses import field

from passation.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One file that is to be written anew; `path` is relative to the company's root."""

    path: str
    was: bytes = field(repr=False)
    now: bytes = field(repr=False)

    def diff(self) -> str:
        """What changes, line by line, as `diff -u` says it."""
        was, now = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (self.was, self.now))
        lines = difflib.unified_diff(was, now, self.path, self.path)
        return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
