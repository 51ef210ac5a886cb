"""A responsibility map in words: one row a process, who does it on each side of the border, who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from passation.analysis.responsibility import OUTSIDE, people, side_of_actor, working_steps
from passation.edition import Edition
from passation.maps.responsibilities.board import part_done
from passation.maps.responsibilities.parties import Held, held, validators
from passation.model.sop import Sop
from passation.table import Cell, Table, Target
from passation.words import Words


def twin(edition: Edition, words: Words, sops: Sequence[Sop]) -> Table:
    """Every process, those done wholly inside too."""
    columns = (
        words.t("Process"),
        words.t("Pilots"),
        words.t("Validates"),
        words.t("Done inside by"),
        words.t("Done outside by"),
        words.t("Handovers over the border"),
    )
    caption = words.t("The same in words: who pilots, validates and does each process, on each side of the border")
    return Table(caption, columns, tuple(_row(edition, words, sop) for sop in sops))


def _row(edition: Edition, words: Words, sop: Sop) -> tuple[Cell, ...]:
    parts = list(held(edition, sop))
    everybody = dict.fromkeys(each for step in working_steps(sop) for each in people(sop, step))
    inside = [edition.name_of("actor", each) for each in everybody if side_of_actor(edition, each) not in OUTSIDE]
    passages = sum(part.passages for part in parts)
    return (
        Cell(f"{sop.id} {sop.title}", Target("process", sop.id)),
        Cell(edition.name_of("actor", sop.owner), Target("actor", sop.owner)),
        Cell(words.list(edition.name_of("actor", each) for each in validators(edition, sop)) or "—"),
        Cell(words.list(inside) or "—", None, "side-internal" if inside else ""),
        Cell(words.list(_part(words, each) for each in parts) or "—", None, "side-external" if parts else ""),
        Cell(words.number(passages) if passages else "—"),
    )


def _part(words: Words, part: Held) -> str:
    return f"{part.party.name} ({part_done(words, part)})"
