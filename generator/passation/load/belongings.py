"""Files that belong to something by their name: attachments, measures, incidents; and what names a missing file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import PurePosixPath

from passation.finding import Finding, Message, Severity, say
from passation.load.ids import known_ids
from passation.load.parts import Parts
from passation.load.read import Reading
from passation.load.references import unknown
from passation.load.renamed import misnamed_folders
from passation.load.repairs import in_place
from passation.model.sop import Sop
from passation.source import Origin, Place


def stray(parts: Parts) -> Iterator[Finding]:
    """Files that nothing owns, and names of files that are not there."""
    yield from _ownerless(parts)
    yield from misnamed_folders(parts.renamed)
    for _, _, reading in parts.sops:
        if reading.document.source.path.removesuffix(".yml") not in parts.renamed.values():
            yield from _missing_attachments(parts, reading)
    yield from _missing_pieces(parts)


def _ownerless(parts: Parts) -> Iterator[Finding]:
    processes, kpis = known_ids(parts, "process") or frozenset(), known_ids(parts, "kpi")
    lost = {(number, str(PurePosixPath(each.path).parent)) for (number, _), each in parts.attachments.items()}
    for number, folder in sorted(lost):
        if number not in processes and folder not in parts.renamed:
            said = say(
                "No process has the number {number}: nothing of this folder is read or published.", number=number
            )
            cure = say("Name the folder after the file of its process.")
            yield Finding("YML111", Severity.WARNING, Place(folder), said, cure)
    for kpi in parts.measures:
        if kpis is not None and kpi not in kpis:
            yield unknown(kpi, "kpi", kpis, Place(f"cartography/measures/{kpi}.csv"))
    for place, incident in parts.incidents:
        if incident.process not in processes:
            yield unknown(incident.process, "process", processes, place)


def _missing_attachments(parts: Parts, reading: Reading) -> Iterator[Finding]:
    sop: Sop | None = reading.value
    if sop is None:
        return
    wanted = [(("templates", index, "file"), each.file) for index, each in enumerate(sop.templates)]
    wanted += [
        (("steps", index, "screenshot"), shot.src)
        for index, step in enumerate(sop.steps)
        if (shot := getattr(step, "screenshot", None)) is not None
    ]
    there = {name for number, name in parts.attachments if number == sop.id} if any(name for _, name in wanted) else ()
    unused = sorted(set(there) - {name for _, name in wanted})
    for trail, name in wanted:
        if name is not None and name not in there:
            yield _absent(reading.document.origin.at(*trail), name, *_meant(name, unused))


def _meant(name: str, unused: Collection[str]) -> tuple[Message, str | None]:
    """What to do about a file that is not there: the one of its folder that nobody names may be meant."""
    ending = [each for each in unused if PurePosixPath(each).suffix == PurePosixPath(name).suffix]
    close = get_close_matches(name, unused, 1, 0.6) or (ending if len(ending) == 1 else [])
    if close:
        return say("Did you mean `{close}`?", close=close[0]), close[0]
    return say("Put it into the folder that has the name of the process file, or correct the name."), None


def _missing_pieces(parts: Parts) -> Iterator[Finding]:
    reading = parts.company.get("dataroom/dataroom.yml")
    if reading is None or reading.value is None:
        return
    for index, piece in enumerate(reading.value.external_documents):
        if piece.path not in parts.pieces:
            where = reading.document.origin.at("external_documents", index, "path")
            cure = say("Put it below cartography/dataroom/pieces/, or correct the path.")
            yield _absent(where, piece.path, cure)


def _absent(where: Origin, name: str, cure: Message, fix: str | None = None) -> Finding:
    repair = in_place(where, name, fix) if fix is not None else None
    said = say("The file `{name}` is not there.", name=name)
    return Finding("SCH109", Severity.ERROR, where, said, cure, fix=fix, repair=repair)
