"""Which folder is the company's."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from passation.cli.refusal import Refusal
from passation.finding import say

COMPANY_FILE: Final = Path("cartography", "company.yml")


def nearest(here: Path) -> Path | None:
    """The nearest folder, from `here` upward, that holds a company's file; None when there is none."""
    try:
        start = here.resolve()
        return next((folder for folder in (start, *start.parents) if (folder / COMPANY_FILE).is_file()), None)
    except (OSError, ValueError):
        return None


def root_of(asked: Path | None) -> Path:
    """The company's folder: the one asked for, else the nearest one upward. Refuses one that holds no company.

    A folder that was asked for counts as soon as it has one of the two folders: loading then says what is missing.
    """
    if asked is None:
        found = nearest(Path())
        if found is not None:
            return found
        raise Refusal(
            say("There is no company here: neither this folder nor any above it has {file}.", file=str(COMPANY_FILE)),
            say("Go to the company's folder, or name it with --root."),
        )
    if not asked.is_dir():
        raise Refusal(
            say("{folder} is not a folder.", folder=str(asked)), say("Name the company's folder with --root.")
        )
    if not any((asked / name).is_dir() for name in ("cartography", "sops")):
        raise Refusal(
            say("{folder} holds no company: there is neither sops/ nor cartography/ in it.", folder=str(asked)),
            say("Name the folder that holds both."),
        )
    return asked.resolve()
