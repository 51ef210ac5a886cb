"""Paragraphs and lists of a *rich* text: lines in, an element tree like the library `markdown`'s out.

Lists are found the way people write them and CommonMark reads them: right after a paragraph, indented
by two spaces or more, with `1)` as well as `1.`. The library would want an empty line and four spaces.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

LEVELS = 4
"""Lists within lists; deeper ones are read as text."""

_ITEM = re.compile(r"( *)(?:[-*+]|(\d{1,9})[.)]) +(?=\S)")


def outline(text: str) -> Element:
    """Give a `div` of `p`, `ul` and `ol`, whose `li` hold the same; every text has an outline.

    Texts are "atomic", which the library `markdown` leaves alone: who wants one read says so.
    """
    root = Element("div")
    # The library marks places with these two control characters, so a text must not hold them.
    clean = text.replace("\x02", "").replace("\x03", "")
    _grow(root, clean.expandtabs(4).splitlines(), 0)
    return root


def _grow(parent: Element, lines: list[str], level: int) -> None:
    at = 0
    while at < len(lines):
        item = _item(lines[at], level)
        if not lines[at].strip():
            at += 1
        elif item:
            at = _grow_list(parent, lines, at, item, level)
        else:
            end = _paragraph_end(lines, at, level)
            text = "\n".join(line.lstrip(" ") for line in lines[at:end]).rstrip(" ")
            SubElement(parent, "p").text = AtomicString(text)
            at = end


def _item(line: str, level: int) -> re.Match[str] | None:
    return _ITEM.match(line) if level < LEVELS else None


def _paragraph_end(lines: list[str], at: int, level: int) -> int:
    for end in range(at + 1, len(lines)):
        item = _item(lines[end], level)
        # A line may well begin with a year and a full stop: only a list from 1 needs no empty line.
        if not lines[end].strip() or (item and item[2] in {None, "1"}):
            return end
    return len(lines)


def _grow_list(parent: Element, lines: list[str], at: int, first: re.Match[str], level: int) -> int:
    """Add the list that starts on a line with its first item; give the line after the list."""
    number = first[2]
    rows = SubElement(parent, "ol" if number else "ul", {"start": number} if number else {})
    item: re.Match[str] | None = first
    while item and bool(item[2]) == bool(number) and len(item[1]) <= len(first[1]) + 1:
        end = _item_end(lines, at, len(item[1]))
        rest = [line[min(_indent(line), item.end()) :] for line in lines[at + 1 : end]]
        _grow(SubElement(rows, "li"), [lines[at][item.end() :], *rest], level + 1)
        at = end
        item = _item(lines[at], level) if at < len(lines) else None
    return at


def _item_end(lines: list[str], at: int, indent: int) -> int:
    for end in range(at + 1, len(lines)):
        line = lines[end]
        goes_on = lines[end - 1].strip() and not _ITEM.match(line)
        if line.strip() and _indent(line) < indent + 2 and not goes_on:
            return end
    return len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
