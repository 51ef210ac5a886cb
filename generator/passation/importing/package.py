"""Archives from anybody (.xlsx, .docx, Notion's .zip): bounded, plain names only, no link, nothing unpacked to disk."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Final

from passation.finding import say
from passation.importing.bounds import MAX_PARTS, MAX_RATIO, MAX_UNPACKED
from passation.importing.found import NotTaken
from passation.importing.markup import check_markup
from passation.tools.archive import pack

_SMALL: Final = 100_000
"""Bytes below which a ratio says nothing."""
_BAD_NAME: Final = re.compile(r"^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|[\x00-\x1f]")
_LINK: Final = 0o120000
_KIND: Final = 0o170000


def opened(data: bytes, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """The wanted parts of an archive by name. Raises NotTaken for what is damaged, locked, too large or crooked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            _refuse_crooked(entries)
            return {each.filename: _part(archive, each) for each in entries if wanted(each.filename)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise NotTaken(
            say("This file is damaged: it cannot be unpacked."),
            say("Open it with the programme that made it, save it under another name, and try again."),
        ) from None


def office(data: bytes) -> dict[str, bytes]:
    """The XML parts of a Word or Excel file, each checked; pictures and the like are not looked at."""
    parts = opened(data, lambda name: name.endswith((".xml", ".rels")))
    total = 0
    for name, part in parts.items():
        total = check_markup(name, part, total)
    return parts


def repacked(parts: Mapping[str, bytes]) -> io.BytesIO:
    """The checked parts alone, for a library to read: what it reads is what was checked."""
    return io.BytesIO(pack(parts))


def _refuse_crooked(entries: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in entries]
    for each in entries:
        name = each.filename
        if _BAD_NAME.search(name) or PurePosixPath(name).is_absolute() or (each.external_attr >> 16) & _KIND == _LINK:
            raise NotTaken(
                say("This archive holds a file whose path leads out of it: {name}.", name=name[:80]),
                say("It was made to harm: do not open it. Ask its sender for the original."),
            )
        if each.flag_bits & 1:
            raise NotTaken(
                say("This archive is protected by a password."), say("Take the password off, then try again.")
            )
        if each.file_size > _SMALL and each.file_size > MAX_RATIO * max(each.compress_size, 1):
            raise _bomb()
    if len(names) > MAX_PARTS or sum(each.file_size for each in entries) > MAX_UNPACKED:
        raise _bomb()
    if len({name.casefold() for name in names}) != len(names):
        raise NotTaken(say("This archive holds two files of one name: nobody could say which one counts."))


def _bomb() -> NotTaken:
    return NotTaken(
        say("Unpacked, this file would be too large to be read safely."),
        say("Split it: one domain or one team a file is enough."),
    )


def _part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A part; the size that the archive announces bounds what is read, and a lie ends in a fault."""
    with archive.open(entry) as stream:
        data = stream.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise _bomb()
    return data
