"""A drawing made safe and readable: only what a drawing needs goes in, everything else is refused.

The file is read as a stream and written anew from allow-lists, so nothing can hide in what was not
thought of: no prolog, comment, script, style, image, foreign namespace, entity or outside address.
Internal node names go, the drawing gets a title and a description that say something.
"""

import functools
import html
import math
import re
from xml.parsers import expat

from passation.tools.cache import cached, made_by
from passation.tools.fonts import FAMILIES
from passation.tools.measure import VARIATION_SELECTORS, drawable, signs

MAX_BYTES = 8_000_000

_SHAPES = {"circle", "ellipse", "line", "path", "polygon", "polyline", "rect"}
_ELEMENTS = {"svg", "g", "a", "text", "tspan"} | _SHAPES
_SPOKEN = {"title", "desc"}
"""Graphviz writes node names there; they are left out with all they hold."""
_KEPT = {
    *("class", "transform", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"),
    *("width", "height", "d", "points", "opacity", "fill", "fill-opacity"),
    *("stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin"),
    *("font-size", "font-style", "font-weight", "text-anchor", "text-decoration"),
}
_DROPPED = {"target", "title", "xlink:title", "xml:space"}
_VALUE = re.compile(r"[\w\s#.,%()+'-]*", re.ASCII)
_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NUMBERED = re.compile(r"(?:a_)?(?:graph|clust|node|edge)\d+")
"""Ids that Graphviz gives to whatever has none: no one can link to them."""
_LINK = re.compile(r"(?!/)[\w./-]*(?:#[\w.-]+)?", re.ASCII)
_UNSEEN = dict.fromkeys(VARIATION_SELECTORS)
_STYLES = {
    "medium": (("font-weight", "500"),),
    "bold": (("font-weight", "700"),),
    "italic": (("font-style", "italic"),),
}


class SvgRefused(Exception):  # noqa: N818 - says what happened, and reads well after "except"
    """The drawing holds something that no drawing of ours holds."""


def clean(svg: bytes, *, figure: str, title: str, desc: str, lang: str) -> str:
    """Give an `<svg>` element to stand in a page, or alone as a file; one cleaned before is remembered.

    One unit of the drawing (Graphviz: a point) becomes one CSS pixel: text of size 12 is read at 12 px.

    Args:
        svg: what an engine drew, in UTF-8.
        figure: goes before every id, so that two figures on a page do not meet.
        title: what the drawing shows; must not be empty.
        desc: what it says, for who does not see it; may be empty when a text twin follows.
        lang: the language of its texts, such as `fr`.

    Raises:
        SvgRefused: not well-formed, or holding anything outside the allow-lists.
    """
    if not (_ID.fullmatch(figure) and _ID.fullmatch(lang) and title.strip()):
        raise ValueError(f"a figure needs an id, a language and a title: {figure!r} {lang!r} {title!r}")
    if len(svg) > MAX_BYTES:
        raise SvgRefused(f"a drawing of {len(svg)} bytes")
    words = (figure, title, desc, lang)
    key = b"\0".join((*(word.encode() for word in words), svg))
    version = made_by("svg", "measure", "fonts", "symbols")
    return cached("svg", version, key, lambda: _clean(svg, *words).encode()).decode()


def _clean(svg: bytes, figure: str, title: str, desc: str, lang: str) -> str:
    cleaner = _Cleaner(figure)
    parser = expat.ParserCreate("UTF-8")
    parser.buffer_text = True
    parser.StartElementHandler = cleaner.start
    parser.EndElementHandler = cleaner.end
    parser.CharacterDataHandler = cleaner.text
    parser.StartDoctypeDeclHandler = cleaner.doctype
    parser.ProcessingInstructionHandler = cleaner.instruction
    parser.SkippedEntityHandler = cleaner.entity
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as fault:
        raise SvgRefused(f"not well-formed: {fault}") from fault
    cleaner.finish()
    root = _root(cleaner.box, figure, title, desc, lang, role="group" if cleaner.linked else "img")
    return root + "".join(cleaner.out) + "</svg>"


def _root(box: tuple[str, ...], figure: str, title: str, desc: str, lang: str, *, role: str) -> str:
    spoken = {"title": title, "desc": desc} if desc.strip() else {"title": title}
    names = " ".join(f"{figure}-{name}" for name in spoken)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{" ".join(box)}"'
        f' width="{box[2]}" height="{box[3]}" role="{role}" lang="{lang}" aria-labelledby="{names}"'
        f' font-family="{html.escape(", ".join((*FAMILIES, "Arial", "sans-serif")))}">'
    ) + "".join(
        f'<{name} id="{figure}-{name}">{html.escape(text, quote=False)}</{name}>' for name, text in spoken.items()
    )


class _Cleaner:
    """Expat's events in, the pieces of the new drawing out."""

    def __init__(self, figure: str) -> None:
        self.figure = figure
        self.box: tuple[str, ...] = ()
        self.out: list[str] = []
        self.open: list[str] = []
        """Names of the open elements as they are written; empty where nothing inside is written."""
        self.page = 0
        """Depth of the group that Graphviz calls the graph, whose own polygon is its background."""
        self.values: list[str] = []
        """Of attributes that are written as they are, if `finish` finds nothing in them: one look for all of them."""
        self.linked = False
        """Whether a link leads out of it. Then it is no `img`, for nobody who does not see reaches inside one."""

    def finish(self) -> None:
        if not _are_values(" ".join(self.values)):
            raise SvgRefused(f"attribute {next(value for value in self.values if not _are_values(value))[:80]!r}")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self.open:
            self.box = _view_box(name, attributes)
            self.open.append("svg")
            return
        if self._is_left_out(name):
            self.open.append("")
            return
        if name not in _ELEMENTS or name == "svg":
            raise SvgRefused(f"element {name}")
        if name == "g" and attributes.get("class") == "graph":
            self.page = len(self.open)
        written = self._attributes(name, attributes)
        name = "g" if name == "a" and "href" not in written else name
        self.linked = self.linked or name == "a"
        is_leaf = name in _SHAPES
        self.open.append("" if is_leaf else name)
        self.out.append(f"<{name}{_written(written)}{'/' if is_leaf else ''}>")

    def end(self, _name: str) -> None:
        name = self.open.pop()
        if name and self.open:
            self.out.append(f"</{name}>")

    def text(self, text: str) -> None:
        if self.open[-1] in {"text", "tspan"}:
            self.out.append(_lettered(text))
        elif not text.isspace() and "" not in self.open:
            raise SvgRefused("text outside a text element")

    def doctype(self, _name: str, _system: str | None, _public: str | None, has_subset: int) -> None:
        if has_subset:
            raise SvgRefused("declarations of its own")

    def instruction(self, target: str, _data: str) -> None:
        raise SvgRefused(f"instruction {target}")

    def entity(self, name: str, _is_parameter: int) -> None:
        raise SvgRefused(f"entity {name}")

    def _is_left_out(self, name: str) -> bool:
        is_background = name == "polygon" and self.page and len(self.open) == self.page + 1
        return name in _SPOKEN or not self.open[-1] or bool(is_background)

    def _attributes(self, element: str, attributes: dict[str, str]) -> dict[str, str]:
        if attributes.keys() <= _KEPT:
            self.values += attributes.values()
            return attributes  # the common case, at a tenth of the time
        written: dict[str, str] = {}
        for name, value in attributes.items():
            if name in _KEPT and _are_values(value):
                written[name] = value
            elif name == "id" and _ID.fullmatch(value):
                if not _NUMBERED.fullmatch(value):
                    written["id"] = f"{self.figure}-{value}"
            elif name in {"href", "xlink:href"} and element == "a" and _LINK.fullmatch(value):
                written["href"] = value
            elif name == "font-family":
                written |= _style(value)
            elif name not in _DROPPED:
                raise SvgRefused(f"attribute {name} of {element}: {value[:80]!r}")
        return written


def _are_values(text: str) -> bool:
    """Whether a value holds only what values hold; so does a row of values, with spaces between, if all of them do."""
    return _VALUE.fullmatch(text) is not None and not ("(" in text and "url(" in text.lower())


def _view_box(name: str, attributes: dict[str, str]) -> tuple[str, ...]:
    numbers = attributes.get("viewBox", "").split()
    if name != "svg" or len(numbers) != 4:
        raise SvgRefused("no svg element with a viewBox")
    try:
        values = [float(number) for number in numbers]
    except ValueError as fault:
        raise SvgRefused("a viewBox of other things than numbers") from fault
    if not all(map(math.isfinite, values)):
        raise SvgRefused("a viewBox without end")
    return tuple(f"{value:.2f}".rstrip("0").rstrip(".") for value in values)


def _style(family: str) -> dict[str, str]:
    """Read `Roboto Bold` as a weight: the family itself stands once, on the root."""
    words = family.partition(",")[0].lower().split()
    return dict(pair for word in words for pair in _STYLES.get(word, ()))


@functools.lru_cache(maxsize=1024)
def _lettered(text: str) -> str:
    """Write a text, its signs set in our own font outright.

    Left to itself a renderer looks for another font for the whole text (and Typst finds none for one
    with a ligature). Variation selectors are drawn by no font and go. Remembered: the same words stand on
    many drawings.
    """
    if text.isascii():
        return html.escape(text, quote=False)
    shown = drawable(text.translate(_UNSEEN))
    return _signs().sub(rf'<tspan font-family="{FAMILIES[1]}">\g<0></tspan>', html.escape(shown, quote=False))


@functools.cache
def _signs() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(re.escape, sorted(signs())))}]+")


def _written(attributes: dict[str, str]) -> str:
    # Nothing to escape: the patterns above let no quote, ampersand or angle bracket through.
    return "".join([f' {name}="{value}"' for name, value in attributes.items()])
