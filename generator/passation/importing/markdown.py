"""Markdown, and the archive that Notion gives: pages with headings, lists, tables and properties."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from passation.finding import say
from passation.importing.bounds import MAX_UNPACKED
from passation.importing.delimited import decoded, read_delimited
from passation.importing.found import Fate, Found, NotTaken, Said, Spot
from passation.importing.grids import Grid
from passation.importing.outline import Block, bold_heading, read_outline
from passation.importing.package import opened

_HEADING: Final = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_ITEM: Final = re.compile(r"(\s*)(?:(\d{1,3})[.)]|[-*+])\s+(?:\[[ xX]\]\s+)?(.*)")
_RULE: Final = re.compile(r"\s*(?:[-*_]\s*){3,}")
_TABLE_RULE: Final = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_LINK: Final = re.compile(r"!?\[([^\]\n]{0,300})\]\(([^)\s]{0,600})(?:\s[^)]{0,200})?\)")
_MARKS: Final = re.compile(r"(\*\*|__|~~|`)(?=\S)([^\n]{1,500}?)(?<=\S)\1")
_BOLD: Final = re.compile(r"\s*(\*\*|__)((?:(?!\1).)+)\1\s*:?\s*")
_EMPHASIS: Final = re.compile(r"(?<![\w*])\*(?=\S)([^*\n]{1,300})(?<=\S)\*(?![\w*])")
_TAG: Final = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_NOTION_ID: Final = re.compile(r"\s+[0-9a-f]{32}$")
_INDENT: Final = 2


def read_markdown(data: bytes, name: str) -> Found:
    """What a page says. Raises NotTaken for one that is no text."""
    found = Found()
    _page(decoded(data), name, "", found)
    return found


def read_notion(data: bytes, name: str) -> Found:
    """What an export of Notion says, page by page; a table of it only where no page says the same.

    Raises NotTaken for an archive that is not read at all.
    """
    pages = _files(data)
    found = Found()
    texts = {path: part for path, part in sorted(pages.items()) if path.endswith((".md", ".markdown"))}
    for path, part in texts.items():
        title = _NOTION_ID.sub("", PurePosixPath(path).stem)
        _page(decoded(part), title, f"{title}, ", found)
    for path, part in sorted(pages.items()):
        title = _NOTION_ID.sub("", PurePosixPath(path).stem.removesuffix("_all"))
        if path.endswith(".csv") and texts:
            found.note(Fate.DROPPED, title, say("A table of pages: the pages themselves were read."))
        elif path.endswith(".csv"):
            table = read_delimited(part, title)
            found.processes += table.processes
            found.notes += table.notes
    if not pages:
        raise NotTaken(
            say("{name} holds neither a page (.md) nor a table (.csv).", name=name),
            say("In Notion: Export, format “Markdown & CSV”."),
        )
    return found


def _files(data: bytes) -> dict[str, bytes]:
    """The pages and tables of an archive; Notion packs large ones twice."""
    files = opened(data, lambda path: path.endswith((".md", ".markdown", ".csv", ".zip")))
    flat = {path: part for path, part in files.items() if not path.endswith(".zip")}
    size = sum(map(len, flat.values()))
    for path, part in sorted(files.items()):
        if path.endswith(".zip"):
            inner = opened(part, lambda name: name.endswith((".md", ".markdown", ".csv")))
            size += sum(map(len, inner.values()))
            if size > MAX_UNPACKED:
                raise NotTaken(say("Unpacked, this file would be too large to be read safely."))
            flat |= {f"{path}/{name}": page for name, page in inner.items()}
    return flat


def _page(text: str, title: str, before: str, found: Found) -> None:
    first = Said(title, say("the file"), say("the name of the file"))
    read_outline(list(_blocks(text.split("\n"), before, found)), found, first)


def _blocks(lines: list[str], before: str, found: Found) -> Iterator[Block]:
    """The pieces of a page, with their lines; `before` names the page where several are read."""
    place = 0
    fenced = False
    while place < len(lines):
        line, spot = lines[place], _spot(before, place + 1)
        place += 1
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not line.strip() or (_RULE.fullmatch(line) and not fenced):
            continue
        elif fenced:
            yield Block("text", Said(line.strip(), spot))
        elif line.lstrip().startswith("|") and place < len(lines) and _TABLE_RULE.fullmatch(lines[place]):
            start = place - 1
            while place < len(lines) and lines[place].lstrip().startswith("|"):
                place += 1
            yield Block("grid", Said("", spot), grid=_table(lines[start:place], start + 1, before))
        else:
            yield _block(line, spot, found)


def _block(line: str, spot: Spot, found: Found) -> Block:
    if match := _HEADING.fullmatch(line):
        return Block("heading", Said(plain(match[2]), spot), len(match[1]))
    if match := _ITEM.fullmatch(line):
        depth = len(match[1].expandtabs(4)) // _INDENT
        return Block("item", Said(plain(match[3]), spot), depth, ordered=match[2] is not None)
    if match := _BOLD.fullmatch(line):
        heading = bold_heading(Said(plain(match[2]), spot), found)
        if heading is not None:
            return heading
    return Block("text", Said(plain(line.lstrip(" >")), spot))


def _spot(before: str, line: int) -> Spot:
    return say("{page}line {n}", page=before, n=line)


def _table(lines: list[str], first: int, before: str) -> Grid:
    rows = []
    for number, line in enumerate(lines, first):
        if not _TABLE_RULE.fullmatch(line):
            cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
            spot = _spot(before, number)
            rows.append([Said(plain(cell.replace("\\|", "|").replace("<br>", "\n")), spot) for cell in cells])
    return Grid("", rows)


def plain(text: str) -> str:
    """A text without its marks; a link keeps its address in brackets."""
    text = _LINK.sub(lambda found: f"{found[1]} ({found[2]})" if "://" in found[2] else found[1], text)
    for pattern, kept in ((_MARKS, r"\2"), (_EMPHASIS, r"\1"), (_TAG, "")):
        text = pattern.sub(kept, text)
    return text.strip()
