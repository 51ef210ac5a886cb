"""Repairs made: all those of a file together, then read again; one that makes a file no better is not made.

A file is read again after each round, for a fault may hide others; at the end the whole company is, for the names that
files use of each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from passation.finding import Edit, Finding, Repair, Severity
from passation.load.change import Change
from passation.load.document import MAX_BYTES, read_document
from passation.load.folder import load, model_of
from passation.load.paths import walk
from passation.load.read import Reading, read

_ROUNDS: Final = 300
"""Rounds for one file: a file of a hundred lines that begin with a tab needs a hundred."""
_TOGETHER: Final = 5
"""Rounds for all files together."""
Kind = tuple[object, ...]
"""What makes two findings say the same, wherever they stand."""


@dataclass(slots=True)
class Mended:
    """What was repaired: the files as they would be, and the findings that are gone."""

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def mend(root: Path, wanted: Callable[[str], bool], *, unsafe: bool) -> Mended:
    """Works out the repairs of the wanted files; writes nothing. `unsafe`: those that choose for the author, too."""
    was: dict[str, bytes] = {}
    now: dict[str, bytes] = {}
    mended = Mended()
    for path, real in _files(root, wanted):
        model = model_of(path)
        if model is not None and (data := _bytes(real)) is not None:
            was[path] = data
            now[path], found = mend_file(path, data, model, unsafe=unsafe)
            mended.findings += found
    _mend_names(root, was, now, mended, unsafe=unsafe)
    mended.changes = [Change(path, data, now[path]) for path, data in was.items() if now[path] != data]
    return mended


def _files(root: Path, wanted: Callable[[str], bool]) -> list[tuple[str, Path]]:
    found = [file for folder in ("cartography", "sops") for file in walk(root, folder)[0]]
    return [(file.path, file.real) for file in found if wanted(file.path)]


def _bytes(real: Path) -> bytes | None:
    try:
        with real.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    return data if len(data) <= MAX_BYTES else None


def mend_file(path: str, data: bytes, model: type[BaseModel], *, unsafe: bool) -> tuple[bytes, list[Finding]]:
    """One file repaired as far as it goes by itself, and the findings that are gone."""
    gone: list[Finding] = []
    given_up: set[Repair] = set()
    reading = read(read_document(path, data), model)
    for _ in range(_ROUNDS):
        usable = [each for each in _usable(reading.findings, unsafe=unsafe) if each.repair not in given_up]
        if not usable:
            break
        made, text = applied(usable, reading.document.source.text)
        after = read(read_document(path, text.encode()), model)
        if _is_better(reading, after, made):
            reading, data, gone = after, text.encode(), [*gone, *made]
        elif len(made) > 1:  # one of several spoils it: one after the other
            kept, text = next(_one_by_one(made, reading, model), (None, ""))
            given_up.update(each.repair for each in made if kept is None and each.repair is not None)
            if kept is not None:
                reading, data, gone = read(read_document(path, text.encode()), model), text.encode(), [*gone, kept]
        else:
            given_up.update(each.repair for each in made if each.repair is not None)
    return data, gone


def _one_by_one(made: Sequence[Finding], before: Reading, model: type[BaseModel]) -> Iterator[tuple[Finding, str]]:
    for each in made:
        _, text = applied([each], before.document.source.text)
        if _is_better(before, read(read_document(each.place.path, text.encode()), model), [each]):
            yield each, text


def _usable(findings: Iterable[Finding], *, unsafe: bool) -> list[Finding]:
    return [each for each in findings if each.repair is not None and (each.repair.is_safe or unsafe)]


def applied(findings: Sequence[Finding], text: str) -> tuple[list[Finding], str]:
    """The text after the repairs of some findings; those that would change the same place are left for later."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans: list[tuple[int, int, str]] = []
    made: list[Finding] = []
    for finding in findings:
        edits = [_span(edit, starts) for edit in (finding.repair.edits if finding.repair else ())]
        if all(end < other[0] or other[1] < start for start, end, _ in edits for other in spans):
            spans += edits
            made.append(finding)
    for start, end, now in sorted(spans, reverse=True):
        text = text[:start] + now + text[end:]
    return made, text


def _span(edit: Edit, starts: Sequence[int]) -> tuple[int, int, str]:
    return starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1, edit.text


def _is_better(before: Reading, after: Reading, made: Sequence[Finding]) -> bool:
    """Whether repairs did what they were for, and nothing worse than to bring other faults to light."""
    if after.document.data is None:
        return before.document.data is None and _first(after) > _first(before)
    if before.document.data is None:
        return True
    old, new = Counter(map(_kind, before.findings)), Counter(map(_kind, after.findings))
    if any(new[kind] >= old[kind] for kind in map(_kind, made)) or _count(after, "YML") > _count(before, "YML"):
        return False
    return len(after.findings) < len(before.findings) or any(_opens(each) for each in made)


def _opens(finding: Finding) -> bool:
    """Whether a repair may bring other faults to light: those of what stands below a key that was not known."""
    edits = finding.repair.edits if finding.repair is not None else ()
    return finding.on_key or any("\n" in edit.text or edit.line != edit.end_line for edit in edits)


def _first(reading: Reading) -> tuple[int, int]:
    """Where the first fault stands in a file that cannot be read."""
    return min(((each.place.line, each.place.column) for each in reading.findings), default=(0, 0))


def _count(reading: Reading, family: str) -> int:
    return sum(each.code.startswith(family) for each in reading.findings)


def _kind(finding: Finding) -> Kind:
    return (finding.code, finding.message.text, repr(sorted(finding.message.facts.items(), key=lambda fact: fact[0])))


def _mend_names(root: Path, was: dict[str, bytes], now: dict[str, bytes], mended: Mended, *, unsafe: bool) -> None:
    """Repairs what only shows where files are read together; a round that leaves as many errors is not made."""
    for _ in range(_TOGETHER):
        loaded = load(root, instead=now)
        usable = [each for each in _usable(loaded.findings, unsafe=unsafe) if each.place.path in was]
        tried = dict(now)
        made: list[Finding] = []
        for path in {each.place.path: None for each in usable}:
            found, text = applied([each for each in usable if each.place.path == path], loaded.texts[path])
            tried[path] = text.encode()
            made += found
        if not made or _errors(load(root, instead=tried).findings) > _errors(loaded.findings) - len(made):
            return
        now.update(tried)
        mended.findings += made


def _errors(findings: Iterable[Finding]) -> int:
    return sum(each.severity is Severity.ERROR for each in findings)
