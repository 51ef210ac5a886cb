"""A print set by a process of its own, which gives its memory back when it ends.

Typst keeps about 3.6 MB a process description in memory; for more than some 400 of them, print in
volumes and give each to `compile_in_subprocess`.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from passation.tools.pdf import STANDARDS, PdfFailed, Standard, compile_pdf

_REFUSED = 3
"""Exit code that says: the error output is the message of a PdfFailed."""


def compile_in_subprocess(
    template: Path,
    data: Mapping[str, object],
    *,
    timestamp: date,
    standards: tuple[Standard, ...] = STANDARDS,
) -> bytes:
    """Do what `pdf.compile_pdf` does, with the same bytes and faults, in another process."""
    order = {
        "template": str(template.absolute()),
        "data": data,
        "timestamp": timestamp.isoformat(),
        "standards": standards,
    }
    done = subprocess.run(
        # -P: the folder we stand in may hold an author's files, and one may be called json.py.
        [sys.executable, "-P", "-m", "passation.tools.pdf_process"],
        input=json.dumps(order, allow_nan=False).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode == _REFUSED:
        raise PdfFailed(done.stderr.decode())
    done.check_returncode()
    return done.stdout


def _serve() -> int:
    """Read an order on standard input, write the PDF on standard output."""
    order = json.loads(sys.stdin.buffer.read())
    try:
        pdf = compile_pdf(
            Path(order["template"]),
            order["data"],
            timestamp=date.fromisoformat(order["timestamp"]),
            standards=tuple(order["standards"]),
        )
    except PdfFailed as fault:
        sys.stderr.buffer.write(str(fault).encode())
        return _REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(_serve())
