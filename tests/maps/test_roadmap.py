"""The road map: when each process goes outside, how far it has come, and when it is over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from passation.analysis.ramp_up import Span, spans
from passation.edition import Edition
from passation.maps.roadmap import roadmap
from passation.model.planning import Stage, Wave
from passation.table import Table
from passation.words import Words

FR = Words("fr")
Planned = Callable[..., Edition]


@pytest.fixture(name="planned")
def _planned(small: Edition) -> Planned:
    def make(*waves: dict[str, Any], date: dt.date | None = dt.date(2026, 11, 13), weeks: int | None = None) -> Edition:
        stages = (Stage.model_validate({"id": "shadow", "name": "Doublon", "min_weeks": str(weeks)}),) if weeks else ()
        return replace(small, waves=tuple(map(Wave.model_validate, waves)), stages=stages, date=date)

    return make


def days(edition: Edition) -> list[tuple[str, str, bool]]:
    return [(span.stage, str(span.start), span.reached) for span in spans(edition, edition.waves[0])]


def test_what_was_reached_counts_and_the_rest_follows_from_the_weeks(planned: Planned) -> None:
    wave = {
        "process": "FIN-012",
        "start": "2026-10-12",
        "shadow": "1",
        "supervised": "5",
        "reached": {"supervised": "2026-10-20"},
    }

    assert [
        ("shadow", "2026-10-12", True),
        ("supervised", "2026-10-20", True),
        ("autonomous", "2026-11-24", False),
    ] == days(planned(wave))


def test_a_stage_without_weeks_takes_the_shortest_time_of_the_company(planned: Planned) -> None:
    wave = {"process": "FIN-012", "start": "2026-10-12"}

    assert [("shadow", "2026-10-12", False), ("supervised", "2026-10-26", False)] == days(planned(wave, weeks=2))
    assert [("shadow", "2026-10-12", False)] == days(planned(wave))


def test_no_number_of_weeks_breaks_the_calendar(planned: Planned) -> None:
    assert [("shadow", "2026-10-12", False)] == days(
        planned({"process": "FIN-012", "start": "2026-10-12", "shadow": "999999999"})
    )
    assert [("shadow", "9999-12-31", False)] == days(
        planned({"process": "FIN-012", "start": "9999-12-31", "shadow": "5"})
    )


@pytest.mark.parametrize("start", ["0001-01-01", "9999-12-31", "2026-10-12"])
def test_any_day_can_be_drawn(planned: Planned, link: Any, start: str) -> None:
    for date in (None, dt.date.min, dt.date.max, dt.date(2026, 11, 13)):
        (drawing,) = roadmap(planned({"process": "FIN-012", "start": start, "shadow": "3"}, date=date), FR, link)

        assert drawing.svg
        assert len(drawing.svg) < 60_000


def test_the_table_says_the_stage_the_days_and_when_it_is_over(planned: Planned, link: Any) -> None:
    wave = {
        "process": "FIN-012",
        "start": "2026-10-12",
        "shadow": "1",
        "supervised": "5",
        "exit": "Vingt relances justes",
    }
    (drawing,) = roadmap(planned({**wave, "reached": {"supervised": "2026-10-20"}}), FR, link)
    assert isinstance(drawing.twin, Table)

    assert (
        "Processus",
        "Étape",
        "Observation",
        "Exécution supervisée",
        "Autonomie contrôlée",
        "Acquis quand",
    ) == drawing.twin.columns
    assert [
        "FIN-012 Relances des factures impayées",
        *("Exécution supervisée", "12 oct. 2026", "20 oct. 2026", "prévu le 24 nov. 2026", "Vingt relances justes"),
    ] == [cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in drawing.twin.rows[0]]
    assert "Au 13 nov. 2026 : exécution supervisée (1)." in drawing.description.replace("\N{NO-BREAK SPACE}", " ")


def test_the_drawing_says_what_ends_the_ramp_up_and_whether_it_was_met(planned: Planned, link: Any) -> None:
    wave = {"process": "FIN-012", "start": "2026-03-02", "shadow": "1", "supervised": "5", "exit": "Vingt relances"}
    met = {**wave, "reached": {"supervised": "2026-03-09", "autonomous": "2026-04-13"}}

    def said(wave: dict[str, Any]) -> str:
        (drawing,) = roadmap(planned(wave), FR, link)
        return drawing.svg.replace("\N{NO-BREAK SPACE}", " ")

    assert ">Acquis quand : Vingt relances – prévu pour le 13 avr. 2026<" in said(wave)
    assert ">Acquis quand : Vingt relances – atteint le 13 avr. 2026<" in said(met)
    assert ">5 sem.<" in said({**met, "start": "2026-03-02"})
    assert "Acquis quand" not in said({**wave, "exit": None})


def test_stages_differ_without_colour_and_what_was_reached_has_a_dot(planned: Planned, link: Any) -> None:
    wave = {
        "process": "FIN-012",
        "start": "2026-03-02",
        "shadow": "2",
        "supervised": "4",
        "reached": {"supervised": "2026-03-16"},
    }
    (drawing,) = roadmap(planned(wave), FR, link)

    assert [2, 2, 3] == [drawing.svg.count(f"mark {css}") for css in ("faint", "strong", "plain")]  # bars, and the key
    assert 2 == drawing.svg.count('class="dot')


def test_many_waves_are_drawn_25_by_25_in_order_of_their_first_day(planned: Planned, link: Any) -> None:
    waves = [
        {"process": "FIN-012", "start": f"2026-{month:02}-{day:02}"}
        for month in range(12, 0, -1)
        for day in (1, 15, 20)
    ]
    first, second = roadmap(planned(*waves), FR, link)

    assert ("roadmap", "roadmap-2") == (first.name, second.name)
    assert "Vagues de délégation (1 sur 2)" == first.title
    assert [18, 18] == [each.svg.count('class="row"') for each in (first, second)]


def test_without_a_wave_there_is_no_road_map(small: Edition, link: Any) -> None:
    assert () == roadmap(small, FR, link)


def test_spans_end_where_the_next_begins(planned: Planned) -> None:
    edition = planned({"process": "FIN-012", "start": "2026-10-12", "shadow": "1", "supervised": "5"})

    assert (
        Span("shadow", dt.date(2026, 10, 12), dt.date(2026, 10, 19), reached=False)
        == spans(edition, edition.waves[0])[0]
    )
    assert [None] == [span.end for span in spans(edition, edition.waves[0])][2:]
