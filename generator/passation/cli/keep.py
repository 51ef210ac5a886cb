"""Several files of the sources written in one go: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from passation.tools.writer import write_file


def keep(files: Mapping[str, str | None], root: Path) -> None:
    """Write texts by path below a root; None takes a file away. A failure puts everything back and goes on.

    Raises CannotWrite or OSError, as the writer does.
    """
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in files.items():
            target = root / path
            before[target] = target.read_bytes() if target.exists() else None
            if text is None:
                target.unlink()
            else:
                write_file(text.encode(), target)
    except BaseException:
        for target, data in before.items():
            if data is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(data)
        raise
