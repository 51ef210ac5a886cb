"""The index of a delivery: as a table, as a page that opens from a USB stick, as a print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from passation import __version__
from passation.dataroom.bag import digest
from passation.dataroom.piece import STATES, Piece
from passation.dataroom.pieces import Room
from passation.dataroom.shelf import path_of, sections
from passation.dossier.blocks import Block, Run, bold, grid, heading, small
from passation.dossier.front import copy_number
from passation.table import Cell, Table, Target

FILE = "file"
"""Kind of the targets of an index: their id is a path below `data/`."""


def table(room: Room, lines: Iterable[Piece]) -> Table:
    """One row a file, one for each piece without a file."""
    t = room.words.t
    columns = (
        t("Number"),
        t("Title"),
        t("State"),
        t("File"),
        t("Process"),
        t("Version"),
        t("Status"),
        t("Date"),
        t("Owner"),
        t("Level"),
        t("Masked in part"),
        t("Pages"),
        t("Size"),
        t("SHA-256"),
    )
    return Table(t("Index"), columns, tuple(row for piece in lines for row in _rows(room, piece)))


def _rows(room: Room, piece: Piece) -> Iterator[tuple[Cell, ...]]:
    for extension in piece.files or {"": b""}:
        data = piece.files.get(extension, b"")
        path = path_of(room, piece, extension) if extension else ""
        texts = (
            piece.number,
            piece.title,
            room.words.say(STATES[piece.state]),
            path,
            piece.item,
            piece.version,
            piece.status,
            piece.date.isoformat() if piece.date else "",
            piece.owner,
            room.words.level(piece.level) if extension else "",
            room.words.value(piece.masked) if piece.item else "",
            str(piece.pages or "") if extension == "pdf" else "",
            str(len(data)) if data else "",
            digest(data) if data else "",
        )
        yield tuple(Cell(text, Target(FILE, path) if text == path and path else None) for text in texts)


def href(cell: Cell) -> str | None:
    """Where a cell of the index leads, seen from the index's own folder."""
    if cell.target is None or cell.target.kind != FILE:
        return None
    return f"../{cell.target.id}"


def printed(room: Room, lines: Iterable[Piece]) -> list[Block]:
    """The index on paper: without digests, with links to the files beside it."""
    t, titles = room.words.t, sections(room)
    rows: list[list[Run]] = []
    for number, pieces in _by_section(lines):
        empty = "" if pieces else room.words.say(STATES["none"])
        rows.append([[bold(number)], [bold(titles.get(number, ""))], "", "", "", "", empty])
        rows += [_row(room, piece) for piece in pieces]
    head: list[Run] = [t("Number"), t("Title"), t("Version"), t("Date"), t("Level"), t("Pages"), t("File")]
    return [
        heading(1, t("Index"), listed=True),
        small(t("Numbers are allotted once and never move. The files stand beside this index.")),
        grid(head, rows, (0, 9, 0, 0, 0, 0, 3)),
    ]


def _row(room: Room, piece: Piece) -> list[Run]:
    words = room.words
    links = [part for extension in piece.files for part in (" ", _linked(room, piece, extension))][1:]
    return [
        piece.number,
        f"{piece.item} {piece.title}".strip(),
        piece.version,
        words.date(piece.date) if piece.date else "",
        words.level(piece.level) if piece.files else "",
        str(piece.pages or ""),
        links or words.say(STATES[piece.state]),
    ]


def _linked(room: Room, piece: Piece, extension: str) -> list[object]:
    return ["a", [f"../{path_of(room, piece, extension)}", extension.upper()]]


def page(room: Room, lines: Iterable[Piece]) -> bytes:
    """The index as one HTML file that needs nothing else."""
    edition, t, words = room.edition, room.words.t, room.words
    titles = sections(room)
    values = {
        "language": edition.language,
        "title": t("Index"),
        "company": edition.company.name,
        "project": edition.project or "",
        "recipient": edition.recipient.name if edition.recipient else "",
        "date": words.long_date(edition.date) if edition.date else "",
        "copy": t("copy {number}", number=copy_number(edition)),
        "heads": [t("Number"), t("Title"), t("Version"), t("Date"), t("Level"), t("File")],
        "nothing": words.say(STATES["none"]).capitalize(),
        "foot": [f"{t('Digest of the edition')}{words.colon}{edition.digest}", f"passation {__version__}"],
        "sections": [
            (number, titles.get(number, ""), [_shown(room, piece) for piece in pieces])
            for number, pieces in _by_section(lines)
        ],
    }
    return _template().render(values).encode()


def _by_section(lines: Iterable[Piece]) -> Iterator[tuple[str, list[Piece]]]:
    """The pieces of each section; none for one that stands empty."""
    for number, group in groupby(lines, key=lambda piece: piece.number.split(".")[0]):
        yield number, [piece for piece in group if "." in piece.number]


def _shown(room: Room, piece: Piece) -> Mapping[str, object]:
    words = room.words
    return {
        "number": piece.number,
        "title": f"{piece.item} {piece.title}".strip(),
        "state": "" if piece.state == "here" else words.say(STATES[piece.state]),
        "version": piece.version,
        "date": words.date(piece.date) if piece.date else "",
        "level": words.level(piece.level) if piece.files else "",
        "pages": words.n("{count} page", "{count} pages", piece.pages) if piece.pages else "",
        "files": [(extension.upper(), f"../{path_of(room, piece, extension)}") for extension in piece.files],
    }


@cache
def _template() -> Template:
    folder = str(files("passation_theme") / "print")
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("index.html")
