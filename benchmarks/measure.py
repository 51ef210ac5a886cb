"""What a command costs: processor time, wall time and peak memory of the whole process and its children."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """One run: seconds of processor and of wall time, peak memory in bytes (the largest single process)."""

    cpu: float
    wall: float
    memory: int


def run(command: Sequence[str], folder: str | None = None, kept: Path | None = None) -> Cost:
    """Runs a command to its end, its output thrown away; raises RuntimeError when it cannot be trusted (exit > 1).

    It keeps nothing for the next one, and finds nothing, but in `kept` where that is given.
    """
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603  # our own commands
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_environment(kept)
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode not in {0, 1}:
        message = f"{' '.join(command)} ended with {process.returncode}"
        raise RuntimeError(message)
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024)


def _environment(kept: Path | None) -> dict[str, str]:
    places = {"XDG_CACHE_HOME": str(kept), "HOME": str(kept)}  # what Linux and macOS ask for
    cache = {"PASSATION_NO_CACHE": "1"} if kept is None else {"PASSATION_NO_CACHE": "0", **places}
    return {**os.environ, **cache, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two commands run in turn: the median ratio of their processor times, and what each costs."""

    ratio: float
    ours: Cost
    theirs: Cost


def pair(ours: Sequence[str], theirs: Sequence[str], rounds: int = 3, folders: tuple[str, str] | None = None) -> Pair:
    """A B A B …: a shared machine drifts, and the ratio of neighbours drifts least."""
    first, second = folders or (None, None)
    runs = [(run(ours, first), run(theirs, second)) for _ in range(rounds)]
    return Pair(
        statistics.median(a.cpu / b.cpu for a, b in runs),
        _middle([a for a, _ in runs]),
        _middle([b for _, b in runs]),
    )


def alone(command: Sequence[str], rounds: int = 3, folder: str | None = None) -> Cost:
    """The middle of several runs."""
    return _middle([run(command, folder) for _ in range(rounds)])


def _middle(runs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(each.cpu for each in runs),
        statistics.median(each.wall for each in runs),
        max(each.memory for each in runs),
    )


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs a piece of Python."""
    return [sys.executable, "-c", code, *arguments]


def module(name: str, *arguments: str) -> list[str]:
    """A command that runs a module."""
    return [sys.executable, "-m", name, *arguments]
