"""Measures against targets, in words and as a line."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from passation.handbook import Page
from passation.handbook.chart import chart
from passation.handbook.measures import State, state_of, target_text
from passation.model.kpi import Kpi, Measure
from passation.words import Words

FR = Words("fr")
DELAY = Kpi.model_validate(
    {
        "id": "d",
        "name": "Délai",
        "unit": "jours",
        "better": "lower",
        "target": "45",
        "warn": "50",
        "alert": "60",
        "baseline": {"value": "58", "date": "2026-01-31"},
    }
)
SHARE = Kpi.model_validate({"id": "s", "name": "Part", "unit": "%", "target": "98", "warn": "95", "alert": "90"})
BARE = Kpi.model_validate({"id": "b", "name": "Nombre"})


@pytest.mark.parametrize(
    ("kpi", "value", "state"),
    [
        (DELAY, "44", "good"),
        (DELAY, "45", "good"),
        (DELAY, "46", "near"),
        (DELAY, "50", "warn"),
        (DELAY, "60", "alert"),
        (SHARE, "99", "good"),
        (SHARE, "96", "near"),
        (SHARE, "95", "warn"),
        (SHARE, "90", "alert"),
        (BARE, "12", ""),
    ],
)
def test_a_value_is_told_against_target_and_thresholds(kpi: Kpi, value: str, state: State) -> None:
    assert state == state_of(kpi, Decimal(value))


def test_values_carry_their_unit() -> None:
    assert ("48\u00a0jours", "98,5\u202f%", "3\u202f200") == (
        FR.figure(Decimal(48), "jours"),
        FR.figure(Decimal("98.5"), "%"),
        FR.figure(Decimal(3200), None),
    )
    assert ("au plus 45\u00a0jours", "au moins 98\u202f%", "") == tuple(
        target_text(kpi, FR) for kpi in (DELAY, SHARE, BARE)
    )


def rows(*values: int) -> list[Measure]:
    return [Measure(dt.date(2026, month, 28), Decimal(value)) for month, value in enumerate(values, 1)]


@pytest.mark.parametrize("few", [[], rows(52), [*rows(52), *rows(53)]])
def test_a_single_day_draws_no_axes(few: list[Measure]) -> None:
    assert chart(DELAY, few, FR) is None


def test_a_chart_says_what_it_shows() -> None:
    drawn = ET.fromstring(str(chart(DELAY, rows(57, 52, 46), FR)))  # noqa: S314  # our own drawing
    texts = [(each.text or "").replace("\u00a0", " ") for each in drawn.iter() if each.tag in {"text", "title", "desc"}]

    assert [
        "Délai",
        "3 mesures, de 57 jours le 28 janv. 2026 à 46 jours le 28 mars 2026.",
        *("45", "50", "55", "60"),
        *("Avant 58", "46 jours", "Objectif 45"),
        *("janv. 2026", "mars 2026"),
    ] == texts


@pytest.mark.parametrize("values", [(45, 45, 45), (0, 0), (44, 46), (1, 1000000), (-5, 5), (58, 45, 45)])
def test_names_of_lines_never_touch_and_nothing_leaves_the_frame(values: tuple[int, ...]) -> None:
    drawn = ET.fromstring(str(chart(DELAY, rows(*values), FR)))  # noqa: S314  # our own drawing
    names = sorted(
        float(each.get("y", "")) for each in drawn.iter("text") if "pa-chart__name " in each.get("class", "")
    )
    dots = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in drawn.iter("circle")]

    assert all(after - before >= 16.9 for before, after in pairwise(names))
    assert all(0 <= y <= 220 for y in names)
    assert all(46 <= x <= 304 and 15.9 <= y <= 186.1 for x, y in dots)


def test_every_drawn_measure_stands_in_the_table_too(page: Callable[..., Page]) -> None:
    html = next(section.html for section in page("indicateurs").sections if section.id == "kpi_delai")

    assert 3 == html.count('class="pa-chart__dot"') == len(re.findall(r'<th scope="row">', html))


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("1", "jours ouvrés", "1 jour ouvré"),
        ("1.2", "jours ouvrés", "1,2 jour ouvré"),
        ("2", "jours ouvrés", "2 jours ouvrés"),
        ("0", "incidents", "0 incident"),
        ("1", "points de marge", "1 point de marge"),
        ("1", "demandes de plus de deux jours", "1 demande de plus de deux jours"),
        ("1", "heures/mois", "1 heure/mois"),
        ("1", "mois", "1 mois"),
        ("1", "devis", "1 devis"),
        ("1", "refus", "1 refus"),
        ("1", "cours", "1 cours"),
        ("1", "temps", "1 temps"),
        ("1", "euros", "1 euro"),
    ],
)
def test_less_than_two_is_singular_in_french(number: str, unit: str, said: str) -> None:
    assert said == FR.figure(Decimal(number), unit).replace("\u00a0", " ")
