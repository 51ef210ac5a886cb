"""Folders of attachments that lost the name of their process: one finding for all that is missed with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from passation.finding import Finding, Severity, say
from passation.load.parts import Parts
from passation.source import Place

_DEPTH: Final = 4
"""Parts of the path of an attachment: `sops`, domain, folder, file."""


def renamed_folders(parts: Parts) -> dict[str, str]:
    """The folders that hold what a process of their domain misses, each with the name that it should have."""
    orphans = _orphans(parts)
    if not orphans:
        return {}
    owners = {number for number, _ in parts.attachments}
    found: dict[str, str] = {}
    for _, number, reading in parts.sops:
        right = reading.document.source.path.removesuffix(".yml")
        wanted = _named(reading.raw)
        if wanted and number not in owners:
            domain = PurePosixPath(right).parent
            for folder, names in orphans.items():
                if PurePosixPath(folder).parent == domain and wanted <= names and folder not in found:
                    found[folder] = right
                    break
    return found


def misnamed_folders(renamed: Mapping[str, str]) -> Iterator[Finding]:
    """One finding a folder."""
    for folder, right in sorted(renamed.items()):
        said = say("This folder holds attachments of {file}, but has another name.", file=f"{right}.yml")
        cure = say("Rename it `{path}`.", path=right)
        yield Finding("YML115", Severity.ERROR, Place(folder), said, cure)


def _orphans(parts: Parts) -> dict[str, set[str]]:
    """The names of the files in folders that belong to no process."""
    numbers = {number for _, number, _ in parts.sops}
    lost = [each.path for (number, _), each in parts.attachments.items() if number not in numbers]
    strange = [path for path in parts.strangers if path.startswith("sops/") and path.count("/") == _DEPTH - 1]
    found: dict[str, set[str]] = {}
    for path in sorted([*lost, *strange]):
        found.setdefault(str(PurePosixPath(path).parent), set()).add(PurePosixPath(path).name)
    return found


def _named(raw: Mapping[str, Any]) -> set[str]:
    """The attachments that a process names, faulty or not."""
    templates, steps = raw.get("templates"), raw.get("steps")
    items = [each for listed in (templates, steps) if isinstance(listed, list) for each in listed]
    groups = [each for each in items if isinstance(each, dict)]
    shots = [each.get("screenshot") for each in groups]
    names = [each.get("file") for each in groups] + [
        shot.get("src") if isinstance(shot, dict) else shot for shot in shots
    ]
    return {name for name in names if isinstance(name, str)}
