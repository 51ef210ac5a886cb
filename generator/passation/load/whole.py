"""A file that is not one thing: a list instead of keys, or a second document behind `---`."""

from __future__ import annotations

import re
from typing import Any, Final

from passation.finding import Finding, Message, Severity, say
from passation.load import mend
from passation.load.offers import id_of
from passation.load.repairs import in_lines
from passation.source import Place, Source

_MOST: Final = 12
"""Lines that are shown at most."""
_KEY: Final = re.compile(r"([\w-]+):(?:\s|$)")
_NUMBER: Final = re.compile(r"^id:[ \t]*[\"']?([A-Z]{2,4}-[0-9]{3})\b", re.MULTILINE)
_TITLE: Final = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.MULTILINE)


def no_pairs(source: Source, root: Any) -> Finding:
    """The finding for a file whose content is a list or a text."""
    lines = source.text.rstrip().split("\n")
    number, line = next(((at, each) for at, each in enumerate(lines, 1) if each.strip()), (1, ""))
    place, said, cure = Place(source.path, number), say("The file must be a list of `key: value`."), None
    fix = mend.with_colon(line)
    if isinstance(root, list):
        fix = _without_hyphens(lines[number - 1 :])
        said = say("The file is a list; a file of this kind is one `key: value` below the other.")
        cure = say("Delete the hyphens at the left edge.") if fix is not None else None
    repair = in_lines(place, lines[number - 1 :] if isinstance(root, list) else [line], fix)
    cure = cure or say("Begin with a line `key: value`.")
    return Finding("YML109", Severity.ERROR, place, said, cure, fix=fix, repair=repair)


def _without_hyphens(lines: list[str]) -> str | None:
    """The items of a list as one group; None where they are several things of one kind."""
    kept = [line[2:] if line[:2] in {"- ", "  "} else line for line in lines]
    keys = [found[1] for line in kept if (found := _KEY.match(line)) is not None]
    is_one = len(keys) == len({*keys}) > 0 and len(lines) <= _MOST
    return "\n".join(kept) if is_one and all(line[:2] in {"- ", "  "} for line in lines) else None


def beyond(text: str, line: int) -> Message:
    """What to do about the second document of a text, which begins with `---` on a line (from 1)."""
    rest = "\n".join(text.split("\n")[line:])
    number, title = _NUMBER.search(rest), _TITLE.search(rest)
    if not rest.strip():
        return say("Delete the line `---`: nothing stands behind it.")
    if number is None:
        return say("One file holds one thing: move what follows to a file of its own, and delete the line `---`.")
    return say(
        "One file holds one thing: move what follows to a new file in the same folder, `{file}`, and delete the "
        "line `---`.",
        file=f"{number[1]}-{(id_of(title[1]) if title is not None else None) or 'titre'}.yml",
    )
