"""Proposals of rules written: all together, then judged again; one that leaves its finding standing is not made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from passation.codes import blocks
from passation.finding import Finding
from passation.load.document import read_document
from passation.load.encoding import encoded
from passation.load.folder import Loaded, load, model_of
from passation.load.memory import Memory
from passation.load.outline import CannotSplice
from passation.load.proposed import Lines, with_lines
from passation.load.read import read
from passation.source import Origin

Judge = Callable[[Loaded], Iterable[Finding]]
"""Everything that is wrong with a company, rules included."""
_ROUNDS: Final = 6
"""How often the company is judged at most: what is written may call for something else."""
_Key = tuple[object, ...]
"""What makes two findings the same one, before and after."""


def with_proposals(root: Path, now: Mapping[str, bytes], judge: Judge) -> tuple[dict[str, bytes], list[Finding]]:
    """What rules propose for some files, written into them.

    Args:
        root: the company's folder.
        now: the files that may be changed, as they would be, by path.
        judge: what is wrong with a company that was read.

    Returns:
        The files as they would be then, and the findings that are gone.
    """
    memory, files, gone = Memory(), dict(now), list[Finding]()
    refused: set[_Key] = set()
    loaded = load(root, memory, files)
    found = list(judge(loaded))
    for _ in range(_ROUNDS):
        usable = [each for each in found if each.put and _key(each) not in refused]
        made, texts = _written(usable, {path: loaded.texts[path] for path in files})
        if not made or loaded.manual is None:
            break
        tried = {path: encoded(text, files[path]) for path, text in texts.items()}
        after = load(root, memory, tried)
        left = list(judge(after))
        failed = _failed(made, found, left) or (set(map(_key, made)) if after.manual is None else set())
        if failed:
            refused |= failed
        else:
            files, loaded, found = tried, after, left
            gone += made
    return files, gone


def _written(findings: Sequence[Finding], texts: Mapping[str, str]) -> tuple[list[Finding], dict[str, str]]:
    """The texts with the lines that some findings propose, and those findings of which something could be written."""
    made, said, now = [], set[tuple[object, ...]](), dict(texts)
    for finding in findings:
        lines = (str(finding.fix), *((each.source.path, each.trail) for each in finding.put))
        if lines in said:  # two findings that ask for the same lines
            made.append(finding)
            continue
        tried = _one(finding, now)
        if tried is not None and tried != now:
            now = tried
            said.add(lines)
            made.append(finding)
    return made, now


def _one(finding: Finding, texts: Mapping[str, str]) -> dict[str, str] | None:
    """The texts with the lines of one finding in all of their places; None where they cannot stand in one of them."""
    now = dict(texts)
    for origin in finding.put:
        path = origin.source.path
        model = model_of(path)
        if path not in now or model is None:
            return None
        try:
            made = with_lines(now[path], model, Lines(origin.trail, str(finding.fix)))
        except CannotSplice:
            return None
        if _faults(path, made, model) > _faults(path, now[path], model):
            return None
        now[path] = made
    return now


def _faults(path: str, text: str, model: type[BaseModel]) -> int:
    return len(read(read_document(path, text.encode()), model).findings)


def _failed(made: Iterable[Finding], before: Iterable[Finding], after: Sequence[Finding]) -> set[_Key]:
    """The findings that are still there, and those whose lines a file is the worse for."""
    standing = set(map(_key, after))
    spoiled = set(_blocking(after) - _blocking(before))
    return {
        _key(each)
        for each in made
        if _key(each) in standing or not spoiled.isdisjoint(origin.source.path for origin in each.put)
    }


def _blocking(findings: Iterable[Finding]) -> Counter[str]:
    """How many faults of each file block every output."""
    return Counter(each.place.path for each in findings if blocks(each))


def _key(finding: Finding) -> _Key:
    where = finding.where
    place = (where.source.path, where.trail) if isinstance(where, Origin) else (where.path, where.line)
    return (finding.code, *place, finding.subject, finding.message.text)
