"""A small line chart of our own: what was measured, against what it was before and what is aimed at.

Drawn for a width of 400 units with letters of 14, so that it reads on a phone as on a screen. Nothing depends on a
colour: measures are a line with dots, the target is dashed, the starting point dotted, and each says its name.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Final

from markupsafe import Markup

from passation.frozen import dataclass
from passation.handbook.templates import fill
from passation.model.kpi import Kpi, Measure
from passation.words import Words

WIDTH: Final = 400
HEIGHT: Final = 220
LEFT: Final = 46
RIGHT: Final = 96
TOP: Final = 16
BOTTOM: Final = 34
_LINE_HEIGHT: Final = 17
_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Level:
    """A horizontal line across the chart and what it is called."""

    mark: str
    y: str
    label_y: str
    label: str


@dataclass(frozen=True)
class Scale:
    """From dates and values to units of the drawing."""

    first: dt.date
    last: dt.date
    low: Decimal
    high: Decimal

    def x(self, day: dt.date) -> Decimal:
        """How far from the left a day stands."""
        share = Decimal((day - self.first).days) / Decimal((self.last - self.first).days)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: Decimal) -> Decimal:
        """How far from the top a value stands."""
        return TOP + (self.high - value) / (self.high - self.low) * (HEIGHT - TOP - BOTTOM)


def chart(kpi: Kpi, rows: Sequence[Measure], words: Words) -> Markup | None:
    """The chart of an indicator; none below two days of measures, where a sentence says as much."""
    if not rows or rows[0].date == rows[-1].date:
        return None
    ticks = _ticks([row.value for row in rows] + _fixed(kpi))
    scale = Scale(rows[0].date, rows[-1].date, ticks[0], ticks[-1])
    points = [(_text(scale.x(row.date)), _text(scale.y(row.value))) for row in rows]
    values: dict[str, object] = {
        "id": f"chart_{kpi.id}",
        "width": WIDTH,
        "height": HEIGHT,
        "left": LEFT,
        "right": WIDTH - RIGHT,
        "title": kpi.name,
        "description": _description(kpi, rows, words),
        "grid": [(_text(scale.y(tick)), words.number(tick)) for tick in ticks],
        "points": points,
        "levels": _levels(kpi, rows[-1], scale, words),
        "days": [
            (_text(scale.x(day)), words.month(day), place)
            for day, place in ((rows[0].date, "start"), (rows[-1].date, "end"))
        ],
    }
    return Markup(fill("chart.html", words.language, values))  # noqa: S704  # made by an autoescaping template


def _fixed(kpi: Kpi) -> list[Decimal]:
    before = [kpi.baseline.value] if kpi.baseline else []
    return before + ([kpi.target] if kpi.target is not None else [])


def _ticks(values: Sequence[Decimal]) -> list[Decimal]:
    """Four or five round values from below the lowest to above the highest."""
    low, high = min(values), max(values)
    spread = (high - low) or abs(high) or Decimal(1)
    power = Decimal(10) ** ((spread / 4).adjusted())
    step = next(power * each for each in _STEPS if power * each * 4 >= spread)
    start = (low / step).to_integral_value(ROUND_FLOOR)
    end = max((high / step).to_integral_value(ROUND_CEILING), start + 1)
    return [step * (start + number) for number in range(int(end - start) + 1)]


def _levels(kpi: Kpi, last: Measure, scale: Scale, words: Words) -> list[Level]:
    """The target, the starting point and the last measure, their names moved apart where they would touch."""
    named = [("measured", last.value, words.figure(last.value, kpi.unit))]
    if kpi.target is not None:
        named.append(("target", kpi.target, words.t("Target {value}", value=words.number(kpi.target))))
    if kpi.baseline is not None:
        named.append(("before", kpi.baseline.value, words.t("Before {value}", value=words.number(kpi.baseline.value))))
    named.sort(key=lambda each: scale.y(each[1]))
    heights = _apart([scale.y(value) for _, value, _ in named])
    return [
        Level(mark, _text(scale.y(value)), _text(height + 5), label)
        for (mark, value, label), height in zip(named, heights, strict=True)
    ]


def _apart(heights: list[Decimal]) -> list[Decimal]:
    """Heights in order, at least a line of text from each other, kept inside the drawing."""
    placed: list[Decimal] = []
    for height in heights:
        placed.append(height if not placed else max(height, placed[-1] + _LINE_HEIGHT))
    floor = Decimal(HEIGHT - BOTTOM)
    for place in range(len(placed) - 1, -1, -1):
        placed[place] = min(placed[place], floor)
        floor = placed[place] - _LINE_HEIGHT
    return placed


def _description(kpi: Kpi, rows: Sequence[Measure], words: Words) -> str:
    first, last = rows[0], rows[-1]
    return words.t(
        "{count} measures, from {first} on {start} to {last} on {end}.",
        count=len(rows),
        first=words.figure(first.value, kpi.unit),
        start=first.date,
        last=words.figure(last.value, kpi.unit),
        end=last.date,
    )


def _text(number: Decimal) -> str:
    """A coordinate with one decimal, the same on every machine."""
    return str(number.quantize(Decimal("0.1")))
