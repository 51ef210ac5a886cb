"""The sheet on which a new process begins, whoever asks for it: the command line or the form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from passation.starters.blank import process, quoted
from passation.starters.company import SCHEMAS
from passation.words import Words

_MODELINE: Final = "# yaml-language-server: $schema={path}\n"


def process_sheet(number: str, title: str, owner: str, result: str, words: Words) -> str:
    """A whole process to fill in, as a draft; what is still an empty text is to be filled in first."""
    texts = {"title": quoted(title), "owner": quoted(owner), "result": quoted(result)}
    return process({"id": number, **texts, "document": "{status: draft}"}, words)


def usual_owner(inside: Sequence[str], owners: Sequence[str]) -> str | None:
    """Who answers by default: of the roles inside, the one that pilots most processes, else the first one."""
    return max(inside, key=lambda actor: (owners.count(actor), -inside.index(actor)), default=None)


def headed(text: str, schema: str, path: str, root: Path) -> str:
    """A new file with the line that tells an editor which schema to take, where the company has the schemas."""
    if not (root / SCHEMAS / f"{schema}.schema.json").is_file():
        return text
    return _MODELINE.format(path=f"{'../' * path.count('/')}{SCHEMAS}/{schema}.schema.json") + text
