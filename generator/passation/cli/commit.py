"""Which commit the sources stand at, read from git's own files: for the private map, and for nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

_NAME: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


def commit_of(root: Path) -> str:
    """The commit checked out around a folder; empty where there is none, or where it cannot be told."""
    git = next((folder / ".git" for folder in (root, *root.parents) if (folder / ".git").is_dir()), None)
    if git is None:
        return ""
    head = _read(git / "HEAD")
    if _NAME.fullmatch(head):
        return head
    branch = head.removeprefix("ref: ")
    found = _read(git / branch) or _packed(git, branch)
    return found if _NAME.fullmatch(found) else ""


def _packed(git: Path, branch: str) -> str:
    lines = _read(git / "packed-refs").splitlines()
    return next((line.split(" ")[0] for line in lines if line.endswith(f" {branch}")), "")


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, ValueError):
        return ""
