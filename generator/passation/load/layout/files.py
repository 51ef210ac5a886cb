"""The files of a company laid out: what would change, and what cannot be read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from passation.load.change import Change
from passation.load.document import MAX_BYTES, read_document
from passation.load.folder import model_of
from passation.load.layout import canonical
from passation.load.paths import FoundFile, walk

_WRITTEN_BY_US: Final = frozenset({"cartography/dataroom/lock.yml"})
"""Files that a command writes: they look as it writes them."""


def laid_out(root: Path, wanted: Callable[[str], bool]) -> tuple[list[Change], list[str]]:
    """The wanted files of a company that would look otherwise; the paths of those that cannot be read, by name."""
    changes: list[Change] = []
    unread: list[str] = []
    for file in _files(root, wanted):
        model, data = model_of(file.path), _bytes(file)
        if model is None or file.path in _WRITTEN_BY_US:
            continue
        document = read_document(file.path, data) if data is not None else None
        if data is None or document is None or document.data is None or document.findings:
            unread.append(file.path)
            continue
        now = canonical(document.source.text, model).encode()
        if now != data:
            changes.append(Change(file.path, data, now))
    return changes, unread


def _files(root: Path, wanted: Callable[[str], bool]) -> Iterator[FoundFile]:
    for folder in ("cartography", "sops"):
        yield from (file for file in walk(root, folder)[0] if wanted(file.path))


def _bytes(file: FoundFile) -> bytes | None:
    """The content of a file; None for one that is closed to us."""
    try:
        with file.real.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError:
        return None
