"""Questions that were asked about the company, and their answers."""

from __future__ import annotations

from passation.finding import Message, say
from passation.registers.desk import Desk
from passation.registers.sheet import sheet
from passation.table import Table

_STATES: dict[str, Message] = {
    "open": say("open"),
    "answered": say("answered"),
    "declined": say("declined"),
    "duplicate": say("asked twice"),
}


def answers(desk: Desk) -> Table:
    """The questions of the reader, and those answered for all, oldest first."""
    t = desk.words.t
    asked = sorted(desk.edition.qa.questions, key=lambda each: (each.date is None, each.date, each.id))
    return sheet(
        t("Questions and answers"),
        (t("Number"), t("Asked on"), t("Question"), t("Answer"), t("Piece that answers"), t("Answered on"), t("State")),
        [
            (
                each.id,
                desk.day(each.date),
                each.question,
                each.answer or "",
                each.answer_ref or "",
                desk.day(each.answered_on),
                desk.words.say(_STATES[each.status]),
            )
            for each in asked
        ],
    )
