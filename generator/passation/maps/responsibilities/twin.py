"""A responsibility map in words: one row a process, who does it on each side of the border, who answers for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from passation.analysis.responsibility import OUTSIDE, controls_inside, people, side_of_actor, working_steps
from passation.edition import Edition
from passation.maps.responsibilities.parties import Held, held, validators
from passation.maps.responsibilities.said import shares
from passation.model.sop import Sop
from passation.table import Cell, Table, Target
from passation.words import Words


def twin(edition: Edition, words: Words, sops: Sequence[Sop], inside: Collection[str] = ()) -> Table:
    """Every process, those done wholly inside too; `inside` are those that go outside only later."""
    columns = (
        words.t("Process"),
        words.t("Pilots"),
        words.t("Validates"),
        words.t("Done inside by"),
        words.t("Done outside by"),
        words.t("Controls made inside"),
        words.t("Handovers over the border"),
    )
    caption = words.t("The same in words: who pilots, validates and does each process, on each side of the border")
    return Table(caption, columns, tuple(_row(edition, words, sop, sop.id in inside) for sop in sops))


def _row(edition: Edition, words: Words, sop: Sop, later: bool) -> tuple[Cell, ...]:  # noqa: FBT001  # read in one place
    parts = () if later else held(edition, sop)
    everybody = dict.fromkeys(each for step in working_steps(sop) for each in people(sop, step))
    names = [edition.name_of("actor", each) for each in everybody if side_of_actor(edition, each) not in OUTSIDE]
    inside = words.t("the company, until its wave") if later else words.list(names)
    kept, total = controls_inside(edition, sop)
    return (
        Cell(f"{sop.id} {sop.title}", Target("process", sop.id)),
        Cell(edition.name_of("actor", sop.owner), Target("actor", sop.owner)),
        Cell(words.list(edition.name_of("actor", each) for each in validators(edition, sop)) or "—"),
        Cell(inside or "—", None, "side-internal" if inside else ""),
        Cell(words.list(_part(words, each) for each in parts) or "—", None, "side-external" if parts else ""),
        Cell(words.t("{count} of {total}", count=total if later else kept, total=total) if total else "—"),
        Cell(crossings(edition, words, parts) or "—"),
    )


def crossings(edition: Edition, words: Words, parts: Sequence[Held]) -> str:
    """How often work passes over the border, and over which channels; empty where it never does."""
    passages = sum(part.passages for part in parts)
    over = dict.fromkeys(edition.name_of("channel", channel) for part in parts for channel in part.channels)
    if not passages:
        return ""
    return f"{words.number(passages)} ({words.list(over)})" if over else words.number(passages)


def _part(words: Words, part: Held) -> str:
    return f"{part.party.name} ({shares(words, part)})"
