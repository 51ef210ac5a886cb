"""An output as a value: relative paths and their bytes. Writing, zipping, serving and testing all use it."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import PurePosixPath

File = bytes | Callable[[], bytes]
"""The bytes of a file, or what makes them: each time they are asked for, so that a big output is never there whole."""


class Tree(Mapping[str, bytes]):
    """Files by relative POSIX path, in order of path. Two files on one path are our fault and raise."""

    __slots__ = ("_files",)

    def __init__(self, files: Mapping[str, bytes] | Iterable[tuple[str, File]] = ()) -> None:
        """Takes (path, file) pairs; raises ValueError for a path that leaves the tree or is given twice."""
        pairs: list[tuple[str, File]] = list(files.items() if isinstance(files, Mapping) else files)
        for path, _ in pairs:
            _refuse_bad_path(path)
        self._files = dict(sorted(pairs, key=itemgetter(0)))
        if len(self._files) != len(pairs):
            twice = sorted({path for path, _ in pairs if sum(path == other for other, _ in pairs) > 1})
            raise ValueError(f"two files on one path: {', '.join(twice)}")

    def __getitem__(self, path: str) -> bytes:
        """The bytes of one file."""
        file = self._files[path]
        return file if isinstance(file, bytes) else file()

    def __iter__(self) -> Iterator[str]:
        """Paths, sorted."""
        return iter(self._files)

    def __len__(self) -> int:
        """How many files."""
        return len(self._files)

    def __or__(self, other: Mapping[str, bytes]) -> Tree:
        """Both trees together; a path in both raises ValueError."""
        return Tree([*self.items(), *other.items()])

    def under(self, folder: str) -> Tree:
        """The same files, one folder deeper."""
        return Tree((f"{folder}/{path}", data) for path, data in self.items())

    def only(self, folder: str) -> Tree:
        """The files below `folder`, without it."""
        start = f"{folder}/"
        return Tree((path[len(start) :], data) for path, data in self.items() if path.startswith(start))

    def digest(self) -> str:
        """SHA-256 over all paths and bytes: equal trees, equal digests."""
        total = hashlib.sha256()
        for path, data in self.items():
            total.update(f"{len(path.encode())}:{path}{len(data)}:".encode())
            total.update(data)
        return total.hexdigest()


def _refuse_bad_path(path: str) -> None:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or "\\" in path or ".." in parts or path != str(PurePosixPath(path)):
        raise ValueError(f"not a relative path of a tree: {path!r}")
    if unicodedata.normalize("NFC", path) != path:
        raise ValueError(f"a path of a tree must be in NFC: {path!r}")
