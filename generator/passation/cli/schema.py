"""`passation schema`: the format as JSON Schemas, for editors; and those of the reports, for machines."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Final

import click

from passation.cli import screen
from passation.cli.asked import Asked, Spot
from passation.cli.root import root_of
from passation.cli.tasks import editor_tasks
from passation.load.schema import editor_settings, schemas
from passation.tools.writer import write_file
from passation.tree import Tree
from passation.words import Words

_FOLDER: Final = Path(".passation", "schemas")
_SETTINGS: Final = "vscode-settings.json"
_TASKS: Final = "vscode-tasks.json"
_EDITOR: Final = Path(".vscode", "settings.json")
"""Settings of the company's own: `passation init` writes them, and they are never touched again."""
_REPORTS: Final = ("findings.schema.json", "finding.schema.json", "absence.schema.json")
"""What `check --format json` writes, a line of `--format jsonl`, `simulate --format json`; alike in every language."""


@click.command("schema", help="Write the format as JSON Schemas: an editor then completes, explains and underlines.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; end with 1 when they are missing or stale.")
@click.option("--list", "only_list", is_flag=True, help="Write nothing; say which schemas there are.")
@click.option("-o", "--output", metavar="DIR", type=Spot(), help="Where to (default: .passation/schemas).")
@click.pass_obj
def door(asked: Asked, output: Path | None, *, only_check: bool, only_list: bool) -> int:
    """Write the schemas, say which there are, or which are stale."""
    if only_list:
        return _list(editor_schemas(asked.words))
    folder = output or root_of(asked.root) / _FOLDER
    tree = editor_schemas(asked.words)
    has_settings = output is not None or (root_of(asked.root) / _EDITOR).is_file()
    if not has_settings:
        tree |= {_SETTINGS: editor_settings(_FOLDER.as_posix()), _TASKS: editor_tasks()}
    if only_check:
        return _check(asked, tree, folder)
    for path, data in tree.items():
        write_file(data, folder / path)
    screen.out(f"{screen.spot(folder)}\n")
    if not has_settings:
        file, tasks = screen.spot(folder / _SETTINGS), screen.spot(folder / _TASKS)
        said = asked.words.t(
            "Next: copy {file} into .vscode/settings.json (extension “YAML” by Red Hat), and {tasks} into "
            ".vscode/tasks.json: each save is then checked.",
            file=file,
            tasks=tasks,
        )
        screen.note(asked, said)
    return 0


def editor_schemas(words: Words) -> Tree:
    """Every schema as a file, those of the reports included."""
    published = files("passation") / "schemas"
    return schemas(words) | Tree((name, (published / name).read_bytes()) for name in _REPORTS)


def _list(tree: Tree) -> int:
    width = max(map(len, tree))
    screen.out("".join(f"{path:<{width}}  {json.loads(data)['title']}\n" for path, data in tree.items()))
    return 0


def _check(asked: Asked, tree: Tree, folder: Path) -> int:
    stale = [
        path for path, data in tree.items() if not (folder / path).is_file() or (folder / path).read_bytes() != data
    ]
    if not stale:
        screen.note(asked, asked.words.t("The schemas in {folder} are up to date.", folder=screen.spot(folder)))
        return 0
    screen.out("".join(f"{screen.spot(folder / path)}\n" for path in stale))
    screen.note(
        asked,
        asked.words.n(
            "{count} schema is missing or stale. Next: passation schema",
            "{count} schemas are missing or stale. Next: passation schema",
            len(stale),
        ),
    )
    return 1
