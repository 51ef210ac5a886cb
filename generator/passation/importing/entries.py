"""Unknown actors and tools as entries of their files: what the source says of them, which is a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from passation.finding import say
from passation.importing.account import quoted
from passation.importing.company import Proposal
from passation.importing.found import NotTaken
from passation.load.document import read_document
from passation.load.rewrite import with_item
from passation.words import Words

_FILES: Final = {
    "actor": ("cartography/actors.yml", "actors"),
    "tool": ("cartography/tools.yml", "tools"),
}


def with_entries(texts: Mapping[str, str], proposals: Sequence[Proposal], words: Words) -> dict[str, str]:
    """The files that get new entries, by path. Raises NotTaken when one of them cannot be read."""
    changed: dict[str, str] = {}
    for kind, (path, key) in _FILES.items():
        some = [each for each in proposals if each.kind == kind]
        if some:
            before = texts.get(path, "")
            read = read_document(path, before.encode())
            if read.data is None or read.findings or not isinstance(read.data.get(key, []), list):
                raise NotTaken(
                    say("{file} has errors: nothing can be added to it.", file=path),
                    say("Mend them (passation check), then import again."),
                )
            comment = words.t("From an import; side, backup and owner are for you to write.")
            items = [f"  - {{id: {each.id}, name: {quoted(each.name)}}}\n" for each in some]
            changed[path] = with_item(before, key, f"  # {comment}\n{''.join(items)}")
    return changed
