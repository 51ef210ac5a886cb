"""What stands around a company's own files: its editor, its automatic checks, what Git leaves out."""

from __future__ import annotations

import json
from string import Template
from typing import Any, Final

from passation.load.schema import as_bytes, editor_settings
from passation.starters.pieces import shipped
from passation.tree import Tree

_PLACES: Final = {
    ".gitignore": "gitignore.txt",
    ".gitattributes": "gitattributes.txt",
    ".pre-commit-config.yaml": "pre-commit.yml",
    ".github/workflows/passation.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
    "requirements.txt": "requirements.txt",
}
"""Shipped without their dots: a wheel must not mistake them for its own."""
_EDITOR: Final[dict[str, Any]] = {
    "yaml.validate": True,
    "files.eol": "\n",
    "files.insertFinalNewline": True,
    "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True, "editor.quickSuggestions": {"strings": True}},
}


def around(version: str) -> Tree:
    """The files beside `sops/` and `cartography/`; `version` is that of the passation to check with."""
    texts = {place: shipped("files", name).read_text("utf-8") for place, name in _PLACES.items()}
    texts["requirements.txt"] = Template(texts["requirements.txt"]).safe_substitute(version=version)
    settings = {**json.loads(editor_settings(".passation/schemas")), **_EDITOR}
    editor = {
        ".vscode/settings.json": as_bytes(settings),
        ".vscode/extensions.json": as_bytes({"recommendations": ["redhat.vscode-yaml"]}),
    }
    return Tree((place, text.encode()) for place, text in texts.items()) | editor
