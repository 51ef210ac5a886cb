"""Ids across files: taken twice, not those of their file's name, or given by nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from passation.finding import Finding, Message, Related, Severity, say
from passation.load.absent import absent_files, absent_kinds
from passation.load.parts import COLLECTIONS, Parts
from passation.load.read import Reading
from passation.load.references import dangling
from passation.model.content import KINDS
from passation.model.sop import Sop
from passation.source import Origin

_ALSO_NAMED = (
    ("company.yml", "domains"),
    ("company.yml", "audiences"),
    ("dataroom/dataroom.yml", "recipients"),
    ("dataroom/qa.yml", "questions"),
    ("roadmap.yml", "stages"),
)
"""Lists whose items have an id that is no reference's target, and must differ all the same: file and key."""


_NAMED: Final = say("Give one of the two another id.")
_NUMBERED: Final = say("Give one of the two another number, in its `id` and in the name of its file.")


def doubled(parts: Parts) -> Iterator[Finding]:
    """Ids that two items of a kind have, old numbers of processes included."""
    for kind in KINDS:
        cure = _NUMBERED if kind == "process" else _NAMED
        yield from _twice(_raw_ids(parts, kind), cure)
    for file, key in _ALSO_NAMED:
        yield from _twice(_listed_ids(parts, file, key))
    for _, _, reading in parts.sops:
        if reading.value is not None:
            origin = reading.document.origin
            for key, items in (("steps", reading.value.steps), ("templates", reading.value.templates)):
                yield from _twice((item.id, origin.at(key, index, "id")) for index, item in enumerate(items) if item.id)


def _twice(ids: Iterable[tuple[str, Origin]], cure: Message = _NAMED) -> Iterator[Finding]:
    places: dict[str, list[Origin]] = {}
    for item_id, here in ids:
        places.setdefault(item_id, []).append(here)
    for item_id, (first, *others) in places.items():
        if others:
            said = say("`{id}` is already taken.", id=item_id)
            more = (Related(each, say("It stands here, too.")) for each in others[1:])
            related = (Related(first, say("It is first used here.")), *more)
            yield Finding("SCH106", Severity.ERROR, others[0], said, cure, related=related)


def misnamed(parts: Parts) -> Iterator[Finding]:
    """The id in a process file must be the one of its name: links and numbers go by it."""
    for _, number, reading in parts.sops:
        if reading.value is not None and reading.value.id != number:
            said = say("The file is called {number}, but its `id` is `{id}`.", number=number, id=reading.value.id)
            where = reading.document.origin / "id"
            yield Finding("SCH108", Severity.ERROR, where, said, say("Rename the file, or correct the id."))


def dangling_ids(parts: Parts) -> Iterator[Finding]:
    """References to nothing; what a faulty file defines, or may define, counts as known: one fault, one finding."""
    known = {kind: ids for kind in KINDS if (ids := known_ids(parts, kind)) is not None}
    absent = absent_kinds(parts, known)
    readings: Iterable[Reading] = [*parts.company.values(), *(reading for _, _, reading in parts.sops)]
    for reading in readings:
        if reading.value is not None:
            origin = reading.document.origin
            yield from dangling(reading.value, origin, known, lambda kind: _called(parts, kind), absent)
    yield from absent_files(absent)


def _called(parts: Parts, kind: str) -> dict[str, str]:
    """The ids of a kind by the names that people know, in small letters; only looked at when an id is unknown."""
    items: list[Mapping[str, Any]]
    if kind == "process":
        items = [reading.raw for _, _, reading in parts.sops]
    else:
        items = [item for file, key in _places(kind) for item in _items(parts, file, key)]
    said = ((item.get("id"), item.get("name") or item.get("title")) for item in items)
    return {name.casefold(): item_id for item_id, name in said if isinstance(name, str) and isinstance(item_id, str)}


def _items(parts: Parts, file: str, key: str) -> list[Mapping[str, Any]]:
    reading = parts.company.get(file)
    listed: Any = reading.raw.get(key) if reading is not None else None
    return [item for item in (listed if isinstance(listed, list) else ()) if isinstance(item, Mapping)]


def known_ids(parts: Parts, kind: str) -> frozenset[str] | None:
    """The ids of a kind; None when a faulty file hides which ones there are."""
    found = {item_id for item_id, _ in _raw_ids(parts, kind)}
    if kind == "process":
        said = (reading.raw.get("id") for _, _, reading in parts.sops)
        found.update(item_id for item_id in said if isinstance(item_id, str))
        return frozenset({*found, *(number for _, number, _ in parts.sops), *parts.claimed_numbers.values()})
    return None if any(_hides_ids(parts, file, key) for file, key in _places(kind)) else frozenset(found)


def _hides_ids(parts: Parts, file: str, key: str) -> bool:
    """Whether a faulty file, or one with a wrong name, has items of which not even the id could be read."""
    if file in parts.claimed_files.values():
        return True
    reading = parts.company.get(file)
    if reading is None or reading.value is not None:
        return False
    listed = reading.raw.get(key, [])
    items = listed if isinstance(listed, list) else (None,)
    return reading.document.data is None or any(
        not isinstance(item, dict) or not isinstance(item.get("id"), str) for item in items
    )


def _places(kind: str) -> list[tuple[str, str]]:
    return [COLLECTIONS[kind]] + ([("company.yml", "objectives")] if kind == "objective" else [])


def _raw_ids(parts: Parts, kind: str) -> Iterator[tuple[str, Origin]]:
    """The ids that files give to items of a kind, faulty files included."""
    if kind == "process":
        yield from _numbers(parts)
        return
    for file, key in _places(kind):
        yield from _listed_ids(parts, file, key)


def _numbers(parts: Parts) -> Iterator[tuple[str, Origin]]:
    """The numbers of processes, then the old ones, which keep working and so may not be given again."""
    for _, number, reading in parts.sops:
        said = reading.raw.get("id")
        if said is not None and said != number and reading.value is not None:
            continue  # `misnamed` tells it
        yield (said if isinstance(said, str) else number), reading.document.origin / "id"
    for _, _, reading in parts.sops:
        sop: Sop | None = reading.value
        for index, alias in enumerate(sop.aliases if sop is not None else ()):
            yield alias, reading.document.origin.at("aliases", index)


def _listed_ids(parts: Parts, file: str, key: str) -> Iterator[tuple[str, Origin]]:
    reading = parts.company.get(file)
    listed: Any = reading.raw.get(key) if reading is not None else None
    for index, item in enumerate(listed if isinstance(listed, list) else ()):
        if reading is not None and isinstance(item, Mapping) and isinstance(item.get("id"), str):
            yield item["id"], reading.document.origin.at(key, index, "id")
