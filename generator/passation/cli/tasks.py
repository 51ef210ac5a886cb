"""The task of Visual Studio Code that checks at each save, and underlines what `check --watch` says."""

from __future__ import annotations

import json
from typing import Any, Final

_LINE: Final = r"^(.+):(\d+):(\d+): (?:%s) ([A-Z]+\d+): (.*)$"
_SEVERITIES: Final = {"error": "error|erreur", "warning": "warning|avertissement", "info": "information"}
"""A severity of the editor, and the words of ours for it, in both languages."""
_ROUND: Final = {
    "activeOnStart": True,
    "beginsPattern": "^(Checking|Contrôle en cours)…$",
    "endsPattern": r"^(Nothing to report|Rien à signaler|\d.* (in|dans) \d+ (files?|fichiers?))\.$",
}
"""The first and the last line of a round: between them stand the findings, which replace those of before."""


def editor_tasks() -> bytes:
    """The content of `.vscode/tasks.json`; the task starts with the folder."""
    task = {
        "label": "passation check",
        "type": "process",
        "command": "passation",
        "args": ["check", "--watch"],
        "isBackground": True,
        "runOptions": {"runOn": "folderOpen"},
        "presentation": {"reveal": "never"},
        "problemMatcher": [_matcher(severity, words) for severity, words in _SEVERITIES.items()],
    }
    return (json.dumps({"version": "2.0.0", "tasks": [task]}, ensure_ascii=False, indent=2) + "\n").encode()


def _matcher(severity: str, words: str) -> dict[str, Any]:
    pattern = {"regexp": _LINE % words, "file": 1, "line": 2, "column": 3, "code": 4, "message": 5}
    return {
        "owner": f"passation-{severity}",
        "fileLocation": ["relative", "${workspaceFolder}"],
        "severity": severity,
        "pattern": pattern,
        "background": _ROUND,
    }
