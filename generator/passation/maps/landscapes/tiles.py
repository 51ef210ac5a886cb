"""The boxes of a landscape: a process with its side and the share of it done outside; a domain with its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from passation.analysis.responsibility import ProcessSide, outside_share, side_of
from passation.edition import Edition
from passation.frozen import dataclass
from passation.maps.lettering import BODY, SMALL, fit
from passation.maps.palette import LOOKS, Look
from passation.maps.shapes import Placed, Rect
from passation.model.company import Domain
from passation.model.sop import Sop
from passation.table import Target
from passation.words import Words

WIDTH: Final = 146.0
PAD: Final = 10.0
_ROOM: Final = WIDTH - 2 * PAD
_BADGE: Final = 17.0
_BAR: Final = 6.0
SIDES: Final[tuple[ProcessSide, ...]] = ("internal", "mixed", "external")


@dataclass(frozen=True, slots=True)
class Tile:
    """A box before it has a place: coordinates count from its upper left corner."""

    key: str
    target: Target
    look: Look | None
    """None for a box that stands for processes of several sides."""
    css: str
    height: float
    texts: tuple[Placed, ...]
    badge: Rect | None = None
    bars: tuple[tuple[Rect, ProcessSide], ...] = ()

    @property
    def lines(self) -> list[str]:
        """Its texts, for other tools."""
        return [line for placed in self.texts for line in placed.text.lines]


def process_tile(edition: Edition, words: Words, sop: Sop) -> Tile:
    """Number, badge of the side, title, and for mixed work how much of it is done outside."""
    side = side_of(edition, sop)
    word = fit(words.say(LOOKS[side].word), _ROOM / 2, 1, SMALL, 700)
    badge = Rect(WIDTH - PAD - word.width - 12, 7, word.width + 12, _BADGE)
    title = fit(sop.title, _ROOM, 4)
    texts = [
        Placed(fit(sop.id, _ROOM / 2, 1, SMALL, 700), PAD, 8),
        Placed(word, badge.middle, 8, "word", "middle"),
        Placed(title, PAD, 28),
    ]
    y = 28 + title.height + 4
    bars: tuple[tuple[Rect, ProcessSide], ...] = ()
    if side == "mixed":
        share = outside_percent(edition, sop)
        said = fit(words.t("{share} outside", share=words.percent(share)), _ROOM, 1, SMALL)
        texts.append(Placed(said, PAD, y, "note"))
        bars = _bars(y + said.height + 2, {"internal": 100 - share, "external": share})
        y += said.height + _BAR + 6
    return Tile(sop.id, Target("process", sop.id), LOOKS[side], f"side-{side}", y + 5, tuple(texts), badge, bars)


def outside_percent(edition: Edition, sop: Sop) -> Decimal:
    """How much of a mixed process is done outside, in whole percent: of its minutes, else its steps; never 0 or 100."""
    share = outside_share(edition, sop)
    exact = share.steps if share.minutes is None else share.minutes
    return min(Decimal(99), max(Decimal(1), exact.quantize(Decimal(1), ROUND_HALF_UP)))


def domain_tile(edition: Edition, words: Words, domain: Domain, sops: Sequence[Sop]) -> Tile:
    """Title, number of processes, and how many are done inside, by both, outside."""
    counts = Counter(side_of(edition, sop) for sop in sops)
    title = fit(domain.title, _ROOM, 3, BODY, 700)
    total = fit(words.n("{count} process", "{count} processes", len(sops)), _ROOM, 1, SMALL)
    texts = [Placed(title, PAD, 9), Placed(total, PAD, 11 + title.height, "note")]
    y = 17 + title.height + total.height
    bars = _bars(y, {side: Decimal(counts[side]) for side in SIDES})
    y += _BAR + 3
    for side in SIDES:
        if counts[side]:
            said = fit(side_count(words, side, counts[side]), _ROOM, 1, SMALL)
            texts.append(Placed(said, PAD, y))
            y += said.height
    return Tile(domain.id, Target("domain", domain.id), None, "", y + 7, tuple(texts), None, bars)


def side_count(words: Words, side: ProcessSide, count: int) -> str:
    """How many processes of a side, in words."""
    match side:
        case "internal":
            return words.n("{count} inside", "{count} inside", count)
        case "external":
            return words.n("{count} outside", "{count} outside", count)
        case _:
            return words.n("{count} mixed", "{count} mixed", count)


def _bars(y: float, parts: dict[ProcessSide, Decimal]) -> tuple[tuple[Rect, ProcessSide], ...]:
    """A bar cut in proportion."""
    total, x, made = sum(parts.values()), PAD, []
    for side, part in parts.items():
        width = float(part / total) * _ROOM if total else 0.0
        if width:
            made.append((Rect(x, y, width, _BAR), side))
        x += width
    return tuple(made)
