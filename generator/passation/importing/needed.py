"""The libraries of the extra `import`: asked for when a file needs them, so that the rest works without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from passation.finding import say
from passation.importing.found import NotTaken

INSTALL: Final = 'python -m pip install "passation[import]"'
"""What brings them."""


@contextmanager
def needed() -> Iterator[None]:
    """Around the import of a library of the extra: one that is missing gives NotTaken, with the line that brings it."""
    try:
        yield
    except ModuleNotFoundError as fault:
        raise NotTaken(
            say("Reading this kind of file needs a library that is not installed: {name}.", name=fault.name or "?"),
            say("Install it: {line}", line=INSTALL),
        ) from None
