"""Tables as HTML: half of what a big handbook says, so they are written here, in a third of the time of a template."""

from __future__ import annotations

from collections.abc import Iterable

from passation.handbook.escaped import escaped
from passation.maps.drawing import Outline, Twin
from passation.table import Cell, Link, Table

_NOTHING = "—"
"""What a cell says that says nothing; a phone leaves it out."""


def twin(value: Twin, link: Link) -> str:
    """What a drawing says in words: a table, or a list that is read from top to bottom."""
    return table(value, link) if isinstance(value, Table) else _outline(value, link)


def table(value: Table, link: Link) -> str:
    """A table with its caption, every text escaped, every cell naming its column for a phone."""
    columns = [escaped(column) for column in value.columns]
    heads = "".join([f'<th scope="col">{column}</th>' for column in columns])
    rows = "".join([_row(row, columns, link, is_headed=value.row_headers) for row in value.rows])
    return (
        f'<div class="pa-table">\n<table>\n<caption>{escaped(value.caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _outline(value: Outline, link: Link) -> str:
    start = f' start="{value.first}"' if value.first != 1 else ""
    entries = "".join([f"<li>{_joined(cells, link)}</li>\n" for cells in value.entries])
    return f'<p class="pa-twin__caption">{escaped(value.caption)}</p>\n<ol class="pa-twin"{start}>\n{entries}</ol>'


def _row(row: tuple[Cell, ...], columns: list[str], link: Link, *, is_headed: bool) -> str:
    first = 1 if is_headed else 0
    head = f'<th scope="row">{_linked(row[0], link)}</th>' if is_headed else ""
    cells = [_cell(cell, column, link) for cell, column in zip(row[first:], columns[first:], strict=True)]
    anchor = f' id="{escaped(row[0].anchor)}"' if row[0].anchor else ""
    return f"<tr{anchor}>{head}{''.join(cells)}</tr>\n"


def _cell(cell: Cell, column: str, link: Link) -> str:
    mark = cell.mark or ("none" if cell.text == _NOTHING else "")
    css = f' class="pa-cell--{escaped(mark)}"' if mark else ""
    said = f"<span>{_joined(cell.parts, link)}</span>" if cell.parts else _linked(cell, link)
    return f'<td data-label="{column}"{css}>{said}</td>'


def _joined(cells: Iterable[Cell], link: Link) -> str:
    return "".join([_linked(cell, link) for cell in cells])


def _linked(cell: Cell, link: Link) -> str:
    href = link(cell.target) if cell.target else None
    return f'<a href="{escaped(href)}">{escaped(cell.text)}</a>' if href else escaped(cell.text)
