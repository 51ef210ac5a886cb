"""Before and after each wave: the work of a week, what goes outside, what stays, and the controls with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from passation.analysis.moving import moves
from passation.edition import Edition
from passation.maps.moves import moves_map
from passation.model.planning import Wave
from passation.table import Table
from passation.words import Words

FR = Words("fr")
Planned = Callable[..., Edition]
WEEKLY = """
title: Relances
trigger: {every: week}
performer: assistante
steps:
  - {do: Lire, actor: raf, minutes: 10}
  - {do: Relancer, minutes: 50, handoff: slack}
  - {do: Valider, actor: raf, minutes: 5, control: {kind: approval}}
  - {do: Compter, minutes: 0, control: {kind: sample}}
"""


@pytest.fixture(name="planned")
def _planned(edition_of: Any) -> Planned:
    def make(*processes: str, reached: bool = False, waves: int = 1) -> Edition:
        edition: Edition = edition_of(*processes)
        wave = {"start": "2026-10-12", "shadow": "1", "reached": {"supervised": "2026-10-20"} if reached else {}}
        chosen = list(edition.sops)[:waves]
        made = tuple(Wave.model_validate({**wave, "process": process}) for process in chosen)
        return replace(edition, waves=made, date=dt.date(2026, 11, 13))

    return make


def shown(edition: Edition) -> tuple[str, list[list[str]]]:
    (drawing,) = moves_map(edition, FR, lambda _: None)
    assert isinstance(drawing.twin, Table)
    return drawing.description.replace("\xa0", " "), [
        [cell.text.replace("\xa0", " ") for cell in row] for row in drawing.twin.rows
    ]


def test_a_move_counts_the_minutes_of_a_week_and_the_controls_inside(planned: Planned) -> None:
    (move,) = moves(planned(WEEKLY))

    assert (Decimal(65), Decimal(50), (1, 2)) == (move.week, move.outside, move.controls)
    assert (dt.date(2026, 10, 19), False) == (move.since, move.is_done)


def test_the_table_says_what_moves_what_stays_and_over_what_the_work_passes(planned: Planned) -> None:
    said, rows = shown(planned(WEEKLY, reached=True))

    assert [
        [
            "FIN-001 Relances",
            "L’entreprise → AssistPlus",
            "20 oct. 2026",
            *("50 min", "15 min", "1 sur 2", "3 (Slack #back-office)"),
        ]
    ] == rows
    assert (
        "1 processus passe dehors. Sur 1 h 05 par semaine, 50 min passent dehors et 15 min restent dedans, d’après "
        "les minutes écrites dans les étapes."
    ) == said


def test_what_is_only_planned_says_so(planned: Planned) -> None:
    assert "prévu le 19 oct. 2026" == shown(planned(WEEKLY))[1][0][2]
    (drawing,) = moves_map(planned(WEEKLY), FR, lambda _: None)
    assert "dehors à partir du 19 oct. 2026, comme prévu" in drawing.svg.replace("\xa0", " ")


def test_without_minutes_or_rhythm_nothing_is_invented(planned: Planned) -> None:
    said, rows = shown(planned("{performer: assistante, steps: [{do: Trier, minutes: 5}]}"))
    (drawing,) = moves_map(planned("{performer: assistante, steps: [{do: Trier}]}"), FR, lambda _: None)

    assert ["—", "—", "—", "—"] == rows[0][3:]
    assert "1 processus passe dehors." == said
    assert "minutes inconnues" in drawing.svg


def test_before_and_after_differ_by_their_words_and_by_their_borders(planned: Planned) -> None:
    (drawing,) = moves_map(planned(WEEKLY), FR, lambda _: None)

    for picture in (drawing.svg, drawing.narrow):
        assert [1, 1] == [picture.count(f">{word}<") for word in ("Avant", "Après")]
        assert [2, 1] == [picture.count(f"part side-{side}") for side in ("internal", "external")]
        assert 'stroke-dasharray="7 3"' in picture
    assert ">1\u202fh\u202f05 dedans<" in drawing.svg.replace("\xa0", "\u202f")


def test_a_process_that_stays_inside_moves_nothing(planned: Planned) -> None:
    assert () == moves_map(planned("steps: [{do: Classer}]"), FR, lambda _: None)
    assert () == moves_map(planned(WEEKLY, waves=0), FR, lambda _: None)


def test_many_waves_are_drawn_15_by_15(planned: Planned) -> None:
    drawings = moves_map(planned(*[WEEKLY] * 20, waves=20), FR, lambda _: None)

    assert [10, 10] == [each.svg.count('class="row"') for each in drawings]
    assert ["moves", "moves-2"] == [each.name for each in drawings]
