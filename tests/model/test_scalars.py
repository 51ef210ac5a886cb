"""Single values: what each type reads, and that nothing else is read for it."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from passation.model import scalars
from passation.values import Duration, Level, Money, TimeOfDay


def read(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "written", "expected"),
    [
        (scalars.Flag, "oui", True),
        (scalars.Flag, "False", False),
        (scalars.Number, "3,5", Decimal("3.5")),
        (scalars.Number, "1 200", Decimal(1200)),
        (scalars.Number, "1\u202f200,50", Decimal("1200.50")),
        (scalars.Whole, "3", 3),
        (scalars.Date, "2026-11-03", dt.date(2026, 11, 3)),
        (scalars.Date, "3 nov. 2026", dt.date(2026, 11, 3)),
        (scalars.Date, "1er août 2026", dt.date(2026, 8, 1)),
        (scalars.Time, "09:00", TimeOfDay(9, 0)),
        (scalars.Time, "9 h 30", TimeOfDay(9, 30)),
        (scalars.Span, "6 semaines", Duration(Decimal(6), "week")),
        (scalars.Span, "4 business hours", Duration(Decimal(4), "hour", business=True)),
        (scalars.Span, "3 jours ouvrés", Duration(Decimal(3), "day", business=True)),
        (scalars.Amount, "5 000 €", Money(Decimal(5000), "EUR")),
        (scalars.Percent, "70 %", Decimal(70)),
        (scalars.LevelWord, "secret", Level.SECRET),
        (scalars.Line, "  deux\nlignes ", "deux lignes"),
    ],
)
def test_a_value_is_read_as_people_write_it(kind: Any, written: str, expected: object) -> None:
    assert expected == read(kind, written)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (scalars.Flag, "y"),
        (scalars.Number, "1_000"),
        (scalars.Number, "1e9"),
        (scalars.Number, "nan"),
        (scalars.Number, "٣"),
        (scalars.Number, "9" * 31),
        (scalars.Whole, "3.5"),
        (scalars.Whole, "-1"),
        (scalars.Date, "2026-02-30"),
        (scalars.Date, "03/11/2026"),
        (scalars.Date, "0000-01-01"),
        (scalars.Time, "24:00"),
        (scalars.Time, "9:"),
        (scalars.Span, "bientôt"),
        (scalars.Span, "١ heure"),
        (scalars.Amount, "beaucoup"),
        (scalars.Percent, "170 %"),
        (scalars.Percent, "70"),
        (scalars.LevelWord, "Secret"),
        (scalars.LevelWord, "restricted"),
        (scalars.Id, "Fiche"),
        (scalars.Id, "a" * 81),
        (scalars.ProcessId, "FIN-12"),
        (scalars.ProcessId, "FIN-٠١٢"),
        (scalars.Line, "x" * 301),
        (scalars.Text, "x" * 8001),
        (scalars.Line, "   "),
    ],
)
def test_what_is_not_such_a_value_is_a_fault(kind: Any, written: str) -> None:
    with pytest.raises(ValidationError):
        read(kind, written)


@pytest.mark.parametrize("kind", [scalars.Flag, scalars.Number, scalars.Date, scalars.Span, scalars.Line, scalars.Id])
@pytest.mark.parametrize("value", [True, 3, 3.5, None, [], {}, b"x"])
def test_only_texts_are_read(kind: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        read(kind, value)
