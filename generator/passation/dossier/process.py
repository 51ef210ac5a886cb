"""The pages of one process, in the order in which somebody who does the work needs them."""

from __future__ import annotations

from collections.abc import Iterator

from passation.analysis.continuity import cover, performers
from passation.analysis.responsibility import side_of
from passation.analysis.review import document_date, document_version
from passation.analysis.workload import workload
from passation.dossier.blocks import Block, Run, below, chip, facts, heading, joined, lead, note, small
from passation.dossier.control import about, measured, mistakes, texts
from passation.dossier.course import archivist, before, done, otherwise, the_steps
from passation.dossier.desk import Desk, anchor
from passation.dossier.pictures import card, lanes
from passation.model.sop import Sop
from passation.registers.phrases import CRITICALITY, STATUS, trigger, volume, working_time

_SECTIONS = (before, lanes, the_steps, otherwise, done, measured, mistakes, texts, about, card)


def process_blocks(desk: Desk, sop: Sop, level: int = 1) -> list[Block]:
    """Every section that has something to say; the title is a heading of `level`."""
    sections = [block for section in _SECTIONS for block in section(desk, sop)]
    return [
        heading(level, sop.title, anchor(sop.id), look="title", listed=True),
        *_head(desk, sop),
        *below(level, sections),
    ]


def _head(desk: Desk, sop: Sop) -> Iterator[Block]:
    t, words = desk.words.t, desk.words
    version, date = document_version(sop), document_date(sop)
    line: list[Run] = [[chip(words.say(STATUS[sop.document.status]))], [desk.side_chip(side_of(desk.edition, sop))]]
    line += [t("Version {version}", version=version)] if version else []
    line += [t("in force since {date}", date=words.long_date(date))] if date else []
    yield small(joined(line, "\u2003"))
    yield from _warning(desk, sop)
    yield lead(t("Expected result"), desk.prose(sop.result))
    yield from desk.prose(sop.purpose)
    yield facts([*_who(desk, sop), *_when(desk, sop)])


def _warning(desk: Desk, sop: Sop) -> Iterator[Block]:
    t = desk.words.t
    match sop.document.status:
        case "draft":
            yield note("warn", t("Draft: this process is being written. Ask its pilot before relying on it."))
        case "review":
            yield note("warn", t("Under review: this version has not been approved yet."))
        case "obsolete" if sop.document.successor:
            successor = desk.process(sop.document.successor)
            yield note("warn", joined([t("No longer in force. It is replaced by:"), successor], " "))
        case "obsolete":
            yield note("warn", t("No longer in force: keep it for memory, do not follow it."))


def _who(desk: Desk, sop: Sop) -> Iterator[tuple[str, Run]]:
    t = desk.words.t
    yield t("Pilots"), desk.name("actor", sop.owner)
    yield t("Performs"), desk.said("actor", performers(desk.edition, sop))
    yield t("Validates"), desk.name("actor", sop.default_referent)
    yield t("Archives"), desk.said("actor", (archivist(sop, record) for record in sop.records))
    if sop.default_arbiter != sop.default_referent:
        yield t("Decides priorities"), desk.name("actor", sop.default_arbiter)
    yield t("Replaces"), joined(_backups(desk, sop), desk.words.t("; "))


def _backups(desk: Desk, sop: Sop) -> Iterator[str]:
    for each in cover(desk.edition, sop):
        if each.backup:
            names = {"backup": desk.name("actor", each.backup), "actor": desk.name("actor", each.actor)}
            yield desk.words.t("{backup} for {actor}", **names)


def _when(desk: Desk, sop: Sop) -> Iterator[tuple[str, Run]]:
    t, words = desk.words.t, desk.words
    yield t("When"), joined((trigger(each, words) for each in sop.trigger), desk.words.t("; "))
    yield t("Volume"), volume(sop, words)
    yield t("Working time"), working_time(workload(desk.edition, sop), words)
    if sop.sla:
        within = t("within {span}", span=sop.sla.within)
        yield t("Promised"), f"{within} ({sop.sla.target})" if sop.sla.target else within
    yield t("What comes first"), " → ".join(sop.priorities)
    yield t("Criticality"), words.say(CRITICALITY[sop.criticality])
    yield t("Serves"), desk.name("objective", sop.objective)
