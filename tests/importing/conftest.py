"""A small company as an import sees it, and office files made by code."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl
import pytest

from passation.importing.company import known
from passation.importing.drafting import Import, Wishes, draft_all
from passation.importing.formats import read_source
from passation.words import Words

TEXTS = {
    "cartography/company.yml": "name: Atelier\ndomains: [{id: finance, title: Finance}, {id: vente, title: Ventes}]\n",
    "cartography/actors.yml": (
        "actors:\n"
        "  - {id: raf, name: Responsable administratif, people: [{name: Basile Trusquin}]}\n"
        "  - {id: gerante, name: Gérante}\n"
        "  - {id: assistante, name: Assistante externalisée, side: external}\n"
    ),
    "cartography/tools.yml": "tools:\n  - {id: pennylane, name: Pennylane}\n",
    "cartography/channels.yml": "escalations: [{id: generale, name: Escalade générale}]\n",
    "cartography/data.yml": "data:\n  - {id: balance-agee, name: Balance âgée}\n",
    "sops/finance/FIN-001-relances.yml": (
        "id: FIN-001\ntitle: Relances\nowner: raf\nresult: Tout est relancé.\nsteps: [{do: Relancer}]\n"
    ),
}
Draft = Callable[..., Import]
Docx = Callable[..., bytes]
Xlsx = Callable[[Mapping[str, Sequence[Sequence[Any]]]], bytes]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def _levels(kind: str) -> str:
    return "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3))


_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="Titre{level}"><w:name w:val="heading {level}"/></w:style>'
    for level in (1, 2, 3)
)
PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/numbering" Target="numbering.xml"/></Relationships>'
    ),
    "word/styles.xml": f"<w:styles {_W}>{_STYLES}</w:styles>",
    "word/numbering.xml": (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1">{_levels("decimal")}</w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="2">{_levels("bullet")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    ),
}


def _paragraph(line: str) -> str:
    """A line as Word has it: `# heading`, `1. item`, `- bullet`, `  - one level down`, `**bold**`, plain."""
    looks = ""
    text = line.strip()
    mark, _, rest = text.partition(" ")
    if mark in {"#", "##", "###"}:
        looks, text = f'<w:pStyle w:val="Titre{len(mark)}"/>', rest
    elif mark in {"1.", "-"}:
        level = 1 if line.startswith("  ") else 0
        number = 1 if mark == "1." else 2
        looks, text = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>', rest
    bold = text.startswith("**")
    return f"<w:p><w:pPr>{looks}</w:pPr><w:r>{'<w:rPr><w:b/></w:rPr>' * bold}<w:t>{text.strip('*')}</w:t></w:r></w:p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    lines = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def _packed(parts: Mapping[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return whole.getvalue()


@pytest.fixture
def packed() -> Callable[[Mapping[str, str | bytes]], bytes]:
    """Give what packs parts into an archive."""
    return _packed


@pytest.fixture
def docx() -> Docx:
    """Give what makes a Word document of lines and tables, and of other parts by name."""

    def make(*blocks: str | Sequence[Sequence[str]], **parts: str) -> bytes:
        body = "".join(_paragraph(each) if isinstance(each, str) else _table(each) for each in blocks)
        document = f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        more = {f"word/{name}.xml": text for name, text in parts.items()}
        return _packed({**PARTS, "word/document.xml": document, **more})

    return make


@pytest.fixture
def xlsx() -> Xlsx:
    """Give what makes a workbook of rows by sheet."""

    def make(sheets: Mapping[str, Sequence[Sequence[Any]]]) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        whole = io.BytesIO()
        book.save(whole)
        return whole.getvalue()

    return make


@pytest.fixture
def draft() -> Draft:
    """Give what drafts a file for the small company, in French."""

    def make(name: str, data: bytes, *, creates: bool = False, domain: str = "finance", owner: str = "raf") -> Import:
        return draft_all(
            [(name, read_source(name, data))],
            known(TEXTS, creates=creates),
            Wishes(Words("fr"), domain or None, owner or None),
        )

    return make


@pytest.fixture
def told() -> Callable[[Import], list[str]]:
    """Give what says the account of an import in French, a line a note, what was taken as it is said left out."""

    def tell(made: Import) -> list[str]:
        words = Words("fr")
        return [
            f"{note.fate.value} | {words.value(note.spot)} | {note.quote} | {words.say(note.message)}"
            for notes in made.notes.values()
            for note in notes
            if note.fate.value != "mapped"
        ]

    return tell
