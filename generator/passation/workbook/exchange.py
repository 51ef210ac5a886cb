"""The workbook that comes back: a sheet of processes, one of steps, lists to choose from, and its own memory.

It is made of an edition, as every output is. A hidden sheet keeps what each cell said, so that `passation import
--update` knows which ones somebody changed.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import xlsxwriter  # type: ignore[import-untyped]  # publishes no types

from passation.edition import Edition
from passation.finding import say
from passation.importing.columns import PROCESS, STEP
from passation.importing.exchanged import LOCKED, MARK, PROCESS_FIELDS, STEP_FIELDS, Cell
from passation.model.step import AnyStep
from passation.tools.archive import pack
from passation.values import Level
from passation.words import Words

_UNDATED: Final = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_WIDTHS: Final = {
    "id": 10, "process": 10, "key": 8, "kind": 7, "domain": 14, "title": 34, "text": 48, "result": 48, "purpose": 40,
    "minutes": 9, "expect": 34, "checklist": 34, "warning": 30, "entry_check": 34, "common_mistakes": 34,
}  # fmt: skip
_LISTS: Final = {
    "owner": "actors", "performer": "actors", "referent": "actors", "actor": "actors", "tool": "tools",
    "criticality": "criticality", "confidentiality": "levels",
}  # fmt: skip
"""The fields that are chosen from a list."""
_LIST_HEADS: Final = {
    "actors": say("Actors"), "tools": say("Tools"), "criticality": say("Criticality"), "levels": say("Level"),
}  # fmt: skip
_MORE_ROWS: Final = 300
"""Empty rows below the last one for which lists are offered, too."""
Row = Mapping[str, str]


def exchange_cells(edition: Edition) -> dict[Cell, str]:
    """Every value of the workbook by what it is about."""
    cells: dict[Cell, str] = {}
    for row in _processes(edition):
        cells |= {Cell(row["id"], "", name): text for name, text in row.items()}
    for row in _steps(edition):
        cells |= {Cell(row["process"], row["key"], name): text for name, text in row.items()}
    return cells


def exchange_workbook(edition: Edition, words: Words) -> bytes:
    """The workbook of an edition. Raises ValueError for a cell that no spreadsheet can hold (32,767 letters)."""
    whole = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(whole, settings)
    created = dt.datetime.combine(edition.date, dt.time(), dt.UTC) if edition.date else _UNDATED
    book.set_properties({"title": words.t("Processes to edit"), "author": "", "created": created})
    looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
    heads = {column.field: words.say(column.label) for column in PROCESS}
    step_heads = {column.field: words.say(column.label) for column in STEP}
    lists = _choices(edition)
    first = book.add_worksheet(words.t("Processes"))
    _fill(first, PROCESS_FIELDS, heads, list(_processes(edition)), looks)
    second = book.add_worksheet(words.t("Steps"))
    _fill(second, STEP_FIELDS, step_heads, list(_steps(edition)), looks)
    third = book.add_worksheet(words.t("Lists"))
    for sheet, fields in ((first, PROCESS_FIELDS), (second, STEP_FIELDS)):
        _offer(sheet, fields, lists, third.get_name(), words)
    _list(third, lists, {name: words.say(heads_of) for name, heads_of in _LIST_HEADS.items()}, looks)
    _remember(book.add_worksheet("passation"), edition)
    book.close()
    # Packed anew without compression: what zlib makes of a file differs from one machine to another.
    with zipfile.ZipFile(whole) as parts:
        return pack({name: parts.read(name) for name in parts.namelist()})


_CELL = {"font_name": "Calibri", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1,
         "border_color": "#C9CFD9"}  # fmt: skip
_LOOKS: Final[dict[str, dict[str, Any]]] = {
    "head": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3A5F"},
    "cell": _CELL,
    "locked": {**_CELL, "bg_color": "#E9ECF1", "font_color": "#566074"},
}


def _processes(edition: Edition) -> Iterator[Row]:
    actors = _names(edition.actors)
    for number, sop in edition.sops.items():
        yield {
            "id": number,
            "domain": edition.domain_of[number],
            "title": sop.title,
            "owner": actors(sop.owner),
            "performer": actors(sop.performer),
            "referent": actors(sop.referent),
            "result": sop.result,
            "purpose": sop.purpose or "",
            "criticality": sop.criticality,
            "confidentiality": _level(sop.confidentiality),
            "entry_check": "\n".join(sop.entry_check),
            "common_mistakes": "\n".join(sop.common_mistakes),
            "references": "\n".join(sop.references),
            "tags": "\n".join(sop.tags),
            "status": sop.document.status,
        }


def _steps(edition: Edition) -> Iterator[Row]:
    actors, tools = _names(edition.actors), _names(edition.tools)
    for number, sop in edition.sops.items():
        for place, step in enumerate(sop.steps, 1):
            if step.kind != "gate":
                yield {"process": number, "key": step.id or f"s{place}", **_step(edition, step, actors, tools)}


def _step(edition: Edition, step: AnyStep, actors: Any, tools: Any) -> Row:
    called = edition.sops.get(step.text) if step.kind == "call" else None
    minutes = getattr(step, "minutes", None)
    return {
        "kind": step.kind,
        "text": called.title if called is not None else step.text,
        "actor": " / ".join(actors(each) for each in step.actor),
        "tool": tools(getattr(step, "tool", None)),
        "minutes": "" if minutes is None else f"{minutes.normalize():f}".replace(".", ","),
        "within": str(step.within) if step.within is not None else "",
        "per": step.per or "",
        "expect": step.expect or "",
        "checklist": "\n".join(getattr(step, "checklist", ())),
        "warning": step.warning or "",
        "confidentiality": _level(step.confidentiality),
    }


def _names(items: Mapping[str, Any]) -> Any:
    """How an item is called: by its name, or by its id where two share one."""
    count = Counter(each.name.casefold() for each in items.values())

    def name(item_id: str | None) -> str:
        if item_id is None:
            return ""
        item = items.get(item_id)
        return item_id if item is None or count[item.name.casefold()] > 1 else str(item.name)

    return name


def _level(level: Level | None) -> str:
    return level.word if level is not None else ""


def _choices(edition: Edition) -> dict[str, list[str]]:
    actors, tools = _names(edition.actors), _names(edition.tools)
    return {
        "actors": sorted(actors(each) for each in edition.actors),
        "tools": sorted(tools(each) for each in edition.tools),
        "criticality": ["low", "medium", "high"],
        "levels": [each.word for each in Level],
    }


def _fill(sheet: Any, fields: Sequence[str], heads: Mapping[str, str], rows: Sequence[Row], looks: Any) -> None:
    for column, name in enumerate(fields):
        _write(sheet, 0, column, heads[name], looks["head"])
        sheet.set_column(column, column, _WIDTHS.get(name, 18))
        for number, row in enumerate(rows, 1):
            _write(sheet, number, column, row[name], looks["locked" if name in LOCKED else "cell"])
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, max(len(rows), 1), len(fields) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _offer(sheet: Any, fields: Sequence[str], lists: Mapping[str, list[str]], there: str, words: Words) -> None:
    """Lists to choose from, which warn and let pass: several actors may stand in a cell."""
    for column, name in enumerate(fields):
        choices = lists.get(_LISTS.get(name, ""), [])
        if choices:
            letter = chr(ord("A") + list(lists).index(_LISTS[name]))
            rule = {
                "validate": "list",
                "source": f"='{there}'!${letter}$2:${letter}${len(choices) + 1}",
                "error_type": "warning",
                "error_title": words.t("Not in the list"),
                "error_message": words.t("This name is not in the list. Keep it all the same?"),
            }
            sheet.data_validation(1, column, sheet.dim_rowmax + _MORE_ROWS, column, rule)


def _list(sheet: Any, lists: Mapping[str, list[str]], heads: Mapping[str, str], looks: Any) -> None:
    for column, (name, choices) in enumerate(lists.items()):
        _write(sheet, 0, column, heads[name], looks["head"])
        sheet.set_column(column, column, 34)
        for row, text in enumerate(choices, 1):
            _write(sheet, row, column, text, looks["locked"])


def _remember(sheet: Any, edition: Edition) -> None:
    """What every cell says now, for the day when the workbook comes back."""
    sheet.write_row(0, 0, (MARK, edition.audience.id))
    for row, (cell, text) in enumerate(exchange_cells(edition).items(), 1):
        for column, said in enumerate((*cell, text)):
            _write(sheet, row, column, said, None)
    sheet.very_hidden()


def _write(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    refused = sheet.write_string(row, column, text, look) if text else sheet.write_blank(row, column, None, look)
    if refused:
        raise ValueError(f"no cell can hold {len(text)} letters: {text[:60]!r}…")
