"""Word documents: headings, lists and tables in order, each paragraph with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from passation.finding import say
from passation.importing.found import Fate, Found, NotTaken, Said
from passation.importing.grids import Grid
from passation.importing.needed import needed
from passation.importing.outline import Block, bold_heading, read_outline
from passation.importing.package import office, repacked

_HEADING: Final = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)
_TITLE: Final = frozenset({"title", "titre"})
_UNREAD: Final = {
    "word/comments.xml": say("Comments in the margin are not read."),
    "word/footnotes.xml": say("Footnotes are not read."),
    "word/header": say("Headers and footers are not read."),
}


def read_word(data: bytes, name: str) -> Found:
    """What a Word document says. Raises NotTaken for one that is not read at all."""
    parts = office(data)
    found = Found()
    _tell_parts(parts, found)
    body = _body(parts)
    read_outline(list(_blocks(body, found)), found, Said(name, say("the file"), say("the name of the file")))
    return found


def _body(parts: Mapping[str, bytes]) -> Any:
    """The document as mammoth sees it; what it would make of it is not wanted."""
    with needed():
        import mammoth  # type: ignore[import-untyped]  # publishes no types  # noqa: PLC0415  # of the extra `import`, and few commands need it
        from mammoth import documents  # noqa: PLC0415  # as above
    kept: list[Any] = []

    def keep(document: Any) -> Any:
        kept.append(document)
        return documents.document([])

    try:
        mammoth.convert_to_html(
            repacked(parts), transform_document=keep, include_embedded_style_map=False, external_file_access=False
        )
        return kept[0]
    except Exception as fault:  # noqa: BLE001  # mammoth raises whatever a crooked file makes it stumble over
        raise NotTaken(
            say("This document cannot be read: something in it is not as Word writes it ({fault}).",
                fault=type(fault).__name__),
            say("Open it with Word or LibreOffice, save it as .docx under another name, and try again."),
        ) from None  # fmt: skip


def _tell_parts(parts: Mapping[str, bytes], found: Found) -> None:
    for start, said in _UNREAD.items():
        if any(name.startswith(start) and b"<w:t" in part for name, part in parts.items()):
            found.note(Fate.DROPPED, start, said)
    body = parts.get("word/document.xml", b"")
    if b"<w:ins " in body or b"<w:del " in body:
        said = say("Changes are tracked in this document: it was read as if all of them were accepted.")
        found.note(Fate.GUESSED, "word/document.xml", said)
    if b"macroEnabled" in parts.get("[Content_Types].xml", b""):
        found.note(Fate.DROPPED, "vbaProject.bin", say("This document has macros: none was run, none was read."))


def _blocks(body: Any, found: Found) -> Iterator[Block]:
    paragraph = table = 0
    for element in body.children:
        kind = type(element).__name__
        if kind == "Table":
            table += 1
            grid = Grid(f"table {table}", list(_rows(element, table)))
            if grid.rows:
                yield Block("grid", Said("", say("table {table}", table=table)), grid=grid)
        elif kind == "Paragraph":
            paragraph += 1
            spot = say("paragraph {n}", n=paragraph)
            if _holds(element, "Image"):
                found.note(Fate.DROPPED, spot, say("A picture stands here: put it beside the process by hand."))
            said = Said(_text(element).strip(), spot)
            if said.text:
                yield _paragraph(element, said, found)


def _paragraph(element: Any, said: Said, found: Found) -> Block:
    style = (element.style_name or "").strip()
    if match := _HEADING.match(style):
        return Block("heading", said, int(match[1]))
    if style.casefold() in _TITLE:
        return Block("heading", said, 0)
    if element.numbering is not None:
        level = int(element.numbering.level_index or 0)
        return Block("item", said, level, ordered=bool(element.numbering.is_ordered))
    return (bold_heading(said, found) if _is_bold(element) else None) or Block("text", said)


def _is_bold(element: Any) -> bool:
    """Whether every word of a paragraph is bold."""
    runs = [each for each in element.children if _text(each).strip()]
    return bool(runs) and all(getattr(each, "is_bold", False) for each in runs)


def _rows(table: Any, number: int) -> Iterator[list[Said]]:
    for line, row in enumerate(table.children, 1):
        cells: list[Said] = []
        for cell in row.children:
            spot = say("table {table}, row {row}, column {column}", table=number, row=line, column=len(cells) + 1)
            text = "\n".join(filter(None, (_text(each).strip() for each in cell.children)))
            cells.append(Said(text, spot))
            cells += [Said("", spot)] * (min(cell.colspan or 1, 50) - 1)
        yield cells


def _text(element: Any) -> str:
    """The words below an element; a line break stays one, a tab becomes a space."""
    kind = type(element).__name__
    if kind == "Text":
        return str(element.value)
    if kind == "Break":
        return "\n" if element.break_type == "line" else " "
    if kind == "Tab":
        return " "
    return "".join(_text(each) for each in getattr(element, "children", ()))


def _holds(element: Any, kind: str) -> bool:
    return type(element).__name__ == kind or any(_holds(each, kind) for each in getattr(element, "children", ()))
