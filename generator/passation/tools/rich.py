"""A *rich* field, for a page, a print or plain text: one reading (`markup`), three ways to write it.

A link goes to `https:`, `mailto:` or `tel:`, or to a process of the edition, as `sop:FIN-012#s50`. Any
other is shown as its text alone, and so is one to a process that the edition does not hold.
"""

import html
import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import nh3

from passation.tools.markup import (
    Block,
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    List,
    Paragraph,
    Strong,
    Text,
    has_unread_markup,
    read,
)

__all__ = ["Resolve", "Token", "goes_out", "has_unread_markup", "links", "plain", "to_html", "to_tokens"]

Resolve: TypeAlias = Callable[[str], str | None]
"""Where a link `sop:…` leads in this output; None when its target is not there."""
Token: TypeAlias = list[object]
"""A node as JSON writes it; `to_tokens` lists them."""

_OUT = re.compile(r"(?:https://(?![^/?#]*@)|mailto:(?=[^@]+@)|tel:(?=\+?[\d().-]+$))[^\s<>\"'\\^`{|}]+", re.IGNORECASE)
_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "strong", "em", "code", "a", "br"},
    attributes={"a": {"href", "rel"}, "ol": {"start"}},
    url_schemes={"https", "mailto", "tel"},
    link_rel=None,
)


def to_html(text: str, link: Resolve) -> str:
    """Give the field as HTML: paragraphs and lists, sanitised, safe to put in a page as it is."""
    written = "".join(_block_html(block, link) for block in read(text))
    return _CLEANER.clean(written).replace("&nbsp;", "\N{NO-BREAK SPACE}")


def to_tokens(text: str, link: Resolve) -> list[Token]:
    """Give the field as nested lists for `json`, each `[kind, …]`.

    Blocks: `["p", [inline…]]`, `["ul", [item…]]`, `["ol", [item…], start]`, an item being a list of
    blocks. Inline: `["t", text]`, `["c", code]`, `["b", [inline…]]`, `["i", [inline…]]`,
    `["a", href, [inline…]]`, `["br"]`.
    """
    return [_block_token(block, link) for block in read(text)]


def plain(text: str) -> str:
    """Give the field without markup: a line a paragraph, items after a dash or their number."""
    return "\n".join(_lines(read(text)))


def links(text: str) -> tuple[str, ...]:
    """Give the addresses of the field's links, as written, in order: what rules have to look at."""
    return tuple(_hrefs(read(text)))


def goes_out(href: str) -> bool:
    """Say whether an address may be followed out of the manual: `https:`, `mailto:` or `tel:`."""
    return _OUT.fullmatch(href) is not None


def _target(href: str, link: Resolve) -> str | None:
    if href.lower().startswith("sop:"):
        return link(href)
    return href if goes_out(href) else None


def _block_html(block: Block, link: Resolve) -> str:
    match block:
        case Paragraph(children):
            return f"<p>{_inline_html(children, link)}</p>"
        case List(items, start):
            tag = "ul" if start is None else "ol"
            number = "" if start in {None, 1} else f' start="{start}"'
            rows = "".join(f"<li>{_item_html(item, link)}</li>" for item in items)
            return f"<{tag}{number}>{rows}</{tag}>"


def _item_html(item: tuple[Block, ...], link: Resolve) -> str:
    """Write an item; its only paragraph needs no element of its own."""
    first, rest = item[:1], item[1:]
    match first:
        case (Paragraph(children),) if not any(isinstance(block, Paragraph) for block in rest):
            start = _inline_html(children, link)
        case _:
            start = "".join(_block_html(block, link) for block in first)
    return start + "".join(_block_html(block, link) for block in rest)


def _inline_html(nodes: Iterable[Inline], link: Resolve) -> str:
    return "".join(_node_html(node, link) for node in nodes)


def _node_html(node: Inline, link: Resolve) -> str:
    match node:
        case Text(text):
            return html.escape(text, quote=False)
        case Code(text):
            return f"<code>{html.escape(text, quote=False)}</code>"
        case Break():
            return "<br>"
        case Strong(children):
            return f"<strong>{_inline_html(children, link)}</strong>"
        case Emphasis(children):
            return f"<em>{_inline_html(children, link)}</em>"
        case Link(href, children):
            return _link_html(_target(href, link), _inline_html(children, link))


def _link_html(target: str | None, inside: str) -> str:
    if target is None:
        return inside
    # An outside site need not learn the address of a handbook that may be private.
    rel = ' rel="noopener noreferrer"' if target.lower().startswith("https:") else ""
    return f'<a href="{html.escape(target)}"{rel}>{inside}</a>'


def _block_token(block: Block, link: Resolve) -> Token:
    match block:
        case Paragraph(children):
            return ["p", _inline_tokens(children, link)]
        case List(items, start):
            rows = [[_block_token(inner, link) for inner in item] for item in items]
            return ["ul", rows] if start is None else ["ol", rows, start]


def _inline_tokens(nodes: Iterable[Inline], link: Resolve) -> list[Token]:
    return [token for node in nodes for token in _node_tokens(node, link)]


def _node_tokens(node: Inline, link: Resolve) -> list[Token]:
    match node:
        case Text(text):
            return [["t", text]]
        case Code(text):
            return [["c", text]]
        case Break():
            return [["br"]]
        case Strong(children):
            return [["b", _inline_tokens(children, link)]]
        case Emphasis(children):
            return [["i", _inline_tokens(children, link)]]
        case Link(href, children):
            inside = _inline_tokens(children, link)
            target = _target(href, link)
            return inside if target is None else [["a", target, inside]]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(children):
                yield "".join(map(_plain, children))
            case List(items, start):
                for number, item in enumerate(items, start or 0):
                    mark = "–" if start is None else f"{number}."
                    first, *rest = (*_lines(item), "")
                    yield f"{mark} {first}"
                    yield from filter(None, rest)


def _plain(node: Inline) -> str:
    match node:
        case Text(text) | Code(text):
            return text
        case Break():
            return " "
        case Strong(children) | Emphasis(children) | Link(_, children):
            return "".join(map(_plain, children))


def _hrefs(nodes: Iterable[Block | Inline]) -> Iterator[str]:
    for node in nodes:
        match node:
            case List(items):
                yield from _hrefs(itertools.chain.from_iterable(items))
            case Link(href, children):
                yield href
                yield from _hrefs(children)
            case Paragraph(children) | Strong(children) | Emphasis(children):
                yield from _hrefs(children)
            case Text() | Code() | Break():
                pass
