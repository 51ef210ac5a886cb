"""A company file that is not there, though others name what it would define: one finding, with the file to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from passation.finding import Finding, Related, Severity, say
from passation.load.parts import COLLECTIONS, Parts
from passation.load.read import COMPANY_FILES
from passation.load.references import AMONG
from passation.model.content import KINDS
from passation.source import Origin, Place

Uses = dict[str, dict[str, Origin]]
"""By kind, the ids that are named and where each is named first."""
_MOST: Final = 20
"""Ids that the file to write holds at most."""


def absent_kinds(parts: Parts, known: Mapping[str, Iterable[str]]) -> Uses:
    """The kinds of which nothing is defined because their file is not there; nobody names them yet."""
    return {
        kind: {}
        for kind, (file, _) in COLLECTIONS.items()
        if kind in KINDS and not known.get(kind, [file]) and file not in parts.company
    }


def absent_files(uses: Uses) -> Iterator[Finding]:
    """One finding for each file that is missed."""
    for file in dict.fromkeys(COLLECTIONS[kind][0] for kind in uses):
        missed = {kind: uses[kind] for kind in uses if COLLECTIONS[kind][0] == file and uses[kind]}
        if missed:
            yield _absent(file, missed)


def _absent(file: str, missed: Uses) -> Finding:
    path = f"cartography/{file}"
    first = min((where for ids in missed.values() for where in ids.values()), key=lambda each: each.place)
    said = say(
        "`{file}` is missing: other files name {others} of it.", file=path, others=[AMONG[kind] for kind in missed]
    )
    cure = say("Create it with these lines, and complete them.")
    related = (Related(first, say("One of them is named here.")),)
    return Finding("YML113", Severity.ERROR, Place(path), said, cure, fix=_file(file, missed), related=related)


def _file(file: str, missed: Uses) -> str:
    lines: list[str] = []
    for kind, ids in missed.items():
        key = COLLECTIONS[kind][1]
        required = _required(file, key)
        lines.append(f"{key}:")
        lines += [f"  - {{{', '.join([f'id: {each}', *required])}}}" for each in sorted(ids)[:_MOST]]
    return "\n".join(lines)


def _required(file: str, key: str) -> list[str]:
    """What an item of a list must have beside its id, to be filled in."""
    annotation: Any = COMPANY_FILES[file].model_fields[key].annotation
    while not hasattr(annotation, "model_fields"):
        annotation = annotation.__args__[0]
    fields = annotation.model_fields.items()
    return [f"{info.alias or name}: …" for name, info in fields if info.is_required() and name != "id"]
