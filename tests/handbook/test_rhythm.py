"""Rhythms as authors write them: understood, put in order, said again."""

from __future__ import annotations

import pytest

from passation.analysis.rhythm import Every, Moment, Rhythm, moments, read_every
from passation.handbook.rhythm import limit_text
from passation.maps.rhythm import trigger_text
from passation.model.sop import Trigger
from passation.values import TimeOfDay
from passation.words import Words

FR = Words("fr")


@pytest.mark.parametrize(
    ("every", "when", "moment"),
    [
        ("week", "lundi 09:00", Moment(Rhythm.WEEK, 1, 0, None, TimeOfDay(9, 0), "lundi 09:00")),
        ("semaine", "le jeudi à 14 h 30", Moment(Rhythm.WEEK, 1, 3, None, TimeOfDay(14, 30), "le jeudi à 14 h 30")),
        ("2 semaines", "mar", Moment(Rhythm.WEEK, 2, 1, None, None, "mar")),
        ("mois", "le 5", Moment(Rhythm.MONTH, 1, None, 5, None, "le 5")),
        ("month", "1er jour ouvré", Moment(Rhythm.MONTH, 1, None, 1, None, "1er jour ouvré")),
        ("trimestre", "le 5 à 14:00", Moment(Rhythm.MONTH, 3, None, None, TimeOfDay(14, 0), "le 5 à 14:00")),
        ("business day", "9h", Moment(Rhythm.DAY, 1, None, None, TimeOfDay(9, 0), "9h")),
        ("années", "8 janvier", Moment(Rhythm.YEAR, 1, None, None, None, "8 janvier")),
        ("quand il pleut", "tôt", Moment(Rhythm.EVENT, 1, None, None, None, "tôt")),
        (None, "12:00", Moment(Rhythm.EVENT, 1, None, None, TimeOfDay(12, 0), "12:00")),
    ],
)
def test_a_moment_is_understood(every: str | None, when: str, moment: Moment) -> None:
    assert (moment,) == moments(every, [when])


def test_moments_come_in_the_order_of_a_week_then_of_a_month() -> None:
    found = [
        *moments("month", ["le 24", "le 5"]),
        *moments("week", ["vendredi 08:00", "lundi 14:00", "lundi 09:00"]),
        *moments("day", ["22:00"]),
        *moments(None),
    ]

    assert ["22:00", "lundi 09:00", "lundi 14:00", "vendredi 08:00", "le 5", "le 24", ""] == [
        moment.said for moment in sorted(found, key=lambda moment: moment.order)
    ]


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ({"every": "week", "when": "lundi 09:00"}, "Chaque semaine, lundi à 9\u00a0h"),
        (
            {"every": "week", "when": ["mardi 09:30", "jeudi 09:30"]},
            "Chaque semaine, mardi à 9\u00a0h\u00a030 et jeudi à 9\u00a0h\u00a030",
        ),
        ({"every": "2 months"}, "Tous les 2 mois"),
        ({"every": "quarter", "when": "le 5"}, "Chaque trimestre, le 5"),
        ({"every": "à chaque lune"}, "à chaque lune"),
        ({"event": "Appel", "season": "mars-octobre", "note": "hors août"}, "Appel · mars-octobre (hors août)"),
        ({"note": "selon besoin"}, "selon besoin"),
    ],
)
def test_a_trigger_is_one_line(trigger: dict[str, object], text: str) -> None:
    assert text == trigger_text(Trigger.model_validate(trigger), FR)


@pytest.mark.parametrize(
    ("by", "text"),
    [
        ("17:00", "avant 17\u00a0h"),
        ("sortie - 5 business days", "5\u00a0jours ouvrés avant «\u00a0Dernier jour\u00a0»"),
        ("sortie", "avant «\u00a0Dernier jour\u00a0»"),
        ("sortie - un peu", "avant sortie - un peu"),
        ("la paie", "avant la paie"),
    ],
)
def test_a_limit_names_its_milestone(by: str, text: str) -> None:
    assert text == limit_text(by, {"sortie": "Dernier jour"}, FR)


@pytest.mark.parametrize(
    ("every", "read"),
    [
        ("business day", Every(Rhythm.DAY, 1, working=True)),
        ("2 jours ouvrés", Every(Rhythm.DAY, 2, working=True)),
        ("3days", Every(Rhythm.DAY, 3)),
        ("semestre", Every(Rhythm.MONTH, 6)),
        ("2 trimestres", Every(Rhythm.MONTH, 6)),
        ("0 week", None),
        ("business week", None),
        ("quand il pleut", None),
        ("", None),
    ],
)
def test_a_rhythm_is_read_once_for_sorting_and_for_counting(every: str, read: Every | None) -> None:
    assert read == read_every(every)
