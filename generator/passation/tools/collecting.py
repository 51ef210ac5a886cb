"""Python's search for values that only hold each other, made smaller while much is made that is kept anyway."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_NEVER: Final = 1_000_000_000
"""Searches of the young before one of the older: more than any command makes."""


@contextmanager
def paused() -> Iterator[None]:
    """Nothing is collected meanwhile: looking through thousands of new values, all kept, doubles the time."""
    was_collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_collecting:
            gc.enable()


@contextmanager
def young() -> Iterator[None]:
    """Only values made just now are looked through meanwhile: what was kept once is kept to the end."""
    before = gc.get_threshold()
    gc.set_threshold(before[0], _NEVER, _NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*before)
