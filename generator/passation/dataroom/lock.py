"""Numbers of the index: allotted once, never moved, never used again.

They are kept in `cartography/dataroom/lock.yml`, which the command line writes. A piece gets its number the first time
that any recipient receives it, after all numbers given so far. So a first delivery has no gaps; in a later one a gap
tells its reader that another recipient received something she did not, or that something was withdrawn: no more. Who
must not learn even that gets a lock of its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping

from passation.model.dataroom import LockFile

Wanted = Iterable[tuple[str, str]]
"""Pieces in their order, each with the number it asks for: it gets that one where it is free, else one below it."""


def allot(wanted: Wanted, lock: LockFile, reserved: Collection[str] = ()) -> tuple[Mapping[str, str], LockFile]:
    """Give the number of each wanted piece, and the lock with those that are new.

    A lock that comes back unchanged is complete: `--locked` asks for nothing else.

    Args:
        wanted: the pieces of a delivery.
        lock: the numbers so far.
        reserved: numbers that stand for something else.
    """
    numbers = dict(lock.numbers)
    found: dict[str, str] = {}
    for piece, section in wanted:
        if piece not in numbers:
            taken = {*numbers.values(), *lock.withdrawn.values(), *reserved}
            free = "." in section and section not in taken
            numbers[piece] = section if free else f"{section}.{_next(section, taken):02}"
        found[piece] = numbers[piece]
    return found, lock if numbers == lock.numbers else LockFile(numbers=numbers, withdrawn=lock.withdrawn)


def withdraw(lock: LockFile, known: Collection[str]) -> LockFile:
    """Give the lock with the numbers of pieces that are no longer `known` marked as withdrawn.

    Args:
        lock: the numbers so far.
        known: every piece that the company still has, those no recipient may see included.
    """
    gone = {piece: number for piece, number in lock.numbers.items() if piece not in known}
    if not gone:
        return lock
    kept = {piece: number for piece, number in lock.numbers.items() if piece in known}
    return LockFile(numbers=kept, withdrawn={**lock.withdrawn, **gone})


def lock_text(lock: LockFile) -> str:
    """The lock as the YAML of `lock.yml`, numbers in order. Texts are quoted: JSON's quotes are YAML's too."""
    lines = ["# Attribué par l'outil ; ne rien renuméroter / Allotted by the tool: renumber nothing.", "schema: 1"]
    for name, numbers in (("numbers", lock.numbers), ("withdrawn", lock.withdrawn)):
        ordered = sorted(numbers.items(), key=lambda pair: (natural(pair[1]), pair[0]))
        entries = [f"  {json.dumps(piece, ensure_ascii=False)}: {json.dumps(number)}" for piece, number in ordered]
        lines += [f"{name}:", *entries] if entries else [f"{name}: {{}}"]
    return "\n".join(lines) + "\n"


def natural(number: str) -> tuple[int, ...]:
    """Order of numbers as people count: 07.02.9 before 07.02.10."""
    return tuple(int(part) for part in re.findall(r"\d+", number))


def _next(section: str, taken: Iterable[str]) -> int:
    """One more than the highest number right below another."""
    depth = len(natural(section))
    below = [natural(number)[depth] for number in taken if number.startswith(f"{section}.")]
    return max(below, default=0) + 1
