"""Repairs made: all those of a file together, then read again; one that makes a file no better is not made.

A file is read again after each round, for a fault may hide others; at the end the whole company is, for the names that
files use of each other, and last for what rules propose.
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
from passation.load.proposals import Judge, with_proposals
from passation.load.read import Reading, read

_READ: Final = 20_000_000
"""Bytes that are read for one file at most: a large file made of faults must not hold up the others."""
_LEAST: Final = 20_000
"""What reading costs beside the bytes, in bytes: a small file is read a thousand times at most."""
_MORE: Final = "SCH110"
"""Says that a file has more faults than are told."""
_TOGETHER: Final = 5
"""Rounds for all files together."""
Kind = tuple[object, ...]
"""What makes two findings say the same, wherever they stand."""


@dataclass(slots=True)
class Mended:
    """What was repaired: the files as they would be, and the findings that are gone."""

    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def mend(root: Path, wanted: Callable[[str], bool], *, unsafe: bool, judge: Judge | None = None) -> Mended:
    """Works out the repairs of the wanted files; writes nothing.

    Args:
        root: the company's folder.
        wanted: which files may be changed, by path.
        unsafe: those that choose for the author, too.
        judge: everything that is wrong with a company: what rules propose about it is written, too.
    """
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
    if judge is not None:
        now, gone = with_proposals(root, now, judge)
        mended.findings += gone
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
    reader = _Reader(path, model)
    reading = reader.read(data)
    while reader.left > 0:
        usable = [each for each in _usable(reading.findings, unsafe=unsafe) if each.repair not in given_up]
        tried = next(_tried(usable, reading, reader), None)
        if tried is None:
            break
        made, data, reading = tried
        gone += made
        given_up.update(each.repair for each in usable[: usable.index(made[0])] if each.repair is not None)
    return data, gone


@dataclass(slots=True)
class _Reader:
    """Reads one file again and again, but no more than so many bytes of it."""

    path: str
    model: type[BaseModel]
    left: int = _READ

    def read(self, data: bytes) -> Reading:
        self.left -= len(data) + _LEAST
        return read(read_document(self.path, data), self.model)


def _tried(
    usable: Sequence[Finding], before: Reading, reader: _Reader
) -> Iterator[tuple[list[Finding], bytes, Reading]]:
    """What helps a file: all repairs together, or, where one of them spoils it, each by itself."""
    for some in (usable, *([each] for each in (usable if len(usable) > 1 else ()))):
        if not some or reader.left <= 0:
            return
        made, text = applied(some, before.document.source.text)
        data = text.encode()
        after = reader.read(data)
        if _is_better(before, after, made):
            yield made, data, after


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
    if _count(after, "YML") > _count(before, "YML") or _stands_still(before, after, made):
        return False
    is_whole = all(each.code != _MORE for each in before.findings)
    return not is_whole or len(after.findings) < len(before.findings) or any(_opens(each) for each in made)


def _stands_still(before: Reading, after: Reading, made: Sequence[Finding]) -> bool:
    """Whether one of the findings is still there: on its line, or, where lines moved, as often as before."""
    edits = [edit for each in made if each.repair is not None for edit in each.repair.edits]
    if all(edit.text.count("\n") == edit.end_line - edit.line for edit in edits):
        return not {(_kind(each), each.place.line) for each in made}.isdisjoint(
            (_kind(each), each.place.line) for each in after.findings
        )
    old, new = Counter(map(_kind, before.findings)), Counter(map(_kind, after.findings))
    return any(new[kind] >= old[kind] for kind in map(_kind, made))


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
