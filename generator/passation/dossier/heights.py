"""How much room blocks will take, reckoned before they are printed: what `blocks.typ` draws, in points.

A page is planned with these heights (`paging.py`) and set by the press; they are never told to it. Widths of letters
are those of the shipped font, a little more for its kerning, so a text is rather a line longer here than on paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from passation.dossier.blocks import Block, Run, said
from passation.dossier.columns import HEAD, INSET, KERNED
from passation.tools.measure import Weight, wrap

MM: Final = 72 / 25.4
"""Points of a millimetre."""
_CAP: Final = 1456 / 2048
"""Height of Roboto's capitals: a line reaches from its base line to them."""
_LEADING: Final = 0.62
_TABLE_LEADING: Final = 0.52
_LOOKS: Final = {
    "part": (12.0, 0.0, 7.0),
    "title": (19.0, 0.0, 11.0),
    "section": (13.0, 18.0, 8.0),
    "sub": (10.4, 15.0, 7.0),
}
"""Size of a heading's letters, and the air above and below it."""
_HEADING_WEIGHT: Final[dict[str, Weight]] = {"part": 500, "title": 400, "section": 500, "sub": 500}
_FIGURE: Final = (10.0, 14.0)
_ROUNDED: Final = 0.05
"""Points that a width may have lost by rounding."""
_SIZE: Final = 9.4
"""Letters of a paragraph."""
_PARAGRAPH, _QUIET, _ITEM = 0.85 * _SIZE, 0.9 * _SIZE, 0.55 * _SIZE
"""Air around a paragraph, around one of lesser weight, between the items of a list."""
_BULLET: Final = 16.0
"""Points that the mark of an item takes of its line."""
_FACTS: Final = 12.0
"""Air above and below short answers."""
_GUTTER, _APART, _LABEL = 14.0, 11.0, 10.5
"""Between their columns, between their rows, and what a label takes above its answer."""
_TURNED: Final = 34 * MM
"""Points that a head takes that reads upwards."""
_TABLE: Final = 1.1 * _SIZE
"""Air above and below a table."""


class Tall(NamedTuple):
    """The height of a block, and the air that it wants above and below; of two, the greater stands between blocks."""

    height: float
    above: float
    below: float


class Lines(NamedTuple):
    """The heights of a table's head and of each of its rows."""

    head: float
    rows: list[float]


def tall(block: Block, room: float) -> Tall:
    """The height of a block in a column of so many points.

    Planned are headings, figures, small lines, lists, short answers and tables of text.
    """
    match block["kind"]:
        case "heading":
            size, above, below = _LOOKS[block["look"]]
            count = len(wrap(said(block["text"]), room, size, _HEADING_WEIGHT[block["look"]]))
            return Tall(_lines(count, size, _LEADING), above, below)
        case "figure":
            return Tall(block["height"] * MM, *_FIGURE)
        case "quiet":
            return Tall(_lines(_broken(said(block["text"]), room, 8.4, 400), 8.4, _LEADING), _QUIET, _QUIET)
        case "list":
            items = [
                _broken(said(part["text"]), room - _BULLET, _SIZE, 400) for item in block["items"] for part in item
            ]
            high = sum(_lines(count, _SIZE, _LEADING) for count in items) + (len(items) - 1) * _ITEM
            return Tall(high, _PARAGRAPH, _PARAGRAPH)
        case "facts":
            return Tall(_facts(block, room), _FACTS, _FACTS)
        case "table":
            lines = rows_of(block, room)
            return Tall(lines.head + sum(lines.rows), _TABLE, _TABLE)
    raise ValueError(f"a page is not planned with {block['kind']}")


def stacked(blocks: Sequence[Block], room: float) -> Tall:
    """The height of blocks one below the other, and the air around them; nothing is no height."""
    if not blocks:
        return Tall(0.0, 0.0, 0.0)
    each = [tall(block, room) for block in blocks]
    between = sum(max(one.below, next_.above) for one, next_ in pairwise(each))
    return Tall(sum(one.height for one in each) + between, each[0].above, each[-1].below)


def rows_of(block: Block, room: float) -> Lines:
    """The heights of a table's rows in a column of so many points."""
    whole = sum(block["widths"])
    rooms = [(room * part / whole - 2 * INSET) / KERNED + _ROUNDED for part in block["widths"]]
    size: float = block["size"]
    pad: float = 2 * block["pad"]

    def high(cells: Sequence[Run], letters: float, weight: Weight) -> float:
        most = max(_broken(said(cell), wide, letters, weight) for cell, wide in zip(cells, rooms, strict=True))
        return most * _CAP * letters + (most - 1) * _TABLE_LEADING * size + pad

    head = _TURNED + pad if block["turned"] else high(block["head"], size * HEAD, 500)
    return Lines(head, [high(row, size, 400) for row in block["rows"]])


def _facts(block: Block, room: float) -> float:
    """The height of short answers in columns, each under its label."""
    many = block["columns"]
    across = (room - (many - 1) * _GUTTER) / many
    lines = [_broken(said(answer), across, 9, 400) for _, answer in block["rows"]]
    rows = [max(lines[start : start + many]) for start in range(0, len(lines), many)]
    return sum(_LABEL + _lines(row, 9, _LEADING) for row in rows) + (len(rows) - 1) * _APART


@lru_cache(maxsize=1 << 14)  # a table is reckoned several times, and says the same names again and again
def _broken(text: str, room: float, size: float, weight: Weight) -> int:
    """Lines that a cell takes; an empty one takes as much as one line."""
    return max(1, sum(max(1, len(wrap(line, room, size, weight))) for line in text.split("\n")))


def _lines(count: int, size: float, leading: float) -> float:
    return count * _CAP * size + (count - 1) * leading * size
