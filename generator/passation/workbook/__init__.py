"""The registers as spreadsheets: XLSX and CSV in which no cell is ever a formula."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from passation.edition import Edition
from passation.maps import MAPS, cards_table
from passation.registers import REGISTERS
from passation.registers.desk import Desk
from passation.table import Table, Target
from passation.words import Words
from passation.workbook.delimited import delimited
from passation.workbook.xlsx import Href, Paper, spreadsheet

__all__ = ["Href", "Paper", "delimited", "paper", "spreadsheet", "workbook"]

_MAPS: Final = ("handovers", "dataflow", "usage", "dependency")
"""Maps whose facts stand in no register."""


def workbook(edition: Edition, words: Words) -> bytes:
    """Every register that has something in it, then what maps say that no register does: a sheet each, as one XLSX."""
    desk = Desk(edition, words)
    tables = [table for make in REGISTERS.values() if (table := make(desk)).rows]
    tables += [
        replace(drawing.twin, caption=drawing.title)
        for name in _MAPS
        for drawing in MAPS[name].draw(edition, words, None, _nowhere)
        if isinstance(drawing.twin, Table)
    ]
    tables += [cards] if (cards := cards_table(edition, words)).rows else []
    return spreadsheet(tables, paper(edition, words, words.t("Registers")))


def _nowhere(_target: Target) -> None:
    """A sheet leads nowhere."""


def paper(edition: Edition, words: Words, title: str) -> Paper:
    """What stands on every sheet of an edition besides its content."""
    reader = edition.recipient.name if edition.recipient else edition.audience.name or edition.audience.id
    date = words.t("Edition of {date}", date=edition.date) if edition.date else ""
    line = " · ".join(part for part in (edition.company.name, reader, date, edition.digest[:12]) if part)
    return Paper(title, line, edition.date, words.t("page"))
