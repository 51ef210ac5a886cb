"""Information: the objects, how long they are kept, and the record of processing activities (GDPR, article 30)."""

from __future__ import annotations

from collections.abc import Sequence

from passation.analysis.dataflow import Handling, consumers, handlings_of, producers
from passation.finding import Message, say
from passation.model.data import Personal
from passation.model.sop import Sop
from passation.registers.desk import Desk
from passation.registers.sheet import Line, sheet
from passation.table import Cell, Table, Target
from passation.values import Duration

_KINDS: dict[str, Message] = {
    "document": say("document"),
    "record": say("record"),
    "dataset": say("dataset"),
    "history": say("history"),
}


def objects(desk: Desk) -> Table:
    """What passes between processes: where it is right, who gives it, who takes it."""
    t, edition = desk.words.t, desk.edition
    made, taken = producers(edition), consumers(edition)
    return sheet(
        t("Information"),
        (
            t("Information"),
            t("Kind"),
            t("System of record"),
            t("Answers for it"),
            t("Given by"),
            t("Used by"),
            t("Kept for"),
            t("Confidentiality"),
        ),
        [
            (
                desk.cell("data", each.id),
                desk.words.say(_KINDS[each.kind]),
                desk.name("tool", each.system_of_record),
                desk.name("actor", each.owner),
                ", ".join(made.get(each.id, ())),
                ", ".join(taken.get(each.id, ())),
                desk.value(each.keep),
                desk.level(each),
            )
            for each in edition.data.values()
        ],
    )


def retention(desk: Desk) -> Table:
    """How long each thing is kept, where, and who archives it, as the processes say it."""
    t = desk.words.t
    return sheet(
        t("How long things are kept"),
        (t("Information"), t("Process"), t("Archived by"), t("Where"), t("Kept for")),
        [
            (
                desk.cell("data", record.data),
                f"{sop.id}\u00a0{sop.title}",
                desk.name("actor", record.by),
                desk.place(record.where),
                desk.value(record.keep or _kept(desk, record.data)),
            )
            for sop in desk.edition.sops.values()
            for record in sop.records
        ],
    )


def _kept(desk: Desk, data: str) -> Duration | None:
    found = desk.edition.data.get(data)
    return found.keep if found is not None else None


def article_30(desk: Desk) -> Table:
    """One line for each process that handles personal data."""
    t = desk.words.t
    personal = {each.id: each.personal for each in desk.edition.data.values() if each.personal is not None}
    lines = []
    for sop in desk.edition.sops.values():
        held = [each for each in handlings_of(sop) if each.data in personal]
        if held or sop.privacy is not None:
            used = dict.fromkeys(each.data for each in held)
            lines.append(_activity(desk, sop, [personal[data] for data in used], held))
    return sheet(
        t("Record of processing activities (article 30)"),
        (
            t("Process"),
            t("Purpose"),
            t("Legal basis"),
            t("Whose data"),
            t("Which data"),
            t("In the hands of"),
            t("Kept for"),
            t("Impact assessment"),
        ),
        lines,
    )


def _activity(desk: Desk, sop: Sop, personal: Sequence[Personal], held: Sequence[Handling]) -> Line:
    privacy = sop.privacy
    spans = dict.fromkeys(desk.value(_kept(desk, each.data)) for each in held)
    return (
        Cell(f"{sop.id}\u00a0{sop.title}", Target("process", sop.id)),
        (privacy.purpose if privacy else None) or sop.purpose or sop.result,
        (privacy.basis if privacy else None) or "",
        ", ".join(dict.fromkeys(each for part in personal for each in part.subjects)),
        ", ".join(dict.fromkeys(each for part in personal for each in part.kinds)),
        desk.names("actor", (each.actor for each in held)),
        ", ".join(span for span in spans if span),
        desk.value(privacy.dpia if privacy else None),
    )
