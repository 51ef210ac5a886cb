"""A scene as SVG: concrete colours for a drawing that stands alone, classes for the site's stylesheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from passation.maps.palette import INK, LINE, LOOKS, MUTED, PAPER, Look
from passation.maps.shapes import Point, Rect
from passation.maps.svg import border, group, polygon, polyline, rectangle, shape, text, texts, turned
from passation.maps.swimlanes.scene import Arrow, Box, Bracket, Lane, Scene

_RADIUS: Final = 11.0
_CUT: Final = 9.0
_ROUND: Final = 15.0


def paint(scene: Scene) -> Iterator[str]:
    """The drawing from back to front: lanes, brackets, arrows, boxes."""
    yield from map(_lane, scene.lanes)
    yield from map(_bracket, scene.brackets)
    yield from map(_arrow, sorted(scene.arrows, key=lambda each: each.handover))
    yield from map(_box, scene.boxes)


def _lane(lane: Lane) -> str:
    look = LOOKS[lane.side]
    area = rectangle("area", lane.rect, {"fill": look.tint, "fill-opacity": "0.55", **border(look)}, rx=8)
    head = rectangle("head", lane.head, {"fill": look.tint, **border(look)}, rx=8)
    badge = rectangle("badge", lane.badge, {"fill": look.stroke}, rx=9.5)
    return group(f"lane side-{lane.side}", (area, head, badge, *texts(*lane.texts)))


def _box(box: Box) -> str:
    look = LOOKS[box.side]
    if box.kind in {"start", "end", "from", "to"}:
        return group(f"terminal {box.kind}", (*_outline(box, look), *texts(*box.texts)))
    rules = {"stroke": look.stroke, "stroke-opacity": "0.4"}
    parts = [
        *_outline(box, look),
        *(shape("line", "rule", rules, x1=box.rect.x, x2=box.rect.right, y1=y, y2=y) for y in box.rules),
        *texts(*box.texts),
    ]
    for place, placed in box.chips:
        parts.append(rectangle("chip", place, {"fill": PAPER, "stroke": INK, "stroke-width": "1"}, rx=4))
        parts += texts(placed)
    parts += (*_bars(box), *_number(box, look))
    return group(f"step {box.kind} side-{box.side}", parts, box.href, f"step-{box.node + 1}")


def _outline(box: Box, look: Look) -> Iterator[str]:
    rect, paint = box.rect, {"fill": PAPER, **border(look)}
    match box.kind:
        case "ask":
            yield polygon("shape", _cut_corners(rect), {**paint, "stroke-width": "2.2"})
        case "gate":
            yield polygon("shape", _cut_corners(rect), paint)
        case "wait":
            yield rectangle("shape", rect, paint, rx=15)
        case "call":
            yield rectangle("shape", rect, paint, rx=3)
            for x in (rect.x + 4, rect.right - 4):
                yield shape("line", "rule", {"stroke": look.stroke}, x1=x, x2=x, y1=rect.y, y2=rect.bottom)
        case "do":
            yield rectangle("shape", rect, paint, rx=5)
        case _:
            width = "3" if box.kind == "end" else "1.5"
            yield rectangle(
                "shape", rect, {"fill": PAPER, "stroke": INK, "stroke-width": width}, rx=min(rect.height / 2, _ROUND)
            )


def _cut_corners(rect: Rect) -> tuple[Point, ...]:
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        (x + _CUT, y), (right - _CUT, y), (right, y + _CUT), (right, bottom - _CUT),
        (right - _CUT, bottom), (x + _CUT, bottom), (x, bottom - _CUT), (x, y + _CUT),
    )  # fmt: skip


def _bars(box: Box) -> Iterator[str]:
    """Thick lines where work forks and where it is waited for."""
    x, width = box.rect.x + 12, box.rect.width - 24
    if box.fork:
        yield rectangle("bar", Rect(x, box.rect.bottom - 2, width, 4), {"fill": INK})
    if box.join:
        yield rectangle("bar", Rect(x, box.rect.y - 2, width, 4), {"fill": INK})


def _number(box: Box, look: Look) -> Iterator[str]:
    """The number of the step on its corner; on a diamond where something is asked."""
    x, y = box.rect.x + 4, box.rect.y + 2
    if box.kind == "ask":
        reach = _RADIUS + 3
        diamond = ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
        yield polygon("badge", diamond, {"fill": look.stroke})
    else:
        yield shape("circle", "badge", {"fill": look.stroke}, cx=x, cy=y, r=_RADIUS)
    bold = {"font-weight": "700", "text-anchor": "middle", "fill": PAPER}
    yield text(str(box.node + 1), (x, y + 4.2), 12, "word", bold)


def _arrow(arrow: Arrow) -> str:
    ink, width, head = (INK, "2.6", 11.0) if arrow.handover else (LINE, "1.4", 8.5)
    stroke = {"stroke": ink, "stroke-width": width, "stroke-linejoin": "round"}
    css = " ".join(["edge", *(["handover"] if arrow.handover else []), *(["back"] if arrow.back else [])])
    match arrow.end:
        case "head":
            line, end = _headed(arrow.points, head, ink)
        case "ring":
            line, end = arrow.points, _ring(arrow.points[-1], ink)
        case "flag":
            line, end = arrow.points, _flag(arrow.points[-1], ink)
    return group(css, (polyline(line, stroke), end))


def _headed(points: tuple[Point, ...], length: float, ink: str) -> tuple[tuple[Point, ...], str]:
    (x0, y0), (x, y) = points[-2], points[-1]
    span = max(abs(x - x0), abs(y - y0)) or 1.0
    dx, dy = (x - x0) / span, (y - y0) / span
    half = length * 0.42
    base = (x - dx * length, y - dy * length)
    corners = ((x, y), (base[0] - dy * half, base[1] + dx * half), (base[0] + dy * half, base[1] - dx * half))
    return (*points[:-1], (x - dx * length * 0.8, y - dy * length * 0.8)), polygon("head", corners, {"fill": ink})


def _ring(at: Point, ink: str) -> str:
    return shape("circle", "ring", {"fill": PAPER, "stroke": ink, "stroke-width": "2.5"}, cx=at[0], cy=at[1], r=4.5)


def _flag(at: Point, ink: str) -> str:
    x, y = at
    return polygon("head", ((x - 4, y - 5), (x + 2, y - 5), (x + 6, y), (x + 2, y + 5), (x - 4, y + 5)), {"fill": ink})


def _bracket(bracket: Bracket) -> str:
    rect, said = bracket.rect, bracket.text.text
    x = rect.right - 3
    corners = ((x + 5, rect.y), (x, rect.y), (x, rect.bottom), (x + 5, rect.bottom))
    style = {"font-weight": "500", "text-anchor": "middle", "fill": MUTED}
    line = text("".join(said.lines), (0, 4), said.size, "note", style)
    at = (bracket.text.x - 4, bracket.text.y)
    return group("loop", (polyline(corners, {"stroke": MUTED, "stroke-width": "1.4"}), turned(line, at)))
