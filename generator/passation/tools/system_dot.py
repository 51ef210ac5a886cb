"""The machine's own Graphviz, for who asks for it: one process a graph.

Its drawings depend on its version and on the fonts it finds. One process is never fed several
graphs: Debian's 2.43 crashes on batches that it draws well one by one.
"""

import functools
import os
import shutil
import subprocess

from passation.tools.layout_faults import LayoutFailed, LayoutTooHard

SECONDS = 30
"""How long a graph may take; the program has no better limit to offer."""


def draw(text: bytes, fmt: str) -> bytes:
    """Draw one graph with `dot`; raises LayoutFailed, or LayoutTooHard after `SECONDS`."""
    return _run(f"-T{fmt}", text).stdout


@functools.cache
def version() -> str:
    """Give the version as the program says it; raises LayoutFailed when there is none."""
    said = _run("-V", b"")
    return (said.stderr + said.stdout).decode(errors="replace").strip()


def _run(argument: str, text: bytes) -> subprocess.CompletedProcess[bytes]:
    program = shutil.which("dot")
    if program is None:
        raise LayoutFailed("no program named dot is installed")
    # With SERVER_NAME set, dot believes it serves strangers and opens no image or shape file.
    environment = {**os.environ, "SERVER_NAME": "passation", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - a fixed argument, no shell; the graph goes in as input
            [program, argument],
            input=text,
            capture_output=True,
            check=False,
            env=environment,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired as fault:
        raise LayoutTooHard(f"dot was not done after {SECONDS} seconds") from fault
    except OSError as fault:
        raise LayoutFailed(f"dot could not be run: {fault.strerror}") from fault
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip()
        raise LayoutFailed(said or f"dot ended with status {done.returncode}")
    return done
