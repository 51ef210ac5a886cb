"""A company's folder to its manual: every file read, every fault found in one run."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from passation.finding import Finding, Related, Severity, in_order, say
from passation.frozen import dataclass
from passation.load.assemble import assemble
from passation.load.document import MAX_BYTES, Document, read_document
from passation.load.measures import read_incidents, read_measures
from passation.load.memory import Memory
from passation.load.parts import Parts
from passation.load.paths import FoundFile, walk
from passation.load.places import mark_places
from passation.load.read import COMPANY_FILES, SOP_MODEL, TRANSLATION_MODEL, Reading, read
from passation.load.renamed import renamed_folders
from passation.load.strangers import HEAD, claimed_files, claimed_numbers, told
from passation.model.content import Attachment
from passation.model.manual import Manual
from passation.source import Place, Source
from passation.tools.collecting import paused

COMPANY_FILE: Final = "cartography/company.yml"
MAX_ATTACHMENT: Final = 20_000_000
_USUAL: Final = 65_536
"""Bytes that are asked for at first: to make room for the longest file takes longer than to read most of them."""
_SOP: Final = re.compile(r"sops/([a-z0-9][a-z0-9-]*)/([A-Z]{2,4}-[0-9]{3})-[a-z0-9-]+(?:\.([a-z]{2}))?\.yml")
_ATTACHED: Final = re.compile(r"sops/[a-z0-9][a-z0-9-]*/([A-Z]{2,4}-[0-9]{3})-[a-z0-9-]+/([^/]+)")
_MEASURE: Final = re.compile(r"cartography/measures/([a-z0-9-]+)\.csv")


@dataclass(frozen=True)
class Loaded:
    """What loading gives: the manual, or None when a file has faults; the faults; the texts as they were read."""

    manual: Manual | None
    findings: tuple[Finding, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every text by path, attachments, tables and pieces included, for the rules that judge sources."""


def load(root: Path, memory: Memory | None = None, instead: Mapping[str, bytes] | None = None) -> Loaded:
    """Reads `root/sops` and `root/cartography`; what `memory` has read before, only when it has changed.

    `instead` has files as they would be, by path: they are read in place of what lies on the disk.

    Raises OSError only when the disk itself fails.
    """
    with paused():
        return _load(root, Parts(memory=memory, instead=instead or {}))


def _load(root: Path, parts: Parts) -> Loaded:
    _fill(root, parts)
    return put_together(parts)


def with_process(parts: Parts, path: str, data: bytes) -> Parts:
    """The same company with one process file as somebody is about to write it, new or in place of what was read.

    Raises ValueError for a path that is no process's.
    """
    found = _SOP.fullmatch(path)
    if found is None or found[3] is not None:
        raise ValueError(f"no process file: {path}")
    reading = read(read_document(path, data), SOP_MODEL)
    old = next((each for _, _, each in parts.sops if each.document.source.path == path), None)
    gone = set(map(id, old.findings)) if old is not None else set()
    sops = [each for each in parts.sops if each[2] is not old]
    place = next((place for place, each in enumerate(parts.sops) if each[2] is old), len(sops))
    return replace(
        parts,
        sops=[*sops[:place], (found[1], found[2], reading), *sops[place:]],
        findings=[*(each for each in parts.findings if id(each) not in gone), *reading.findings],
        texts={**parts.texts, path: reading.document.source.text},
    )


def put_together(parts: Parts) -> Loaded:
    """What `load` gives, of what was gathered."""
    manual, findings = assemble(parts)
    return Loaded(manual, tuple(in_order(findings)), parts.texts)


def gather(root: Path, memory: Memory | None = None) -> Parts:
    """Everything that was read below a root, before it is one manual: what `with_process` changes without a disk."""
    parts = Parts(memory=memory)
    _fill(root, parts)
    return parts


def _fill(root: Path, parts: Parts) -> None:
    for file in _files(root, parts):
        _take(file, parts)
    _tell_strangers(parts)
    if "company.yml" not in {*parts.company, *parts.claimed_files.values()}:
        said = say("`{file}` is missing.", file=COMPANY_FILE)
        parts.findings.append(
            Finding("YML113", Severity.ERROR, Place(COMPANY_FILE), said, say("Write at least `name: …` in it."))
        )


def _tell_strangers(parts: Parts) -> None:
    numbers = frozenset(number for _, number, _ in parts.sops)
    parts.claimed_numbers = claimed_numbers(parts.strangers, numbers)
    parts.claimed_files = claimed_files(parts.strangers, frozenset(parts.company))
    parts.renamed = renamed_folders(parts)
    parts.findings += told(parts)


def _files(root: Path, parts: Parts) -> Iterator[FoundFile]:
    for folder in ("cartography", "sops"):
        files, findings = walk(root, folder)
        parts.findings += findings
        yield from files


def model_of(path: str) -> type[BaseModel] | None:
    """The model of the YAML file at a path below the root; None where nothing of that name is read."""
    name = path.removeprefix("cartography/")
    if path.startswith("cartography/") and name in COMPANY_FILES:
        return COMPANY_FILES[name]
    found = _SOP.fullmatch(path)
    if found is None:
        return None
    return SOP_MODEL if found[3] is None else TRANSLATION_MODEL


def _take(file: FoundFile, parts: Parts) -> None:
    """Reads one file into the room where its name puts it."""
    name = file.path.removeprefix("cartography/")
    if file.path.startswith("cartography/") and name in COMPANY_FILES:
        parts.company[name] = _yaml(file, COMPANY_FILES[name], parts)
    elif found := _SOP.fullmatch(file.path):
        _take_sop(file, found, parts)
    elif found := _ATTACHED.fullmatch(file.path):
        _take_attachment(file, found[1], found[2], parts)
    elif found := _MEASURE.fullmatch(file.path):
        parts.measures[found[1]], findings = read_measures(file.path, _table(file, parts))
        parts.findings += findings
    elif file.path == "cartography/incidents.csv":
        parts.incidents, findings = read_incidents(file.path, _table(file, parts))
        parts.findings += findings
    elif name.startswith("dataroom/pieces/"):
        data = _bytes(file, parts, MAX_ATTACHMENT)
        if data is not None:
            parts.pieces[name.removeprefix("dataroom/")] = data
            _keep_text(file.path, data, parts)
    else:
        parts.strangers[file.path] = _head(file)


def _take_sop(file: FoundFile, found: re.Match[str], parts: Parts) -> None:
    domain, number, language = found[1], found[2], found[3]
    if language is None:
        reading = _yaml(file, SOP_MODEL, parts)
        parts.sops.append((domain, number, reading))
    elif (number, language) in parts.translations:
        parts.findings.append(_second(file, parts.translations[number, language].document.source.path))
    else:
        parts.translations[number, language] = _yaml(file, TRANSLATION_MODEL, parts)


def _take_attachment(file: FoundFile, number: str, name: str, parts: Parts) -> None:
    first = parts.attachments.get((number, name))
    data = _bytes(file, parts, MAX_ATTACHMENT)
    if first is not None:
        parts.findings.append(_second(file, first.path))
    elif data is not None:
        parts.attachments[number, name] = Attachment(number, name, file.path, data)
        _keep_text(file.path, data, parts)


def _table(file: FoundFile, parts: Parts) -> bytes:
    data = _bytes(file, parts) or b""
    _keep_text(file.path, data, parts)
    return data


def _keep_text(path: str, data: bytes, parts: Parts) -> None:
    """Keeps what can be searched for secrets and quoted; a picture or a long document is no text to us."""
    if len(data) <= MAX_BYTES and b"\x00" not in data[:HEAD]:
        with contextlib.suppress(UnicodeDecodeError):
            parts.texts[path] = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def _yaml(file: FoundFile, model: type, parts: Parts) -> Reading:
    data = _bytes(file, parts)
    if data is None:
        reading = Reading(Document(Source(file.path, "", mark_places), None), None)
    elif parts.memory is None:
        reading = read(read_document(file.path, data), model)
    else:
        reading = parts.memory.reading(file.path, data, lambda: read(read_document(file.path, data), model))
    parts.texts[file.path] = reading.document.source.text
    parts.findings += reading.findings
    return reading


def _head(file: FoundFile) -> bytes:
    """How a file begins; nothing of one that is closed to us, for nobody asked for it."""
    try:
        with file.real.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _bytes(file: FoundFile, parts: Parts, limit: int = MAX_BYTES) -> bytes | None:
    if file.path in parts.instead:
        return parts.instead[file.path]
    try:
        with file.real.open("rb") as stream:
            data = stream.read(_USUAL)
            if len(data) == _USUAL:
                data += stream.read(limit + 1 - _USUAL)
    except OSError:
        said = say("This file cannot be opened.")
        parts.findings.append(Finding("YML113", Severity.ERROR, Place(file.path), said, say("Check its permissions.")))
        return None
    if len(data) > limit > MAX_BYTES:
        said = say("This attachment is larger than 20 MB.")
        parts.findings.append(
            Finding("YML102", Severity.ERROR, Place(file.path), said, say("Make it smaller, or link to it."))
        )
        return None
    return data


def _second(file: FoundFile, first: str) -> Finding:
    said = say("This file and {first} claim the same place.", first=first)
    related = (Related(Place(first), say("It is first used here.")),)
    cure = say("Keep one of the two, or move it to another process.")
    return Finding("SCH106", Severity.ERROR, Place(file.path), said, cure, related=related)
