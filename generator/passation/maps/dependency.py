"""Who is irreplaceable: what stops, waits or goes on without each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from passation.analysis.absence import EFFECTS, Dependence, Effect, dependences
from passation.analysis.responsibility import side_of_actor
from passation.edition import Edition
from passation.finding import Message, say
from passation.frozen import dataclass
from passation.maps.absences import key_absences, tells
from passation.maps.drawing import PHONE, Drawing
from passation.maps.figure import Figure
from passation.maps.lettering import BODY, SMALL, fit
from passation.maps.matrix import FAINT, PLAIN, STRONG, Key, Mark, key_height, key_lines
from passation.maps.palette import INK, LOOKS, PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import border, group, rectangle, shape, text, texts
from passation.table import Cell, Link, Table, Target, joined
from passation.words import Words

NAME: Final = "dependency"
MOST: Final = 30
"""Roles on the drawing, those who stop most first. The table has all of them."""
_NAMED: Final = 30
LOOK: Final[Mapping[Effect, Mark]] = {"stops": STRONG, "waits": PLAIN, "covered": FAINT}
WORDS: Final[Mapping[Effect, Message]] = {
    "stops": say("stops"),
    "waits": say("waits, within the time promised"),
    "covered": say("goes on: somebody trained does it"),
}
_BAR: Final = 22.0
_LEAST: Final = 14.0
"""What the number of a bar takes."""


def dependency_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """All roles on one drawing, then the absence of those on whom most depends, each on its own.

    Nothing where one role does one process, for then its own page says it all; nor for readers who cannot know who was
    trained.
    """
    if not tells(edition):
        return ()
    found = dependences(edition)
    if sum(len(each.effects) for each in found) <= 1:
        return ()
    title = words.t("Who is irreplaceable")
    figure = Figure(edition, words, NAME, title, _description(edition, words), _twin(edition, words))
    page, phone = (_Chart(edition, words, found[:MOST], link, paper).painted() for paper in (_WIDE, _NARROW))
    return (figure.both(page, phone), *key_absences(edition, words, link))


@dataclass(frozen=True, slots=True)
class _Paper:
    """How wide the drawing is, and where the bars begin; 0: below the names, as on a phone."""

    width: float
    left: float


_WIDE, _NARROW = _Paper(760.0, 290.0), _Paper(PHONE - 2, 0.0)


@dataclass(frozen=True)
class _Chart:
    """The roles to draw, on a paper: a bar each, as long as the processes in which the role does something."""

    edition: Edition
    words: Words
    found: Sequence[Dependence]
    link: Link
    paper: _Paper

    def painted(self) -> tuple[tuple[str, ...], tuple[float, float]]:
        """The pieces, and what they take."""
        parts, y, width = [], 2.0, self.paper.width
        for each in self.found:
            piece, height = self._row(each, y)
            parts.append(piece)
            y += height
        keys = [Key(mark, "3", self.words.say(WORDS[effect])) for effect, mark in LOOK.items()]
        return (*parts, *key_lines(keys, width, y + 14)), (width + 2, y + key_height(keys, width))

    def _row(self, each: Dependence, y: float) -> tuple[str, float]:
        side, left, room = side_of_actor(self.edition, each.actor), self.paper.left, self.paper.left or self.paper.width
        word = fit(self.words.say(LOOKS[side].word), 110, 1, SMALL, 700)
        name = fit(self.edition.name_of("actor", each.actor), room - word.width - 52, 2, BODY, 500)
        height = max(name.height + 18, _BAR + 14) if left else name.height + _BAR + 32
        middle = y + (height / 2 if left else 10 + name.height / 2)
        badge = Rect(room - word.width - 28, middle - 9, word.width + 14, 18)
        panel = Rect(1, middle - max(name.height, 18) / 2 - 5, room - 10, max(name.height, 18) + 10)
        said = (
            rectangle("head", panel, {"fill": LOOKS[side].tint, **border(LOOKS[side])}, rx=5),
            *texts(Placed(name, 9, middle - name.height / 2)),
            rectangle("badge", badge, {"fill": LOOKS[side].stroke}, rx=9),
            *texts(Placed(word, badge.middle, badge.y + 1.5, "word", "middle")),
        )
        bar = Rect(left + 2, middle - _BAR / 2 if left else y + name.height + 21, 0, _BAR)
        bottom = y + height
        line = shape("line", "rule", {"stroke": "#c3cad1"}, x1=1, x2=self.paper.width, y1=bottom, y2=bottom)
        named = group(f"name lane side-{side}", said, self.link(Target("actor", each.actor)))
        unit = (self.paper.width - left - 4 - 2 * _LEAST) / max(len(one.effects) for one in self.found)
        return group("row", (line, named, *_bars(self.words, each, bar, unit))), height


def _bars(words: Words, each: Dependence, at: Rect, unit: float) -> Iterator[str]:
    """What stops first, darkest; each at least wide enough for its number."""
    x = at.x
    for effect in EFFECTS:
        count = len(each.of(effect))
        if count:
            mark, number = LOOK[effect], words.number(count)
            rect = Rect(x + 0.75, at.y, max(count * unit - 1.5, _LEAST + 7.0 * (len(number) - 1)), at.height)
            style = {"font-weight": "700", "text-anchor": "middle", "fill": PAPER if mark.full else INK}
            said = text(
                number, (rect.middle, rect.y + rect.height / 2 + 4.2), SMALL, "word" if mark.full else "", style
            )
            yield group(f"mark {mark.css}", (rectangle("shape", rect, mark.paint, rx=3), said))
            x = rect.right + 0.75


def _description(edition: Edition, words: Words) -> str:
    found = dependences(edition)
    first = found[0]
    stopping = sum(bool(each.of("stops")) for each in found)
    how = words.t("Each role is thought away for a week, alone; a replacement counts when she was trained.")
    if not stopping:
        return f"{words.t('No process stops when one role is away.')} {how}"
    count = words.n(
        "Without {count} role at least one process stops.",
        "Without any of {count} roles at least one process stops.",
        stopping,
    )
    most = words.n(
        "Without {name}, {count} process stops.",
        "Without {name}, {count} processes stop.",
        len(first.of("stops")),
        name=edition.name_of("actor", first.actor),
    )
    return f"{count} {most} {how}"


def _twin(edition: Edition, words: Words) -> Table:
    caption = words.t("The same in words: what stops, waits or goes on while each role is away for a week")
    columns = (
        words.t("Role"),
        words.p("processes", "Stop"),
        words.p("processes", "Wait"),
        words.p("processes", "Go on"),
    )
    rows = tuple(
        (
            Cell(edition.name_of("actor", each.actor), Target("actor", each.actor)),
            *(processes_cell(words, each.of(effect)) for effect in EFFECTS),
        )
        for each in dependences(edition)
    )
    return Table(caption, columns, rows)


def processes_cell(words: Words, processes: Sequence[str]) -> Cell:
    """How many, and which."""
    if not processes:
        return Cell("—")
    cells = [Cell(process, Target("process", process)) for process in processes[:_NAMED]]
    if len(processes) > _NAMED:
        cells.append(Cell(words.t("and {count} more", count=len(processes) - _NAMED)))
    said = joined(cells)
    count = Cell(f"{words.number(len(processes))}{words.colon}")
    return Cell(count.text + said.text, parts=(count, *said.parts))
