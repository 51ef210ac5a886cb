"""Our own faults: never a traceback on the screen, always a file that can be sent to us."""

from __future__ import annotations

import platform
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

from passation import __version__


def write_report(fault: BaseException, args: Sequence[str]) -> Path | None:
    """Write down what happened; None when even that is impossible. The file may quote the company's texts."""
    lines = [
        f"passation {__version__}",
        f"Python {sys.version.split()[0]}, {platform.platform()}",
        f"passation {' '.join(args)}",
        "",
        *traceback.format_exception(fault),
    ]
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="passation-", suffix=".txt", delete=False
        ) as file:
            file.write("\n".join(lines))
            return Path(file.name)
    except OSError:
        return None
