"""Changes to an author's file that keep the comments and the order of everything else."""

from __future__ import annotations

import io
from collections.abc import Sequence

import yaml
from ruamel.yaml import YAML


def with_baseline(text: str, lines: Sequence[str]) -> str:
    """The text of a `settings.yml` with `lines` as its baseline; an empty text begins a new file.

    The text must have been read without a fault.
    """
    editor = _editor()
    settings = editor.load(text) or editor.load("schema: 1\n")
    settings["baseline"] = list(lines)
    return _text(editor, settings)


def with_item(text: str, section: str, item: str) -> str:
    """The text of a company file with one more item at the end of a list.

    Every letter that was there stays, but where the list is written on one line: it then gets a line for each item.

    Args:
        text: the file, read without a fault; an empty text begins a new file.
        section: the key of the list, such as `tools`.
        item: the item as YAML, its hyphen two spaces from the margin; it may hold comments.
    """
    text = (text or "schema: 1\n").rstrip("\n") + "\n"
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    found = next((value for key, value in root.value if key.value == section), None) if root is not None else None
    if found is None:
        return f"{text}{section}:\n{item}"
    if not isinstance(found, yaml.SequenceNode) or not found.value:
        return _begun(text, found, item)
    if found.flow_style:
        return _opened(text, section, item)
    lines = text.splitlines(keepends=True)
    end = min(found.end_mark.line, len(lines)) if found.end_mark.column == 0 else len(lines)
    while lines[end - 1].strip() == "" or lines[end - 1].startswith("#"):
        end -= 1
    margin = " " * found.start_mark.column
    shifted = "".join(margin + line[2:] for line in item.splitlines(keepends=True))
    return "".join([*lines[:end], shifted, *lines[end:]])


def _begun(text: str, empty: yaml.Node, item: str) -> str:
    """The text with the first item of a list that was `[]` or nothing; what stood on its line stays there."""
    before, after = text[: empty.start_mark.index].rstrip(" "), text[empty.end_mark.index :]
    rest, _, below = after.partition("\n")
    return f"{before}{rest.rstrip()}\n{item}{below}"


def _opened(text: str, section: str, item: str) -> str:
    editor = _editor()
    file = editor.load(text)
    file[section].fa.set_block_style()
    file[section] += editor.load(item)
    return _text(editor, file)


def _editor() -> YAML:
    editor = YAML()
    editor.preserve_quotes = True
    editor.width = 4096
    editor.indent(mapping=2, sequence=4, offset=2)
    return editor


def _text(editor: YAML, file: object) -> str:
    written = io.StringIO()
    editor.dump(file, written)
    return written.getvalue()
