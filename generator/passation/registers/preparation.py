"""How ready each process is to be handed over: points met of points asked, and what is missing, in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

from passation.analysis.readiness import POINTS, readiness
from passation.registers.desk import Desk
from passation.registers.sheet import sheet
from passation.table import Cell, Table, Target

_UNDATED: Final = dt.date(1980, 1, 1)
"""The day on which an edition without a date is judged: no contract was in force."""


def preparation(desk: Desk) -> Table:
    """One row a process, then all of them: points met of those asked, as analysis/readiness.py counts them.

    Worked out on what the edition shows, on its own date; nobody can tick a point.
    """
    t, edition = desk.words.t, desk.edition
    found = readiness(edition, edition.sops, edition.date or _UNDATED)
    rows: list[tuple[Cell | str, ...]] = [
        (
            Cell(f"{number}\u00a0{edition.sops[number].title}", Target("process", number)),
            _score(desk, len(each.met), len(POINTS)),
            desk.words.value(each.is_enough),
            " · ".join(desk.words.say(POINTS[point]) for point in each.lacking),
        )
        for number, each in found.items()
    ]
    if rows:
        met, asked = sum(len(each.met) for each in found.values()), len(found) * len(POINTS)
        rows.append((t("All processes"), _score(desk, met, asked), "", t("Points met, divided by points asked.")))
    return sheet(
        t("State of preparation"),
        (t("Process"), t("Points met"), t("Ready to be handed over"), t("What is missing")),
        rows,
    )


def _score(desk: Desk, met: int, asked: int) -> str:
    share = desk.words.percent(Decimal(100 * met) / asked)
    return f"{desk.words.number(met)}\u00a0/\u00a0{desk.words.number(asked)} ({share})"
