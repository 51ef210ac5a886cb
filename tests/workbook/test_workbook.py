"""Spreadsheets hold texts and nothing that runs, with the same bytes on every day and every machine."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from passation.edition import Edition, publish_for_recipient
from passation.load.folder import load
from passation.registers import REGISTERS, register
from passation.table import Cell, Table, Target
from passation.words import Words
from passation.workbook import Paper, delimited, spreadsheet, workbook

COMPANY = Path(__file__).parents[1] / "dataroom" / "company"
PAPER = Paper("Registres", "Vallier · équipe", dt.date(2026, 9, 1), "page")
HEAD_OF_TOOLS = (
    "Outil",
    "Famille",
    "Administrateur",
    "Contrat au nom de l’entreprise",
    "Données hébergées en",
    "Double authentification",
    "Confidentialité",
)
LIVE = ["=1+1", '=HYPERLINK("http://x")', "+33 1", "-5", "@SUM(A1)", "\tx", "\rx", "|calc", "＝1", " =1+1", "\u00a0=1"]


def table(*rows: tuple[str, ...], caption: str = "Outils") -> Table:
    """Make a table of texts."""
    cells = tuple(tuple(Cell(text) for text in row) for row in rows)
    return Table(caption, tuple(f"c{n}" for n in range(len(rows[0]))), cells)


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Give an edition in which everything but the secret is shown."""
    manual = load(COMPANY).manual
    assert manual is not None
    return publish_for_recipient(manual, "notaire")


def sheets(data: bytes) -> Iterator[Any]:
    """Open the sheets as a second opinion reads them."""
    yield from openpyxl.load_workbook(io.BytesIO(data)).worksheets


def test_a_csv_opens_in_a_french_spreadsheet_as_it_is() -> None:
    made = delimited(table(("Pennylane", "oui"), ("Boîte « compta »; archives", 'dit "non"\nni oui')))

    assert (
        b"\xef\xbb\xbfc0;c1\r\nPennylane;oui\r\n" + '"Boîte « compta »; archives";"dit ""non""\nni oui"\r\n'.encode()
    ) == made


@pytest.mark.parametrize("text", LIVE)
def test_no_cell_of_a_csv_begins_like_a_formula(text: str) -> None:
    (_, (written,), _) = csv.reader(io.StringIO(delimited(table((text,), ("rien",))).decode("utf-8-sig"), newline=""))

    assert f"'{text}" == written


@pytest.mark.parametrize(
    "text",
    [
        *(text for text in LIVE if text != "\rx"),
        "https://example.org",
        "mailto:a@b.fr",
        "3",
        "2026-09-01",
        "_x0041_",
        "{=1}",
    ],
)
def test_every_cell_of_a_sheet_is_the_text_that_was_given(text: str) -> None:
    (sheet,) = sheets(spreadsheet([table((text, "x"), ("y", text))], PAPER))

    assert [(text, "s"), ("x", "s")] == [(cell.value, cell.data_type) for cell in sheet[5]]
    assert {"s", "n"} >= {cell.data_type for row in sheet.rows for cell in row}


def test_a_sheet_says_what_it_is_and_stays_readable_when_it_is_long() -> None:
    rows = tuple((f"outil {n}", "x" * 200) for n in range(60))
    (sheet,) = sheets(spreadsheet([table(*rows)], PAPER))

    assert ("Outils", "Vallier · équipe", "c0") == (sheet["A1"].value, sheet["A2"].value, sheet["A4"].value)
    assert ("B5", "A4:B64", "$4:$4") == (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows)
    assert (11, 53) == tuple(round(sheet.column_dimensions[name].width) for name in "AB")


def test_sheets_are_named_after_their_tables_each_once() -> None:
    captions = ["Accès : qui / quoi [tout]?", "x" * 40, "x" * 40, "X" * 40, "", "'apostrophes'"]
    made = spreadsheet([table(("a",), caption=caption) for caption in captions], PAPER)

    assert [
        "Accès   qui   quoi  tout",
        "x" * 31,
        "x" * 28 + " 2",
        "X" * 28 + " 3",
        "1",
        "apostrophes",
    ] == [sheet.title for sheet in sheets(made)]


def test_a_cell_may_lead_to_a_file_beside_the_sheet() -> None:
    linked = Table("Index", ("Fichier",), ((Cell("a.pdf", Target("file", "07/a.pdf")),), (Cell("rien"),)))
    (sheet,) = sheets(spreadsheet([linked], PAPER, lambda cell: f"../{cell.target.id}" if cell.target else None))

    assert ("a.pdf", "../07/a.pdf", None) == (
        sheet["A5"].value,
        sheet["A5"].hyperlink.target,
        sheet["A6"].hyperlink,
    )


def test_a_cell_that_no_sheet_can_hold_is_our_fault_and_raises() -> None:
    with pytest.raises(ValueError, match="no cell can hold 32768 letters"):
        spreadsheet([table(("x" * 32_768,))], PAPER)


def test_the_file_tells_no_author_no_machine_and_no_day_but_the_edition_s() -> None:
    data = spreadsheet([table(("a",))], PAPER)
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        properties = parts.read("docProps/core.xml").decode()
        dates = {entry.date_time for entry in parts.infolist()}

    assert "<dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>" in properties
    assert 2 == properties.count("2026-09-01T00:00:00Z")
    assert {(1980, 1, 1, 0, 0, 0)} == dates
    assert data == spreadsheet([table(("a",))], PAPER)


def test_an_undated_edition_has_an_undated_file() -> None:
    data = spreadsheet([table(("a",))], Paper("Registres", "", None, "page"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert "1980-01-01T00:00:00Z" in parts.read("docProps/core.xml").decode()


def test_the_workbook_has_a_sheet_for_each_register_that_holds_something_then_for_each_map(edition: Edition) -> None:
    words = Words("fr")
    full = [register(name, edition, words) for name in REGISTERS]
    expected = [table.caption[:31].strip() for table in full if table.rows]

    maps = ["Qui passe le relais à qui", "Les outils des processus", "Les informations des processus"]
    maps += [
        "Qui est irremplaçable",
        "Absence de 1\u00a0semaine\u00a0  Comptabl",
        "Absence de 1\u00a0semaine\u00a0  Gérante",
    ]
    maps += ["Cartes d’identité des processus"]

    assert [*expected, *maps] == [sheet.title for sheet in sheets(workbook(edition, words))]


def test_the_register_of_tools_in_a_sheet_reads_like_this(edition: Edition) -> None:
    rows = next(list(sheet.values) for sheet in sheets(workbook(edition, Words("fr"))) if sheet.title == "Outils")

    assert [
        ("Outils",),
        ("Atelier Dupré SARL · Notaire · Édition du 30\u00a0sept.\u00a02026 · " + edition.digest[:12],),
        (None,),
        HEAD_OF_TOOLS,
        ("Comptalib", "comptabilité", "Comptable", "oui", "FR", "oui", "Interne"),
        ("=Boîte partagée", "messagerie", "Gérante", None, None, None, "Interne"),
    ] == [row if number > 2 else row[:1] for number, row in enumerate(rows)]


@pytest.mark.parametrize("name", REGISTERS)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_register_can_be_made_in_both_languages(name: str, language: str, edition: Edition) -> None:
    made = register(name, edition, Words(language))

    assert made.caption
    assert all(made.columns)


def test_an_empty_company_has_registers_without_a_row(tmp_path: Path, draft: Callable[[Path], Edition]) -> None:
    edition = draft(tmp_path)
    empty = {name for name in REGISTERS if not register(name, edition, Words("fr")).rows}

    assert {"processes", "raci", "roles", "continuity", "figures", "preparation"} == set(REGISTERS) - empty
    assert 7 == len(list(sheets(workbook(edition, Words("fr")))))
