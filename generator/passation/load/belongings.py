"""Files that belong to something by their name: attachments, measures, incidents; and what names a missing file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from passation.finding import Finding, Message, Severity, say
from passation.load.ids import known_ids
from passation.load.parts import Parts
from passation.load.read import Reading
from passation.load.references import unknown
from passation.model.sop import Sop
from passation.source import Origin, Place


def stray(parts: Parts) -> Iterator[Finding]:
    """Files that nothing owns, and names of files that are not there."""
    yield from _ownerless(parts)
    for _, _, reading in parts.sops:
        yield from _missing_attachments(parts, reading)
    yield from _missing_pieces(parts)


def _ownerless(parts: Parts) -> Iterator[Finding]:
    processes, kpis = known_ids(parts, "process") or frozenset(), known_ids(parts, "kpi")
    lost = {(number, str(PurePosixPath(each.path).parent)) for (number, _), each in parts.attachments.items()}
    for number, folder in sorted(lost):
        if number not in processes:
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
    for trail, name in wanted:
        if name is not None and (sop.id, name) not in parts.attachments:
            cure = say("Put it into the folder that has the name of the process file, or correct the name.")
            yield _absent(reading.document.origin.at(*trail), name, cure)


def _missing_pieces(parts: Parts) -> Iterator[Finding]:
    reading = parts.company.get("dataroom/dataroom.yml")
    if reading is None or reading.value is None:
        return
    for index, piece in enumerate(reading.value.external_documents):
        if piece.path not in parts.pieces:
            where = reading.document.origin.at("external_documents", index, "path")
            cure = say("Put it below cartography/dataroom/pieces/, or correct the path.")
            yield _absent(where, piece.path, cure)


def _absent(where: Origin, name: str, cure: Message) -> Finding:
    return Finding("SCH109", Severity.ERROR, where, say("The file `{name}` is not there.", name=name), cure)
