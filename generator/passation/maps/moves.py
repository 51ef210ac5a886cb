"""Before and after each wave: how much work of a week goes outside, how much stays, and which controls with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from passation.analysis.moving import Move, moves
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.drawing import PHONE, Drawing
from passation.maps.figure import Figure
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import LOOKS, PAPER, Look
from passation.maps.responsibilities.parties import held
from passation.maps.responsibilities.said import controls, part_done
from passation.maps.responsibilities.twin import crossings
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import border, group, rectangle, shape, texts
from passation.maps.weeks import both_sides, staying, time, when
from passation.table import Cell, Link, Table, Target
from passation.words import Words

NAME: Final = "moves"
MOST: Final = 15
"""Waves on one drawing."""
_BAR: Final = 18.0
_HEAD: Final = 46.0
"""What the words before and after take."""
_LABEL: Final = 172.0
"""What the minutes behind the longest bar take."""
_RULE: Final = {"stroke": "#c3cad1"}


def moves_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing, or one for each 15 waves in order of their first day; nothing where no wave moves anything."""
    found = [each for each in moves(edition) if held(edition, each.sop)]
    parts = -(-len(found) // MOST)
    title = words.t("Before and after each wave: the work of a week")
    drawings = []
    for number in range(parts):
        chosen = found[len(found) * number // parts : len(found) * (number + 1) // parts]
        named = words.t("{title} ({number} of {total})", title=title, number=number + 1, total=parts)
        figure = Figure(
            edition,
            words,
            NAME + (f"-{number + 1}" if number else ""),
            title if parts == 1 else named,
            _description(words, chosen),
            _twin(edition, words, chosen),
        )
        drawings.append(_drawing(figure, chosen, link))
    return tuple(drawings)


@dataclass(frozen=True, slots=True)
class _Paper:
    """How wide the drawing is, and where the bars begin; 0: below the names, as on a phone."""

    width: float
    left: float


_WIDE, _NARROW = _Paper(860.0, 270.0), _Paper(PHONE - 2, 0.0)


def _drawing(figure: Figure, chosen: Sequence[Move], link: Link) -> Drawing:
    page, phone = (_Chart(figure.edition, figure.words, chosen, link, paper).painted() for paper in (_WIDE, _NARROW))
    return figure.both(page, phone)


@dataclass(frozen=True)
class _Chart:
    """Some waves on a paper: for each the week before, and the week after."""

    edition: Edition
    words: Words
    found: Sequence[Move]
    link: Link
    paper: _Paper

    def painted(self) -> tuple[tuple[str, ...], tuple[float, float]]:
        """The pieces, and what they take."""
        parts, y = [], 2.0
        for each in self.found:
            piece, height = self._row(each, y)
            parts.append(piece)
            y += height
        return tuple(parts), (self.paper.width + 2, y + 2)

    def _row(self, move: Move, y: float) -> tuple[str, float]:
        paper = self.paper
        said = self._named(move, (paper.left or paper.width) - 20)
        named = sum(text.height for text in said)
        note = fit(_notes(self.edition, self.words, move), paper.width - paper.left - 8, 4, SMALL)
        bars = 2 * (_BAR + 5) + note.height + 4
        height = max(named, bars) + 18 if paper.left else named + bars + 26
        first = y + (height - bars) / 2 if paper.left else y + named + 16
        placed = list(_stacked(said, 4, y + (height - named) / 2 if paper.left else y + 8))
        goal = self.link(Target("process", move.sop.id))
        bottom = y + height
        pieces = (
            shape("line", "rule", _RULE, x1=1, x2=paper.width, y1=bottom, y2=bottom),
            group("name", texts(*placed), goal),
            *self._bars(move, first),
            *texts(Placed(note, paper.left + 4, first + 2 * (_BAR + 5) + 2, "note")),
        )
        return group("row", pieces), height

    def _named(self, move: Move, room: float) -> tuple[Lettering, ...]:
        """The process, and from when on it is outside."""
        name = fit(f"{move.sop.id} {move.sop.title}", room, 3, BODY, 500)
        return name, fit(when(self.words, move), room, 2, SMALL)

    def _bars(self, move: Move, y: float) -> Iterator[str]:
        """Before: all inside. After: what stays, then what is outside."""
        words, x = self.words, self.paper.left + 4
        for place, word in enumerate((words.p("a wave", "Before"), words.p("a wave", "After"))):
            at = y + place * (_BAR + 5)
            yield from texts(Placed(fit(word, _HEAD - 4, 1, SMALL, 700), x, at + 2))
            yield from self._bar(move, Rect(x + _HEAD, at, 0, _BAR), after=bool(place))

    def _bar(self, move: Move, at: Rect, *, after: bool) -> Iterator[str]:
        words = self.words
        if move.week is None or move.outside is None:
            said = words.t("in part outside; no minutes are known") if after else words.t("all of it inside")
            yield from texts(Placed(fit(said, self.paper.width - at.x, 1, SMALL), at.x, at.y + 2))
            return
        stays = move.week - move.outside
        x = at.x
        for side, minutes in (("internal", stays), ("external", move.outside)) if after else (("internal", move.week),):
            if minutes:
                wide = max(float(minutes / self._most) * self._room(at.x), 3.0)
                yield _segment(Rect(x, at.y, wide, _BAR), side)
                x += wide
        said = (
            both_sides(words, move.week, move.outside)
            if after
            else words.t("{inside} inside", inside=time(words, move.week))
        )
        yield from texts(Placed(fit(said, self.paper.width - x - 8, 1, SMALL), x + 7, at.y + 2))

    def _room(self, left: float) -> float:
        return self.paper.width - left - _LABEL

    @property
    def _most(self) -> Decimal:
        return max(move.week for move in self.found if move.week is not None)


def _segment(rect: Rect, side: str) -> str:
    look: Look = LOOKS["internal"] if side == "internal" else LOOKS["external"]
    paint = {"fill": PAPER if side == "internal" else look.tint, **border(look)}
    return group(f"part side-{side}", (rectangle("shape", rect, paint, rx=3),))


def _stacked(said: Sequence[Lettering], x: float, y: float) -> Iterator[Placed]:
    """Texts under each other; the first is the name, the others are notes."""
    for place, text in enumerate(said):
        yield Placed(text, x, y, "note" if place else "")
        y += text.height


def _parties(edition: Edition, words: Words, move: Move) -> str:
    names = words.list(dict.fromkeys(each.party.name for each in held(edition, move.sop)))
    return words.t("The company → {parties}", parties=names)


def _notes(edition: Edition, words: Words, move: Move) -> str:
    """Who does how many steps, which controls stay inside, how the work passes."""
    parts = held(edition, move.sop)
    steps = words.list(
        words.t("{party}: {steps}", party=each.party.name, steps=part_done(words, each)) for each in parts
    )
    passing = crossings(edition, words, parts)
    said = (
        steps,
        controls(words, move.controls) or words.t("no control is written"),
        words.t("handovers: {crossings}", crossings=passing) if passing else "",
    )
    return "\N{NO-BREAK SPACE}· ".join(each for each in said if each)


def _description(words: Words, chosen: Sequence[Move]) -> str:
    known = [(move.week, move.outside) for move in chosen if move.week is not None and move.outside is not None]
    count = words.n("{count} process goes outside.", "{count} processes go outside.", len(chosen))
    if not known:
        return count
    week, outside = (sum(each, Decimal(0)) for each in zip(*known, strict=True))
    moved = words.t(
        "Of {week} a week, {outside} go outside and {inside} stay inside, by the minutes written in the steps.",
        week=time(words, week),
        outside=time(words, outside),
        inside=staying(words, week, outside),
    )
    return f"{count} {moved}"


def _twin(edition: Edition, words: Words, chosen: Sequence[Move]) -> Table:
    """One row a wave."""
    columns = (
        words.t("Process"),
        words.t("From → to"),
        words.t("Outside since"),
        words.t("Goes outside, a week"),
        words.t("Stays inside, a week"),
        words.t("Controls that stay inside"),
        words.t("Handovers, and over what"),
    )
    caption = words.t("The same in words: what each wave takes outside, and what stays")
    return Table(caption, columns, tuple(_row(edition, words, move) for move in chosen))


def _row(edition: Edition, words: Words, move: Move) -> tuple[Cell, ...]:
    parts = held(edition, move.sop)
    minutes = ["—", "—"]
    if move.week is not None and move.outside is not None:
        minutes = [time(words, move.outside), staying(words, move.week, move.outside)]
    kept, total = move.controls
    return (
        Cell(f"{move.sop.id} {move.sop.title}", Target("process", move.sop.id)),
        Cell(_parties(edition, words, move)),
        Cell(_day(words, move)),
        *map(Cell, minutes),
        Cell(words.t("{count} of {total}", count=kept, total=total) if total else "—"),
        Cell(crossings(edition, words, parts) or "—"),
    )


def _day(words: Words, move: Move) -> str:
    if move.since is None:
        return "—"
    return words.date(move.since) if move.is_done else words.t("planned {day}", day=move.since)
