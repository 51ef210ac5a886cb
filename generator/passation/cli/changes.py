"""Changes to the company's own files: shown line by line, or written, each file whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from click import style

from passation.cli import screen
from passation.load.change import Change
from passation.rules import concealed
from passation.tools.terminal import harmless
from passation.tools.writer import write_file

_COLOURS: Final = {"+": "green", "-": "red", "@": "cyan"}


def show(changes: Sequence[Change]) -> None:
    """Print what would change, as `diff -u` does; secrets are concealed."""
    coloured = screen.colours(sys.stdout)
    for change in changes:
        lines = harmless(concealed(change.diff())).split("\n")
        screen.out("\n".join(_coloured(line) if coloured else line for line in lines))


def _coloured(line: str) -> str:
    return style(line, fg=_COLOURS.get(line[:1]), bold=line.startswith(("+++", "---")) or None)


def write(root: Path, changes: Sequence[Change]) -> None:
    """Write every file anew. Raises CannotWrite where the system refuses one; those before it are written."""
    for change in changes:
        write_file(change.now, root / change.path)
