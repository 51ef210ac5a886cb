"""Who is called when something is stuck or burns: a small ladder for each, climbed from its foot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.analysis.escalating import Ladder, Rung, called_by, ladders
from passation.analysis.responsibility import side_of_actor
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.drawing import PHONE, Drawing
from passation.maps.figure import Figure
from passation.maps.lettering import BODY, SMALL, Lettering, fit
from passation.maps.palette import INK, LOOKS, PAPER
from passation.maps.shapes import Placed, Rect
from passation.maps.svg import border, group, polygon, rectangle, shape, text, texts
from passation.model.actor import Side
from passation.table import Cell, Link, Table, Target
from passation.words import Words

_WIDE: Final = 560.0
_LEFT, _RIGHT = 12.0, 48.0
"""The two rails."""
_BOX: Final = 64.0
"""Where the boxes begin."""
_GAP: Final = 14.0
_NAMED: Final = 12
"""Processes that a description names."""


def escalation_map(edition: Edition, words: Words, link: Link) -> tuple[Drawing, ...]:
    """One drawing a ladder: emergencies first, then escalations. Nothing where nobody is called."""
    return tuple(_drawing(edition, words, each, link) for each in ladders(edition))


def _drawing(edition: Edition, words: Words, ladder: Ladder, link: Link) -> Drawing:
    said = _description(edition, words, ladder)
    figure = Figure(edition, words, f"{ladder.kind}-{ladder.id}", ladder.title, said, _twin(edition, words, ladder))
    page, phone = (_painted(edition, words, ladder, link, width) for width in (_WIDE, PHONE))
    return figure.both(page, phone)


@dataclass(frozen=True, slots=True)
class _Box:
    """What stands at a rung: how long, who, over what, in which case; coordinates count from its corner."""

    side: Side
    badge: Lettering
    lines: tuple[Lettering, ...]
    target: Target

    @property
    def height(self) -> float:
        """What its lines take."""
        return sum(each.height for each in self.lines) + 18


def _boxes(edition: Edition, words: Words, ladder: Ladder, width: float) -> Iterator[_Box]:
    room = width - _BOX - 22
    for rung in ladder.rungs:
        side = side_of_actor(edition, rung.actor)
        badge = fit(words.say(LOOKS[side].word), 110, 1, SMALL, 700)
        named = fit(edition.name_of("actor", rung.actor), room - badge.width - 26, 2, BODY, 700)
        told = " · ".join(each for each in (_delay(words, rung), _over(edition, words, rung)) if each)
        lines = [named, *([fit(told, room, 2, SMALL, 500)] if told else [])]
        if rung.case:
            lines.append(fit(rung.case, room, 3, SMALL))
        yield _Box(side, badge, tuple(lines), Target("actor", rung.actor))


def _delay(words: Words, rung: Rung) -> str:
    if rung.after is not None:
        return words.t("after {span}", span=rung.after)
    if rung.within is not None:
        return words.t("answers within {span}", span=rung.within)
    return words.t("if nobody answers") if rung.otherwise else words.t("at once")


def _over(edition: Edition, words: Words, rung: Rung) -> str:
    return words.t("over {channel}", channel=edition.name_of("channel", rung.channel)) if rung.channel else ""


def _painted(
    edition: Edition, words: Words, ladder: Ladder, link: Link, width: float
) -> tuple[tuple[str, ...], tuple[float, float]]:
    """The last rung on top, as on a ladder; above it what follows."""
    boxes = list(_boxes(edition, words, ladder, width))
    after = _after(edition, words, ladder, width)
    parts, y = [], 6.0
    if after is not None:
        parts.append(_follows(after, ladder, y, link))
        y += after.height + _GAP + 8
    top, rungs = y - 4, []
    for place in range(len(boxes) - 1, -1, -1):
        rect = Rect(_BOX, y, width - _BOX - 2, boxes[place].height)
        rungs.append(_rung(rect, place))
        parts.append(_box(rect, boxes[place], link))
        y = rect.bottom + _GAP
    return (*_rails(top, y - _GAP + 8), *rungs, *parts), (width, y + 2)


def _after(edition: Edition, words: Words, ladder: Ladder, width: float) -> Lettering | None:
    if ladder.leads_to is None:
        return None
    name = edition.name_of("escalation", ladder.leads_to)
    return fit(words.t("then: {escalation}", escalation=name), width - _BOX - 10, 2, SMALL, 500)


def _follows(said: Lettering, ladder: Ladder, y: float, link: Link) -> str:
    href = link(Target("escalation", ladder.leads_to or ""))
    return group("name", texts(Placed(said, _BOX + 4, y)), href)


def _rails(top: float, bottom: float) -> Iterator[str]:
    """Both rails, with the way that is climbed."""
    paint = {"stroke": INK, "stroke-width": "2.2"}
    rails = [shape("line", "", paint, x1=x, x2=x, y1=top + 8, y2=bottom) for x in (_LEFT, _RIGHT)]
    heads = [polygon("head", ((x, top), (x - 5, top + 10), (x + 5, top + 10)), {"fill": INK}) for x in (_LEFT, _RIGHT)]
    yield group("edge handover", (*rails, *heads))


def _rung(rect: Rect, place: int) -> str:
    y, middle = rect.y + rect.height / 2, (_LEFT + _RIGHT) / 2
    line = shape("line", "", {"stroke": INK, "stroke-width": "2.2"}, x1=_LEFT, x2=rect.x, y1=y, y2=y)
    disc = shape("circle", "chip", {"fill": PAPER, "stroke": INK, "stroke-width": "1.5"}, cx=middle, cy=y, r=11)
    number = text(str(place + 1), (middle, y + 4.4), BODY, "", {"font-weight": "700", "text-anchor": "middle"})
    return group("edge handover", (line, disc, number))


def _box(rect: Rect, box: _Box, link: Link) -> str:
    look = LOOKS[box.side]
    badge = Rect(rect.right - box.badge.width - 24, rect.y + 8, box.badge.width + 14, 18)
    parts = [
        rectangle("shape", rect, {"fill": look.tint, **border(look)}, rx=6),
        rectangle("badge", badge, {"fill": look.stroke}, rx=9),
        *texts(Placed(box.badge, badge.middle, badge.y + 1.5, "word", "middle")),
    ]
    y = rect.y + 9
    for line in box.lines:
        parts += texts(Placed(line, rect.x + 11, y, "note" if line.weight == 400 else ""))
        y += line.height
    return group(f"tile side-{box.side}", parts, link(box.target))


def _description(edition: Edition, words: Words, ladder: Ladder) -> str:
    names = [edition.name_of("actor", rung.actor) for rung in ladder.rungs]
    said = words.t("Called in turn: {names}.", names=words.t(", then ").join(names))
    processes = called_by(edition).get(ladder.id, ()) if ladder.kind == "escalation" else ()
    if not processes:
        return said
    count = words.n("{count} process calls them", "{count} processes call them", len(processes))
    more = "…" if len(processes) > _NAMED else "."
    return f"{said} {count}{words.colon}{', '.join(processes[:_NAMED])}{more}"


def _twin(edition: Edition, words: Words, ladder: Ladder) -> Table:
    columns = (words.t("Rung"), words.t("Who is called"), words.t("When"), words.t("Over"), words.t("In which case"))
    rows = tuple(
        (
            Cell(str(place)),
            Cell(edition.name_of("actor", rung.actor), Target("actor", rung.actor), _mark(edition, rung)),
            Cell(_delay(words, rung)),
            Cell(edition.name_of("channel", rung.channel), Target("channel", rung.channel))
            if rung.channel
            else Cell("—"),
            Cell(rung.case or "—"),
        )
        for place, rung in enumerate(ladder.rungs, 1)
    )
    return Table(f"{words.t('The same in words')}{words.colon}{ladder.title}", columns, rows)


def _mark(edition: Edition, rung: Rung) -> str:
    return f"side-{side_of_actor(edition, rung.actor)}"
