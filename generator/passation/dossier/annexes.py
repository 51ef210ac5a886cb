"""What stands after the processes: matrices, catalogues, the words of the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.dossier.blocks import Block, definitions, heading, small
from passation.dossier.desk import Desk
from passation.dossier.printing import Part, pages
from passation.dossier.rooms import ROOMS, Sheet
from passation.dossier.tables import printed
from passation.finding import Message, say
from passation.registers import REGISTERS
from passation.table import Table

_ANNEXES: Final = ("raci", "accesses", "kpis", "revisions", "waivers", "withheld", "glossary")
_LEGENDS: Final[dict[str, Message]] = {
    "raci": say("R does it · A answers for it · C is asked first · I is told afterwards"),
    "accesses": say("The right that each role holds; what is missing or not needed is said in words."),
}
_TALL: Final = frozenset({"glossary", "waivers", "withheld", "revisions"})


def annex_parts(desk: Desk) -> Iterator[Part]:
    """One part for each annex that has something to say."""
    letters = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for name in _ANNEXES:
        table = REGISTERS[name](desk)
        if table.rows:
            title = desk.words.t("Annex {letter} – {title}", letter=next(letters), title=table.caption)
            sheet: Sheet = "tall" if name in _TALL else "wide"
            yield pages([heading(1, title, listed=True), *register(desk, name, table, sheet)], sheet=sheet)


def register(desk: Desk, name: str, table: Table, sheet: Sheet) -> Iterator[Block]:
    """A register with its legend."""
    if name == "glossary":
        yield definitions(
            (row[0].text, " ".join(_sentence(cell.text) for cell in row[1:] if cell.text)) for row in table.rows
        )
        return
    if name in _LEGENDS:
        yield small(desk.words.say(_LEGENDS[name]))
    yield from printed(desk, name, table, ROOMS[sheet][0])


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
