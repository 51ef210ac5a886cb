r"""Reading a *rich* field: a small Markdown, text in, a tree of a few kinds of nodes out.

It has paragraphs, bulleted and numbered lists, emphasis, strong emphasis, inline code, links and line
breaks. Everything else is text: HTML, entities, images, headings, quotes, code blocks, references. A
backslash spares the sign after it, but not another backslash: `\\server\folder` is a folder here.

`outline` finds the paragraphs and lists; the library `markdown` reads inside a paragraph, without its
patterns for what we do not have.
"""

import functools
import html
import itertools
import re
import threading
from collections.abc import Iterator
from typing import TypeAlias
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import Pattern
from markdown.treeprocessors import InlineProcessor, Treeprocessor, UnescapeTreeprocessor
from markdown.util import Registry

from passation.frozen import dataclass
from passation.tools.outline import outline

LIMIT = 8_000
"""Characters; a longer text is read as paragraphs without markup."""
MARKS = 1_000
"""Runs of `*`, `_`, `` ` `` and backslashes in a text; one with more is read without markup too."""
NESTING = 8
"""Brackets open at once in a paragraph; in one with more, markup is not read."""
LINK_WORK = 500_000
"""Links in a paragraph times its characters; in one with more, markup is not read. Without these
limits the library takes time that grows with the square of the text, and 20,000 brackets hang it."""


@dataclass(frozen=True, slots=True)
class Text:
    """Text to show as it is."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Text to show as typed or read on a screen."""

    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasis."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Link:
    """A link, to an address as the author wrote it: not to be trusted."""

    href: str
    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item holds blocks. `start` is the first number, or None for bullets."""

    items: "tuple[tuple[Block, ...], ...]"
    start: int | None


Inline: TypeAlias = Text | Code | Break | Strong | Emphasis | Link
Block: TypeAlias = Paragraph | List

_MARKUP = re.compile(r"[*_`\[<\\]|  \n")
_MARK = re.compile(r"[*_`\\]+")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_PATTERNS = (
    *("backtick", "escape", "link", "autolink", "linebreak"),
    *("not_strong", "em_strong", "em_strong2"),
)
_LOCK = threading.Lock()


@functools.lru_cache(maxsize=4096)
def read(text: str) -> tuple[Block, ...]:
    """Read a field: every text has a reading."""
    root = outline(text)
    marked = [] if _is_too_much(text) else [part for part in _marked(root) if not _is_heavy(part)]
    for part in marked:
        part.text = str(part.text)
    if marked:
        with _LOCK:
            for step in _inline_steps():
                step.run(root)
    return tuple(_blocks(root))


def has_unread_markup(text: str) -> bool:
    """Say whether some markup is shown as typed because reading it could take too long."""
    marked = _marked(outline(text))
    return any(map(_is_heavy, marked)) or bool(marked and _is_too_much(text))


def _marked(root: Element) -> list[Element]:
    return [part for part in root.iter("p") if _MARKUP.search(part.text or "")]


def _is_too_much(text: str) -> bool:
    return len(text) > LIMIT or sum(1 for _ in _MARK.finditer(text)) > MARKS


def _is_heavy(part: Element) -> bool:
    text = part.text or ""
    links = text.count("](") * len(text)
    return links > LINK_WORK or max(_nesting(text, "[]"), _nesting(text, "()")) > NESTING


def _nesting(text: str, pair: str) -> int:
    """Say how many brackets of a kind are open at once, at most."""
    steps = (1 if char == pair[0] else -1 for char in text if char in pair)
    return max(itertools.accumulate(steps, lambda depth, step: max(depth + step, 0)), default=0)


@functools.cache
def _inline_steps() -> tuple[Treeprocessor, Treeprocessor]:
    """Give the library's reading of paragraphs, with the patterns we have and no other."""
    library = Markdown()
    library.ESCAPED_CHARS = [char for char in library.ESCAPED_CHARS if char != "\\"]
    ours: Registry[Pattern] = Registry()
    for rank, name in enumerate(reversed(_PATTERNS)):
        if name in library.inlinePatterns:
            ours.register(library.inlinePatterns[name], name, rank)
    library.inlinePatterns = ours
    inline = InlineProcessor(library)
    # Patterns ask the library for the step that runs them, by name.
    library.treeprocessors.register(inline, "inline", 0)
    return inline, UnescapeTreeprocessor(library)


def _blocks(parent: Element) -> Iterator[Block]:
    for child in parent:
        if child.tag == "p":
            yield Paragraph(tuple(_inlines(child)))
        else:
            start = child.get("start")
            items = tuple(tuple(_blocks(item)) for item in child)
            yield List(items, int(start) if start else None)


def _inlines(parent: Element) -> Iterator[Inline]:
    yield from _texts(parent.text)
    for child in parent:
        yield _inline(child)
        yield from _texts(child.tail)


def _inline(element: Element) -> Inline:
    children = tuple(_inlines(element))
    match element.tag:
        case "code":
            # The library escapes code; its other texts it leaves to a serialiser, which we are not.
            return Code(_one_line(html.unescape(element.text or "")))
        case "br":
            return Break()
        case "strong":
            return Strong(children)
        case "em":
            return Emphasis(children)
        case "a":
            href = element.get("href", "")
            return Link(href, children or (Text(href),))
        case other:
            raise AssertionError(f"markdown gave an element that it was not asked for: {other}")


def _texts(text: str | None) -> Iterator[Text]:
    if text:
        yield Text(_one_line(text))


def _one_line(text: str) -> str:
    return _LINE_END.sub(" ", text)
