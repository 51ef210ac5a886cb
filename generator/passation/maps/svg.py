"""Shapes and texts as SVG. Every text is escaped here, and `tools.svg` holds the whole against its grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Final

from passation.maps.palette import INK, MUTED, PAPER, Look
from passation.maps.shapes import Placed, Point, Rect
from passation.tools.svg import OWN, lettered, sealed

Paint = Mapping[str, str]
"""`fill`, `stroke` and so on."""
_INKS: Final = {"note": MUTED, "target": MUTED, "word": PAPER}
"""Colour of a text by its class; every other one is set in `INK`."""


def number(value: float) -> str:
    """A coordinate to a tenth of a unit, without trailing zeros."""
    return f"{value:.1f}".removesuffix(".0")


def group(css: str, children: Iterable[str], href: str | None = None, anchor: str = "") -> str:
    """A group with a class; with an address it is a link."""
    own = f"{OWN}-{anchor}" if anchor else ""
    made = f"<g{_attribute('class', css)}{_attribute('id', own)}>{''.join(children)}</g>"
    return made if href is None else f"<a{_attribute('href', href)}>{made}</a>"


def turned(child: str, at: Point) -> str:
    """A piece drawn around the origin, moved to a point and turned to be read from the right."""
    return f'<g transform="translate({number(at[0])} {number(at[1])}) rotate(-90)">{child}</g>'


def shape(name: str, css: str, paint: Paint, **sizes: float) -> str:
    """A `rect`, `circle` or `line`; sizes are its attributes."""
    measures = "".join([f' {size}="{number(value)}"' for size, value in sizes.items()])
    return f"<{name}{_attribute('class', css)}{measures}{_attributes(paint)}/>"


def polygon(css: str, points: Sequence[Point], paint: Paint) -> str:
    """A closed shape."""
    return f'<polygon class="{css}" points="{_points(points)}"{_attributes(paint)}/>'


def polyline(points: Sequence[Point], paint: Paint) -> str:
    """An open line."""
    return f'<polyline points="{_points(points)}" fill="none"{_attributes(paint)}/>'


def curve(points: Sequence[Point], paint: Paint) -> str:
    """A line of Bézier curves: a point, then three for each curve, as Graphviz gives them."""
    first, *others = (f"{number(x)},{number(y)}" for x, y in points)
    return f'<path d="M{first} C{" ".join(others)}" fill="none"{_attributes(paint)}/>'


def text(line: str, at: Point, size: float, css: str = "", style: Paint | None = None) -> str:
    """One line of text; `at` is on its base line."""
    return _line(line, at, number(size), _attribute("class", css), _attributes({"fill": INK, **(style or {})}))


def _line(line: str, at: Point, size: str, css: str, ink: str) -> str:
    """One line of text, its class and its ink written already."""
    return f'<text{css} x="{number(at[0])}" y="{number(at[1])}" font-size="{size}"{ink}>{lettered(line)}</text>'


def rectangle(css: str, rect: Rect, paint: Paint, rx: float = 0) -> str:
    """A rectangle, its corners rounded."""
    x, y, width, height, bend = number(rect.x), number(rect.y), number(rect.width), number(rect.height), number(rx)
    sizes = f' x="{x}" y="{y}" width="{width}" height="{height}" rx="{bend}"'
    return f"<rect{_attribute('class', css)}{sizes}{_attributes(paint)}/>"


def texts(*placed: Placed) -> Iterator[str]:
    """Every line of some texts."""
    for each in placed:
        lettering = each.text
        size, css, ink = number(lettering.size), _attribute("class", each.css), _ink(each, lettering.weight)
        for place, line in enumerate(lettering.lines):
            yield _line(line, (each.x, each.y + lettering.baseline(place)), size, css, ink)


def _ink(placed: Placed, weight: int) -> str:
    anchor = placed.anchor if placed.anchor != "start" else ""
    bold = str(weight) if weight != 400 else ""
    return _attributes({"fill": _INKS.get(placed.css, INK), "font-weight": bold, "text-anchor": anchor})


def border(look: Look) -> Paint:
    """The line by which a side or a state is told."""
    return {"stroke": look.stroke, "stroke-width": look.weight, "stroke-dasharray": look.dash}


def picture(parts: Iterable[str], size: Point, *, figure: str, title: str, desc: str, lang: str) -> str:
    """The whole picture, if it holds nothing but what a picture needs."""
    width, height = map(number, size)
    return sealed("".join(parts), (width, height), figure=figure, title=title, desc=desc, lang=lang)


def _attributes(values: Paint) -> str:
    return _written(tuple(values.items()))


@lru_cache(maxsize=1024)
def _written(values: tuple[tuple[str, str], ...]) -> str:
    """The same few colours, weights and dashes stand on every shape."""
    return "".join(_attribute(name, value) for name, value in values)


@lru_cache(maxsize=1024)
def _attribute(name: str, value: str) -> str:
    """One attribute; none where it would be empty."""
    return f' {name}="{escape(value)}"' if value else ""


def _points(points: Sequence[Point]) -> str:
    return " ".join([f"{number(x)},{number(y)}" for x, y in points])
