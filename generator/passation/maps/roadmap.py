"""The road map of delegation: a line a process, from watching to working alone, with the day of the edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from passation.analysis.ramp_up import STAGE_WORDS, STAGES, Span, spans
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.drawing import PHONE, Drawing
from passation.maps.figure import Figure
from passation.maps.lettering import BODY, ELLIPSIS, SMALL, fit
from passation.maps.matrix import FAINT, PLAIN, STRONG, Key, Mark, key_height, key_lines
from passation.maps.palette import INK, PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import group, rectangle, shape, text, texts
from passation.model.planning import StageId, Wave
from passation.table import Cell, Link, Table, Target
from passation.words import Words

MOST: Final = 25
"""Waves on one drawing."""
_LOOKS: Final[Mapping[StageId, Mark]] = {"shadow": FAINT, "supervised": PLAIN, "autonomous": STRONG}
_BAR: Final = 18.0
_HEAD: Final = 28.0
_TICK: Final = 66.0
"""What the name of a month takes at least."""
_MONTH: Final = 30.4375
"""Days, on average."""
_AFTER: Final = 28
"""Days shown after the last known one."""
_FOOT: Final = 18.0
"""What the date of the edition takes below the bars."""
_Zone = tuple[float, float]
"""From where to where, downwards, lines of time are drawn: not through names."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A wave drawn: its pieces, the zone of its bars, and where it ends."""

    piece: str
    zone: _Zone
    bottom: float


@dataclass(frozen=True, slots=True)
class _Paper:
    """How wide the drawing is, and where the time begins; names stand beside the bars or above them."""

    width: float
    left: float

    @property
    def beside(self) -> bool:
        return self.left > 60


_WIDE, _NARROW = _Paper(860.0, 300.0), _Paper(PHONE - 2, 6.0)


def roadmap(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing, or one for each 25 waves in order of their first day; nothing without a wave."""
    waves = sorted(edition.waves, key=lambda wave: (wave.start, wave.process))
    parts = -(-len(waves) // MOST)
    title = words.t("Waves of delegation")
    drawings = []
    for number in range(parts):
        chosen = waves[len(waves) * number // parts : len(waves) * (number + 1) // parts]
        named = (
            title
            if parts == 1
            else words.t("{title} ({number} of {total})", title=title, number=number + 1, total=parts)
        )
        drawings.append(
            _drawing(_Chart(edition, words, chosen, link), "roadmap" + (f"-{number + 1}" if number else ""), named)
        )
    return tuple(drawings)


def _drawing(chart: _Chart, name: str, title: str) -> Drawing:
    figure = Figure(chart.edition, chart.words, name, title, _description(chart), _twin(chart))
    return figure.both(chart.painted(_WIDE), chart.painted(_NARROW))


@dataclass(frozen=True)
class _Chart:
    """Some waves, to be drawn along one line of time."""

    edition: Edition
    words: Words
    waves: Sequence[Wave]
    link: Link

    @property
    def range(self) -> tuple[dt.date, dt.date]:
        """The first day of a month, and the day up to which bars are drawn."""
        days = [
            day for wave in self.waves for span in spans(self.edition, wave) for day in (span.start, span.end) if day
        ]
        today = [self.edition.date] if self.edition.date else []
        last = max([*days, *today])
        return min(days).replace(day=1), last + dt.timedelta(days=_AFTER) if last.year < dt.MAXYEAR else last

    def stage_word(self, stage: str) -> str:
        """The company's own word for a stage, else the usual one."""
        return next((each.name for each in self.edition.stages if each.id == stage), self.words.say(STAGE_WORDS[stage]))

    def painted(self, paper: _Paper) -> tuple[tuple[str, ...], tuple[float, float]]:
        """The pieces, and what they take."""
        scale = _Scale(*self.range, paper)
        keys = [Key(_LOOKS[stage], "", self.stage_word(stage)) for stage in STAGES]
        keys.append(Key(PLAIN, "●", self.words.t("reached")))
        parts, zones, y = [], [], _HEAD
        for wave in self.waves:
            row = self._wave(wave, scale, y)
            parts.append(row.piece)
            zones.append(row.zone)
            y = row.bottom
        lines = (*self._months(scale, zones), *self._today(scale, zones, y), *parts)
        below = key_lines(keys, paper.width, y + _FOOT)
        return (*lines, *below), (paper.width + 2, y + _FOOT + key_height(keys, paper.width))

    def _wave(self, wave: Wave, scale: _Scale, y: float) -> _Row:
        """The name beside the bars or above them; below the bars, what says that the ramp-up is over."""
        paper = scale.paper
        room = paper.left - 16 if paper.beside else paper.width - 8
        name = fit(f"{wave.process} {self.edition.name_of('process', wave.process)}", room, 2, BODY)
        left = paper.left if paper.beside else 4.0
        said = fit(self._criterion(wave), paper.width - left - 6, 2 if paper.beside else 5, SMALL)
        below = said.height + 6 if wave.exit else 0.0
        bar = y + 9 if paper.beside else y + name.height + 12
        bottom = max(bar + _BAR + below, y + name.height + 9) + 9
        target = Target("process", wave.process)
        rule = shape("line", "rule", {"stroke": "#c3cad1"}, x1=1, x2=paper.width, y1=bottom, y2=bottom)
        named = texts(Placed(name, 4, bar + (_BAR - name.leading) / 2 if paper.beside else y + 6))
        bars = [self._span(span, scale, bar) for span in spans(self.edition, wave)]
        notes = texts(Placed(said, left + 2, bar + _BAR + 5, "note"))
        return _Row(
            group("row", (rule, group("name", named, self.link(target)), *bars, *notes)),
            (bar - 6, bar + _BAR + 4),
            bottom,
        )

    def _criterion(self, wave: Wave) -> str:
        """What says that the ramp-up is over, and when it was, or is to be; empty where nobody wrote it."""
        if not wave.exit:
            return ""
        words, said = self.words, self.words.t("Over when: {exit}", exit=wave.exit)
        last = next((span for span in spans(self.edition, wave) if span.stage == "autonomous"), None)
        if last is None:
            return said
        if last.reached:
            return words.t("{criterion} – reached on {day}", criterion=said, day=last.start)
        return words.t("{criterion} – planned for {day}", criterion=said, day=last.start)

    def _span(self, span: Span, scale: _Scale, y: float) -> str:
        x = scale.at(span.start)
        right = scale.at(span.end) if span.end else scale.paper.width
        look = _LOOKS[span.stage]
        rect = Rect(x + 0.75, y, max(right - x - 1.5, 3.0), _BAR)
        parts = [rectangle("shape", rect, look.paint, rx=3)]
        if span.reached and rect.width >= 9:
            paint = {"fill": PAPER if look.full else INK}
            parts.append(
                shape("circle", "dot light" if look.full else "dot", paint, cx=rect.x + 6, cy=y + _BAR / 2, r=3)
            )
        if span.end is not None:
            parts += self._weeks(span, rect, look)
        return group(f"mark {look.css}", parts)

    def _weeks(self, span: Span, rect: Rect, look: Mark) -> Iterator[str]:
        """How many weeks a stage takes, where there is room for it."""
        weeks = Decimal(((span.end or span.start) - span.start).days) / 7
        said = fit(self.words.n("{count} wk.", "{count} wk.", weeks.quantize(Decimal(1))), rect.width, 1, SMALL)
        if weeks >= 1 and said.lines[0][-1:] != ELLIPSIS and said.width + 18 <= rect.width:
            style = {"fill": PAPER if look.full else INK}
            yield text(said.lines[0], (rect.x + 13, rect.y + _BAR / 2 + 4.2), SMALL, "word" if look.full else "", style)

    def _months(self, scale: _Scale, zones: Sequence[_Zone]) -> Iterator[str]:
        for day in scale.months():
            x = scale.at(day)
            lines = _upright("rule", {"stroke": "#c3cad1"}, x, [(_HEAD - 6, _HEAD), *zones])
            name = fit(self.words.month(day), _TICK - 4, 1, SMALL)
            said = texts(Placed(name, x + 2, 3, "note")) if x + name.width + 2 < scale.paper.width else ()
            yield group("month", (*lines, *said))

    def _today(self, scale: _Scale, zones: Sequence[_Zone], foot: float) -> Iterator[str]:
        """The day of the edition, behind the bars; its date stands at the foot."""
        day = self.edition.date
        if day is not None and scale.first <= day:
            x = scale.at(day)
            lines = _upright("", {"stroke": INK, "stroke-width": "1.8", "stroke-dasharray": "5 3"}, x, zones)
            name = fit(self.words.date(day), 120, 1, SMALL, 700)
            left = min(max(x - name.width / 2, 2), scale.paper.width - name.width)
            yield group("today", (*lines, *texts(Placed(name, left, foot + 2))))


def _upright(css: str, paint: Mapping[str, str], x: float, zones: Sequence[_Zone]) -> list[str]:
    """An upright line through some zones, and through nothing between them."""
    return [shape("line", css, paint, x1=x, x2=x, y1=top, y2=bottom) for top, bottom in zones]


@dataclass(frozen=True)
class _Scale:
    """Days as places on the paper."""

    first: dt.date
    last: dt.date
    paper: _Paper

    @property
    def _day(self) -> float:
        return (self.paper.width - self.paper.left) / max(1, (self.last - self.first).days)

    def at(self, day: dt.date) -> float:
        """Where a day stands."""
        return self.paper.left + min(max((day - self.first).days, 0), (self.last - self.first).days) * self._day

    def months(self) -> Iterator[dt.date]:
        """The first days of months, so many apart that their names fit."""
        apart = _TICK / self._day / _MONTH
        step = next((each for each in (1, 2, 3, 6, 12) if each >= apart), 12 * (int(apart) // 12 + 1))
        at = self.first.year * 12 + self.first.month - 1
        while (at // 12, at % 12 + 1) <= (self.last.year, self.last.month):
            yield dt.date(at // 12, at % 12 + 1, 1)
            at += step


def _description(chart: _Chart) -> str:
    words, day = chart.words, chart.edition.date
    count = words.n("{count} process on its way outside.", "{count} processes on their way outside.", len(chart.waves))
    if day is None:
        return count
    now = [wave.stage(day) for wave in chart.waves]
    said = [
        f"{chart.stage_word(stage).lower()} ({words.number(now.count(stage))})" for stage in STAGE_WORDS if stage in now
    ]
    return f"{count} {words.t('On {day}', day=day)}{words.colon}{words.list(said)}."


def _twin(chart: _Chart) -> Table:
    """One row a wave."""
    words = chart.words
    columns = (
        words.t("Process"),
        words.t("Stage"),
        *(chart.stage_word(stage) for stage in STAGES),
        words.t("Over when"),
    )
    caption = words.t(
        "The same in words: from which day on each process is at each stage, and when the ramp-up is over"
    )
    return Table(caption, columns, tuple(_row(chart, wave) for wave in chart.waves))


def _row(chart: _Chart, wave: Wave) -> tuple[Cell, ...]:
    found = {span.stage: span for span in spans(chart.edition, wave)}
    name = f"{wave.process} {chart.edition.name_of('process', wave.process)}"
    now = wave.stage(chart.edition.date) if chart.edition.date else "internal"
    days = (Cell(_day(chart.words, found.get(stage))) for stage in STAGES)
    return (Cell(name, Target("process", wave.process)), Cell(chart.stage_word(now)), *days, Cell(wave.exit or "—"))


def _day(words: Words, span: Span | None) -> str:
    if span is None:
        return "—"
    return words.date(span.start) if span.reached else words.t("planned {day}", day=span.start)
