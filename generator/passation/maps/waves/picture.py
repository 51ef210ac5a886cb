"""Both pictures of a wave on one drawing: beside each other on a page, one above the other on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from passation.maps.figure import Pieces, Plan
from passation.maps.grid import Grid, GridBox, GridRow, planned
from passation.maps.laid import Laid
from passation.maps.palette import INK
from passation.maps.responsibilities.board import LEAVING, ON_PHONE
from passation.maps.responsibilities.pieces import box, frontier, line_of, panel, panel_top
from passation.maps.responsibilities.rows import INSIDE
from passation.maps.shapes import Placed
from passation.maps.svg import group, polygon, texts
from passation.maps.waves.scene import TITLE, Scene
from passation.maps.waves.turn import Turn
from passation.table import Link, Target

_COLUMNS: Final = (ON_PHONE.inside, ON_PHONE.between, ON_PHONE.outside)
_GAP: Final = 42.0
"""Between the pictures."""
_ARROW: Final = "arrow"
_LONG: Final = 30.0
"""The arrow from the one to the other."""


def on_page(name: str, turn: Turn, link: Link) -> Plan:
    """Before on the left, after on the right, level with each other."""
    before, after = scenes = _scenes(turn)
    rows = [
        GridRow(max(left.height, right.height), (*_named(before, left), None, *_named(after, right)))
        for left, right in zip(before.rows(), after.rows(), strict=True)
    ]

    def arrow(laid: Laid) -> str:
        leaving = laid.nodes[_key(before, LEAVING)]
        return _arrow((laid.width - _LONG) / 2, leaving.y + leaving.height / 2)

    return _plan(name, rows, (*_COLUMNS, _GAP, *_COLUMNS), scenes, arrow, link)


def on_phone(name: str, turn: Turn, link: Link) -> Plan:
    """Before, and after below it."""
    before, after = scenes = _scenes(turn)
    between = GridRow(_LONG, (None, GridBox(_ARROW, (), {"shape": "plaintext"})))
    rows = [
        *(GridRow(row.height, _named(before, row)) for row in before.rows()),
        between,
        *(GridRow(row.height, _named(after, row)) for row in after.rows()),
    ]

    def arrow(laid: Laid) -> str:
        return _arrow(laid.nodes[_ARROW].y, laid.width / 2, down=True)

    return _plan(name, rows, _COLUMNS, scenes, arrow, link)


def _scenes(turn: Turn) -> tuple[Scene, Scene]:
    return Scene(turn, after=False), Scene(turn, after=True)


def _key(scene: Scene, key: str) -> str:
    return f"{scene.name} {key}"


def _named(scene: Scene, row: GridRow) -> list[GridBox | None]:
    """The boxes of a row, told apart from those of the other picture."""
    return [None if each is None else replace(each, key=_key(scene, each.key)) for each in row.boxes]


def _plan(
    name: str,
    rows: Sequence[GridRow],
    widths: Sequence[float],
    scenes: Sequence[Scene],
    arrow: Callable[[Laid], str],
    link: Link,
) -> Plan:
    edge = ON_PHONE.edge
    links = [
        (_key(scene, tail), _key(scene, head))
        for scene in scenes
        for lines in scene.board.lines.values()
        for line in lines
        for tail, head in ((line.inside.key, line.passing.key), (line.passing.key, line.outside.key))
    ]
    shown = [row for row in rows if row.height]

    def painted(laid: Laid) -> Pieces:
        framed = laid.framed(edge + 2, 2, edge + 2)
        parts = (piece for scene in scenes for piece in _scene(_own(framed, scene), scene, link))
        return (*parts, arrow(framed)), framed.size

    return planned(Grid(name, shown, widths, (2 * edge, 10.0), links), painted)


def _own(laid: Laid, scene: Scene) -> Laid:
    """The places of one picture, by the names that its boxes have there."""
    before = _key(scene, "")
    return replace(
        laid, nodes={key.removeprefix(before): each for key, each in laid.nodes.items() if key.startswith(before)}
    )


def _scene(laid: Laid, scene: Scene, link: Link) -> Iterator[str]:
    """From back to front: title, panels, the border, boxes and what passes."""
    board, own = scene.board, scene.rest(None)
    lines = [line for each in board.lines.values() for line in each]
    yield group("name", texts(*_title(laid, scene)))
    inside = [*([own.key] if own else []), *([board.leaving.key] if board.leaving else [])]
    yield panel(laid, board, None, [*inside, *(line.inside.key for line in lines)])
    for party in filter(scene.shows, scene.turn.parties):
        rest = scene.rest(party)
        held = [*([rest.key] if rest else []), *(line.outside.key for line in board.lines.get(party.key, ()))]
        yield panel(laid, board, party, held)
        if rest is not None:
            yield box(laid, board.form, rest, party.side, None)
    head = laid.nodes[INSIDE]
    foot = max(each.bottom for each in laid.nodes.values()) + board.form.edge
    yield frontier(head.right + 2 * board.form.edge + board.form.between / 2, panel_top(head, board.form), foot)
    if own is not None:
        yield box(laid, board.form, own, "internal", None)
    for line in lines:
        yield from line_of(laid, board, line, link)
    if board.leaving is not None:
        yield box(laid, board.form, board.leaving, "internal", link(Target("process", scene.turn.move.sop.id)))


def _title(laid: Laid, scene: Scene) -> Iterator[Placed]:
    x, y = laid.nodes[TITLE].x - ON_PHONE.edge, laid.nodes[TITLE].y
    for place, text in enumerate(scene.title):
        yield Placed(text, x, y, "note" if place else "")
        y += text.height


def _arrow(along: float, across: float, *, down: bool = False) -> str:
    """From the one picture to the other."""
    end, neck = along + _LONG, along + _LONG - 14
    shape = ((along, -3), (neck, -3), (neck, -9), (end, 0), (neck, 9), (neck, 3), (along, 3))
    points = [(across + off, at) if down else (at, across + off) for at, off in shape]
    return group("edge handover", (polygon("head", points, {"fill": INK}),))
