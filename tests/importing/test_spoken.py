"""Times, rhythms and names of columns as people write them."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passation.importing.columns import PROCESS, STEP, recognised
from passation.importing.sheets import shown
from passation.importing.spoken import control, criticality, folded, level, minutes, rhythm

LABELS = sorted({name for column in STEP for name in column.others})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("15", ("15", True)),
        ("15 min", ("15", False)),
        ("7,5 mn", ("7.5", False)),
        ("1h30", ("90", False)),
        ("1 h", ("60", False)),
        ("0,25 heure", ("15", False)),
        ("01:15", ("75", False)),
        ("1 200 min", ("1200", False)),
        ("vite", None),
        ("-5", None),
        ("9" * 40, None),
        ("", None),
    ],
)
def test_a_working_time(text: str, read: tuple[str, bool] | None) -> None:
    assert read == minutes(text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Hebdomadaire", ({"every": "week"}, False)),
        ("tous les jours", ({"every": "day"}, False)),
        ("Tous les lundis", ({"every": "week", "when": "lundi"}, False)),
        ("chaque vendredi avant midi", ({"every": "week", "when": "vendredi"}, True)),
        ("Mensuel, avant le 25", ({"every": "month"}, True)),
        ("toutes les deux semaines", ({"every": "2 weeks"}, False)),
        ("Annuelle", ({"every": "year"}, False)),
        ("Tous les 6 mois, le 10", ({"every": "6 months"}, True)),
        ("Every 3 days", ({"every": "3 days"}, False)),
        ("À la demande", None),
        ("An de grâce", None),
    ],
)
def test_a_rhythm(text: str, read: tuple[dict[str, str], bool] | None) -> None:
    assert read == rhythm(text)


def test_words_of_a_few_fields() -> None:
    assert ["high", "low", None] == [criticality(text) for text in ("Élevée", "faible", "42")]
    assert ["confidential", "internal", None] == [level(text) for text in ("CONFIDENTIEL", "interne", "top")]
    assert ["double", "approval", "sample", "automatic", None] == [
        control(text) for text in ("Contre-vérification", "Visa RAF", "Par sondage", "Contrôle automatisé", "Regarder")
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (7.5, "7,5"),
        (Decimal("1E+3"), "1000"),
        (float("nan"), ""),
        (True, "oui"),
        (dt.datetime(2026, 11, 3, tzinfo=dt.UTC), "03/11/2026"),
        (dt.datetime(2026, 11, 3, 9, 30, tzinfo=dt.UTC), "03/11/2026 09:30"),
        (dt.date(2026, 11, 3), "03/11/2026"),
        (dt.time(0, 15), "00:15"),
        (dt.timedelta(hours=26, minutes=5), "26:05"),
        (None, ""),
    ],
)
def test_a_cell_is_read_as_its_reader_sees_it(value: object, text: str) -> None:
    assert text == shown(value)


@settings(deadline=None)
@given(
    label=st.sampled_from(LABELS),
    capitals=st.booleans(),
    bare=st.booleans(),
    around=st.sampled_from(["", " ", "\u00a0", "*", ":", "\n"]),
)
def test_capitals_accents_and_signs_change_nothing_of_a_column(
    label: str, around: str, *, capitals: bool, bare: bool
) -> None:
    text = label.upper() if capitals else label
    if bare:
        text = "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))

    assert recognised(label, STEP) == recognised(f"{around}{text}{around}", STEP)


@settings(deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_may_head_a_column(text: str) -> None:
    for columns in (PROCESS, STEP):
        name = recognised(text, columns)
        assert name is None or folded(text)
