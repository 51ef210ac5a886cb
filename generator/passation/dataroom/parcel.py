"""A bag as it came back from outside, a folder or an archive, read without trusting anything in it.

Nothing is unpacked. Links, special files, paths that leave the bag, names that some disks hold for one, and archives
that grow out of proportion are refused before a byte is read.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from passation.finding import Message, say
from passation.frozen import dataclass

MOST_FILES: Final = 100_000
MOST_BYTES: Final = 8 * 1024**3
"""Of a whole bag, unpacked."""
MOST_TIMES: Final = 200
"""How many times bigger than the archive its content may be."""
MOST_TEXT: Final = 64 * 1024**2
"""Bytes of one tag file."""


class Refused(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """A bag that is not even looked into; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text.format(**message.facts))
        self.message = message


@dataclass(frozen=True, slots=True)
class Parcel:
    """The files of a bag: how big they are, and how to open them."""

    sizes: Mapping[str, int]
    opened: Callable[[str], IO[bytes]]

    def digest(self, path: str) -> str:
        """SHA-256 of one file; raises OSError or Refused when it cannot be read."""
        total = hashlib.sha256()
        with _as_refusal(path), self.opened(path) as file:
            while chunk := file.read(1 << 20):
                total.update(chunk)
        return total.hexdigest()

    def text(self, path: str) -> str:
        """Give a tag file as text; raises OSError or Refused when it cannot be read as one."""
        if self.sizes[path] > MOST_TEXT:
            raise Refused(say("{path} is too big for a list.", path=path))
        with _as_refusal(path), self.opened(path) as file:
            return file.read(MOST_TEXT).decode("utf-8")

    def below(self, folder: str) -> Parcel:
        """Give the files of one folder, named from there."""
        start = f"{folder}/"
        sizes = {path[len(start) :]: size for path, size in self.sizes.items() if path.startswith(start)}
        return Parcel(sizes, lambda path: self.opened(start + path))


@contextmanager
def parcel(path: Path) -> Iterator[Parcel]:
    """Open a bag. Raises Refused for a hostile or unreadable one, OSError when there is nothing to open."""
    if path.is_dir():
        yield _top(_folder(path))
        return
    with path.open("rb") as file:
        with _as_refusal(path.name):
            archive = zipfile.ZipFile(file)
        with archive:
            yield _top(_archive(archive, path.stat().st_size))


def fair(path: str) -> bool:
    """Whether a path stays inside its bag on every system."""
    parts = path.split("/")
    return (
        all(part not in {"", ".", ".."} for part in parts)
        and not any(mark in path for mark in '\\:*?"<>|')
        and path.isprintable()
        and not path.startswith("~")
    )


def _folder(root: Path) -> Parcel:
    sizes = {}
    for folder, folders, files in os.walk(root, onerror=_raise):
        for name in sorted([*folders, *files]):
            path = Path(folder, name)
            kind = path.lstat().st_mode
            inside = path.relative_to(root).as_posix()
            if not inside.isprintable():
                raise Refused(say("{path} has a name that cannot be shown.", path=ascii(inside)))
            if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
                raise Refused(say("{path} is a link or a special file.", path=inside))
            if stat.S_ISREG(kind):
                sizes[inside] = path.lstat().st_size
        _bound(len(sizes), sum(sizes.values()))
    return Parcel(sizes, lambda path: (root / path).open("rb"))


def _raise(fault: OSError) -> None:
    raise fault


def _archive(archive: zipfile.ZipFile, packed: int) -> Parcel:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _bound(len(archive.infolist()), sum(entry.file_size for entry in entries))
    for entry in archive.infolist():
        name = entry.orig_filename.removesuffix("/")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if not fair(name):
            raise Refused(say("{path} would be unpacked outside the bag.", path=ascii(name)))
        if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
            raise Refused(say("{path} is a link or a special file.", path=name))
        if entry.flag_bits & 1:
            raise Refused(say("{path} is encrypted.", path=name))
    _refuse_twins(entry.filename for entry in entries)
    if sum(entry.file_size for entry in entries) > max(packed, 1024) * MOST_TIMES:
        raise Refused(say("The archive would grow out of proportion when unpacked."))
    return Parcel({entry.filename: entry.file_size for entry in entries}, archive.open)


def _bound(files: int, size: int) -> None:
    if files > MOST_FILES or size > MOST_BYTES:
        raise Refused(say("There is more in it than a data room can hold."))


def _refuse_twins(paths: Iterable[str]) -> None:
    """Refuse two names that are one on some disk: the reader would check one and open the other."""
    seen: set[str] = set()
    for path in paths:
        folded = unicodedata.normalize("NFC", path).casefold()
        if folded in seen:
            raise Refused(say("{path} is in it twice.", path=path))
        seen.add(folded)


def _top(whole: Parcel) -> Parcel:
    """Step into the one folder that an archive is often wrapped in."""
    tops = {path.split("/")[0] for path in whole.sizes}
    if "bagit.txt" in whole.sizes or len(tops) != 1:
        return whole
    return whole.below(tops.pop())


@contextmanager
def _as_refusal(path: str) -> Iterator[None]:
    """Whatever a broken archive raises becomes one sentence."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        UnicodeDecodeError,
        struct.error,
        OverflowError,
        ValueError,
    ) as fault:
        raise _damaged(path) from fault
    except OSError as fault:
        if fault.errno != errno.EINVAL:  # a place before the beginning, as a damaged list of files names it
            raise
        raise _damaged(path) from fault


def _damaged(path: str) -> Refused:
    return Refused(say("{path} cannot be read: it is damaged or of another kind.", path=path))
