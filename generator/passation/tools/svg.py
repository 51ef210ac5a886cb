"""A picture sealed: what a map painted goes out if it is made of what a picture needs, and not at all otherwise.

The whole text is held against a grammar of allow-lists, so nothing can hide in what was not thought of: no prolog,
comment, script, style, image, foreign namespace, entity or outside address. It gets a title and a description that say
something, and ids of its own.
"""

import functools
import html
import re

from passation.tools.fonts import FAMILIES
from passation.tools.measure import VARIATION_SELECTORS, drawable, signs

MAX_LENGTH = 8_000_000
OWN = "\0"
"""Stands in an id for the name of the figure, so that two figures on a page do not meet. No text holds it."""

_SHAPES = ("rect", "line", "circle", "polygon", "polyline", "path", "ellipse")
_KEPT = (
    *("class", "x", "y", "font-size", "fill", "font-weight", "text-anchor", "points", "stroke", "stroke-width"),
    *("width", "height", "rx", "x1", "y1", "x2", "y2", "cx", "cy", "r", "ry", "d", "opacity", "fill-opacity"),
    *("stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-style", "text-decoration"),
)
"""Attributes that a picture may have; those that stand on every shape come first."""
_VALUE = r"[\w\s#.,%+'-]*+"
_MOVED = r"[\w\s.,()-]*+"
_LINK = r"(?!/)[\w./-]*+(?:#[\w.-]++)?+"
_SAID = r"(?:[^<>&\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]++|&(?:amp|lt|gt);)*+"
_SIGN = f'<tspan font-family="{FAMILIES[1]}">'
_ATTRIBUTES = rf'(?: (?:{"|".join(_KEPT)})="{_VALUE}"| transform="{_MOVED}")*+'
_BODY = re.compile(
    rf"(?:<text{_ATTRIBUTES}>{_SAID}(?:{_SIGN}{_SAID}</tspan>{_SAID})*+</text>"
    rf"|<(?:{'|'.join(_SHAPES)}){_ATTRIBUTES}/>"
    rf'|<g{_ATTRIBUTES}(?: id="{OWN}-[\w.-]++")?+>|<a href="{_LINK}">|</[ga]>)*+',
    re.ASCII,
)
_NESTED = re.compile(r"<(/?)([ga])[ >]")
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_UNSEEN = dict.fromkeys(VARIATION_SELECTORS)


class SvgRefused(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """The picture holds something that no picture of ours holds."""


def sealed(body: str, size: tuple[str, str], *, figure: str, title: str, desc: str, lang: str) -> str:
    """Give an `<svg>` element to stand in a page, or alone as a file.

    One unit of the picture is one CSS pixel: text of size 12 is read at 12 px.

    Args:
        body: what a map painted, back to front; `OWN` begins its ids.
        size: its width and height, as they are written.
        figure: goes before every id; a name without spaces.
        title: what the picture shows; must not be empty.
        desc: what it says, for who does not see it; may be empty when a text twin follows.
        lang: the language of its texts, such as `fr`.

    Raises:
        SvgRefused: not well-formed, or holding anything outside the allow-lists.
    """
    if not (_NAME.fullmatch(figure) and _NAME.fullmatch(lang) and title.strip()):
        raise ValueError(f"a figure needs an id, a language and a title: {figure!r} {lang!r} {title!r}")
    _check(body)
    # A picture with links is no `img`: nobody who does not see reaches inside one.
    root = _root(size, figure, title, desc, lang, role="group" if "<a " in body else "img")
    return f"{root}{body.replace(OWN, figure)}</svg>"


def opened(svg: str, figure: str) -> str:
    """Give what was sealed for a figure, as the map painted it, to be sealed again within something larger."""
    inner = svg.partition(">")[2].removesuffix("</svg>")
    body = inner.partition("</desc>" if "</desc>" in inner else "</title>")[2]
    # An address in a text is no id: what is looked for stands within a tag, and no text holds a "<".
    return re.sub(f'(<g[^<>]* id="){re.escape(figure)}-', rf"\1{OWN}-", body)


@functools.lru_cache(maxsize=1024)
def lettered(text: str) -> str:
    """Write a text, its signs set in our own font outright; a box for what no shipped font draws.

    Left to itself a renderer looks for another font for the whole text (and Typst finds none for one
    with a ligature). Variation selectors are drawn by no font and go. Remembered: the same words stand on
    many pictures.
    """
    if text.isascii():
        return html.escape(text, quote=False)
    shown = drawable(text.translate(_UNSEEN))
    return _signs().sub(rf"{_SIGN}\g<0></tspan>", html.escape(shown, quote=False))


@functools.cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(signs())))}]+")


def _check(body: str) -> None:
    if len(body) > MAX_LENGTH:
        raise SvgRefused(f"a picture of {len(body)} characters")
    read = _BODY.match(body)
    end = read.end() if read else 0
    if end < len(body):
        raise SvgRefused(f"no piece of a picture: {body[end : end + 80]!r}")
    opened: list[str] = []
    for closing, name in _NESTED.findall(body):
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise SvgRefused(f"</{name}> closes what is not open")
    if opened:
        raise SvgRefused(f"<{opened[-1]}> is not closed")


def _root(size: tuple[str, str], figure: str, title: str, desc: str, lang: str, *, role: str) -> str:
    width, height = size
    spoken = {"title": title, "desc": desc} if desc.strip() else {"title": title}
    names = " ".join(f"{figure}-{name}" for name in spoken)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
        f' width="{width}" height="{height}" role="{role}" lang="{lang}" aria-labelledby="{names}"'
        f' font-family="{html.escape(", ".join((*FAMILIES, "Arial", "sans-serif")))}">'
    ) + "".join(
        f'<{name} id="{figure}-{name}">{html.escape(text, quote=False)}</{name}>' for name, text in spoken.items()
    )
