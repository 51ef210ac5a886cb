"""What lies in a folder: regular files with portable names only. Links are never followed."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from passation.finding import Finding, Message, Severity, say
from passation.frozen import dataclass
from passation.load.letters import forbidden
from passation.source import Place

MAX_NAME: Final = 120
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_UNPORTABLE: Final = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[ .]$|^-')
_LITTER: Final = re.compile(r"\..*|~\$.*|.*~|.*\.(?:bak|tmp|swp)|thumbs\.db|desktop\.ini", re.IGNORECASE)
"""What systems and editors leave behind, and hidden files."""
_MAX_FILES: Final = 50_000
_LINK: Final = say("This is a link; only the files themselves are read.")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file: its path relative to the company's root, in NFC, and where it really is."""

    path: str
    real: Path


def walk(root: Path, folder: str) -> tuple[list[FoundFile], list[Finding]]:
    """The files below `root/folder`, sorted by path, and what is wrong with those that were left out."""
    top = root / folder
    if top.is_symlink():
        return [], [_finding("YML112", folder, _LINK)]
    files: list[FoundFile] = []
    findings: list[Finding] = []
    waiting = [(top, folder)] if top.is_dir() else []
    while waiting:
        entries = _entries(*waiting.pop(), findings)
        for path, entry in entries:
            fault = _fault(path, entry)
            if fault is not None:
                findings.append(fault)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), path))
            else:
                files.append(FoundFile(unicodedata.normalize("NFC", path), Path(entry.path)))
        if len(files) + len(waiting) > _MAX_FILES:
            findings.append(_finding("YML108", folder, say("This folder holds too many files to be read safely.")))
            break
    findings += _clashes(files)
    return sorted(files, key=lambda file: file.path), findings


def _entries(folder: Path, path: str, findings: list[Finding]) -> list[tuple[str, os.DirEntry[str]]]:
    """What lies in one folder, by name; hidden files and litter are nobody's business."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda each: each.name)
    except OSError:
        said = say("This folder cannot be opened.")
        findings.append(Finding("YML113", Severity.ERROR, Place(path), said, say("Check its permissions.")))
        return []
    return [(f"{path}/{entry.name}", entry) for entry in found if not _LITTER.fullmatch(entry.name)]


def _fault(path: str, entry: os.DirEntry[str]) -> Finding | None:
    name = entry.name
    if any(0xDC80 <= ord(char) <= 0xDCFF for char in name):
        return _finding("YML112", _shown(path), say("The name of this file is not UTF-8."))
    if len(name) > MAX_NAME or _UNPORTABLE.search(name) or _RESERVED.fullmatch(name) or forbidden(name):
        return _finding("YML112", _shown(path), say("This name does not work on every machine."))
    if entry.is_symlink():
        return _finding("YML112", path, _LINK)
    if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
        return _finding("YML112", path, say("This is not a regular file."))
    return None


def _shown(path: str) -> str:
    """A path that any screen may show: what cannot be shown, or turns a line round, becomes a question mark."""
    text = path.encode("utf-8", "replace").decode("utf-8")[:200]
    return "".join("?" if char < " " or forbidden(char) else char for char in text)


def _clashes(files: list[FoundFile]) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for file in sorted(files, key=lambda each: each.path):
        folded = file.path.casefold()
        if folded in seen:
            yield _finding("YML112", file.path, say("Two files here have the same name but for capitals or accents."))
        seen[folded] = file.path


def _finding(code: str, path: str, message: Message) -> Finding:
    cure = say("Give it a plain name: letters, digits, hyphens; no link; at most 120 characters.")
    return Finding(code, Severity.ERROR, Place(path), message, cure)
