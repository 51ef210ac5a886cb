"""Values that a file holds and a reader sees: levels, durations, amounts, hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Final


class Level(IntEnum):
    """public < internal < confidential < secret (ISO/IEC 27001 A.5.12 asks for a scheme; four levels are ours)."""

    PUBLIC = 0
    """Anyone may read it."""
    INTERNAL = 1
    """The team, and providers under contract who need it."""
    CONFIDENTIAL = 2
    """Named roles under a confidentiality undertaking."""
    SECRET = 3
    """Named internal roles only; never given by a phase of a sale."""

    @property
    def word(self) -> str:
        """The level as it is written in a file."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Level:
        """The level of a word; KeyError for any other word."""
        return cls[word.upper()] if word == word.lower() else cls[""]


@dataclass(frozen=True, slots=True, order=True)
class TimeOfDay:
    """An hour and a minute, local to the company."""

    hour: int
    minute: int

    def __str__(self) -> str:
        """`09:00`."""
        return f"{self.hour:02}:{self.minute:02}"


_DAYS: Final[Mapping[str, Decimal]] = {
    "minute": Decimal(1) / 1440,
    "hour": Decimal(1) / 24,
    "day": Decimal(1),
    "week": Decimal(7),
    "month": Decimal(30),
    "year": Decimal(365),
}


@dataclass(frozen=True, slots=True)
class Duration:
    """An amount of time as people say it; `business` counts working time of the company's calendar."""

    amount: Decimal
    unit: str
    """minute, hour, day, week, month or year."""
    business: bool = False

    def __str__(self) -> str:
        """The canonical English form, as `fmt` writes it: `4 business hours`."""
        plural = "" if self.amount == 1 else "s"
        return f"{self.amount} {'business ' if self.business else ''}{self.unit}{plural}"

    @property
    def days(self) -> Decimal:
        """Length in calendar days (week 7, month 30, year 365): for comparisons, never for a due date."""
        return self.amount * _DAYS[self.unit]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a currency (ISO 4217)."""

    amount: Decimal
    currency: str = "EUR"

    def __str__(self) -> str:
        """`5000 EUR`."""
        return f"{self.amount} {self.currency}"
