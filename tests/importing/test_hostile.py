"""Files that mean harm, or are broken: each is refused in a sentence, and nothing is opened, run or unpacked."""

import hashlib
import io
import sys
import zipfile
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passation.importing.bounds import MAX_FILE
from passation.importing.formats import FORMATS, read_source
from passation.importing.found import NotTaken
from passation.words import Words

BOMB = (
    '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def refusal(name: str, data: bytes) -> str:
    """Give what is said of a file that is not taken."""
    with pytest.raises(NotTaken) as refused:
        read_source(name, data)
    words = Words("fr")
    return " ".join(words.say(each) for each in (refused.value.why, refused.value.cure) if each)


@pytest.mark.parametrize("head", [BOMB, OUTSIDE, "<!DOCTYPE x>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused_in_every_part_and_encoding(docx: Any, head: str, encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?>{head}<x>&lt;</x>'.encode(encoding)

    assert (
        "word/evil.xml déclare un type de document ou des entités\u00a0: ces fichiers ne sont pas ouverts. "
        "Enregistrez-le de nouveau avec le logiciel qui l’a fait, sans ces déclarations."
    ) == refusal("a.docx", docx("# A", "1. b", evil=part))


def test_a_document_type_is_refused_in_a_diagram_and_in_a_workbook(xlsx: Any, packed: Any) -> None:
    assert "evil déclare" in refusal("evil.bpmn", f"{BOMB}<definitions/>".encode())
    with zipfile.ZipFile(io.BytesIO(xlsx({"A": [["Processus", "Étapes"]]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"

    assert f"{sheet} déclare" in refusal("a.xlsx", packed({**parts, sheet: BOMB.encode() + parts[sheet]}))


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.zip"])
def test_an_archive_that_unpacks_to_too_much_is_refused(name: str, packed: Any) -> None:
    shape = {"a.xlsx": "xl/workbook.xml", "a.docx": "word/document.xml", "a.zip": "page.md"}[name]
    kind = {} if name == "a.zip" else {"[Content_Types].xml": "<Types/>"}
    bomb = packed({**kind, shape: b"0" * 30_000_000})

    assert len(bomb) < 100_000
    assert "Décompressé, ce fichier serait trop gros pour être lu sans risque." in refusal(name, bomb)


def test_a_hundred_small_parts_that_are_too_much_together_are_refused(packed: Any) -> None:
    noise = b"".join(hashlib.sha512(bytes([each])).digest() for each in range(140)) * 100
    many = packed({f"{number}.md": noise for number in range(80)})

    assert "trop gros pour être lu sans risque" in refusal("a.zip", many)


@pytest.mark.parametrize("path", ["../evil.md", "/etc/evil.md", "a/../../evil.md", "C:evil.md", "a\\..\\evil.md"])
def test_a_path_that_leads_out_of_an_archive_is_refused(path: str, packed: Any) -> None:
    said = refusal("a.zip", packed({"page.md": "# A\n1. b\n", path: "x"}))

    assert said.startswith("Cette archive contient un fichier dont le chemin en sort\u00a0:")


def test_a_link_in_an_archive_is_refused() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        link = zipfile.ZipInfo("page.md")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert refusal("a.zip", whole.getvalue()).startswith("Cette archive contient un fichier dont le chemin en sort")


def test_two_parts_of_one_name_are_refused(docx: Any) -> None:
    data = io.BytesIO(docx("# A", "1. b"))
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "<evil/>")

    assert "deux fichiers du même nom" in refusal("a.docx", data.getvalue())


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Ouvrez-le, enregistrez-le en .xlsx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Ouvrez-le, enregistrez-le en .docx"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "a.xlsx est protégé par un mot de passe.",
        ),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xlsx est au format d’Office d’avant 2007."),
        ("a.pdf", b"%PDF-1.7", "a.pdf ne peut pas être lu tel quel. Ouvrez-le, enregistrez-le en .docx"),
        ("a.docx", b"%PDF-1.7", "a.docx se termine par .docx, mais contient un PDF."),
        ("a.xlsx", b"Processus;\xc3\x89tapes\n", "a.xlsx se termine par .xlsx, mais contient du texte."),
        ("a.csv", b"PK\x05\x06" + b"\0" * 18, "a.csv se termine par .csv, mais contient une archive."),
        ("a.xlsx", b"PK\x03\x04" + b"junk" * 20, "Ce fichier est abîmé"),
        ("a.exe", b"MZ", "a.exe n’est d’aucune sorte qui se lise ici."),
        ("a.csv", b"  \n", "a.csv est vide."),
        ("a.csv", b"\x00\x01\x02\x81\x8d" * 50, "Ce fichier n’est pas du texte"),
        ("a.md", b"x" * (MAX_FILE + 1), "a.md dépasse 25\u00a0Mo."),
        ("a.json", b"[" * 100_000, "a est du JSON, mais pas un tableau Trello."),
        ("a.json", b'{"lists": 1, "cards": []}', "a est du JSON, mais pas un tableau Trello."),
        ("a.bpmn", b"<html/>", "a est du XML, mais pas du BPMN 2.0."),
        ("a.bpmn", b"<a>" * 500, "trop profonde ou trop grosse"),
        ("a.bpmn", b"<a><b></a>", "a ne peut pas être lu\u00a0: il est abîmé."),
        ("a.zip", b"PK\x05\x06" + b"\0" * 18, "a ne contient ni page (.md) ni tableau (.csv)."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, data: bytes, said: str) -> None:
    assert said in refusal(name, data)


def test_a_formula_is_never_evaluated(draft: Any, xlsx: Any, told: Any) -> None:
    rows = [["Processus", "Étape", "Durée (min)"], ["Caisse", "Compter", "=10*60"], ["", '=HYPERLINK("http://x")', ""]]
    made = draft("a.xlsx", xlsx({"A": rows}))

    assert "minutes" not in made.drafts[0].text
    assert [
        (
            "left | A!C2 | =10*60 | Cette formule n’a jamais été calculée\u00a0: elle n’a pas de valeur à reprendre. "
            "Ouvrez le fichier dans Excel et enregistrez-le."
        ),
        (
            'left | A!B3 | =HYPERLINK("http://x") | Cette formule n’a jamais été calculée\u00a0: elle n’a pas '
            "de valeur à reprendre. Ouvrez le fichier dans Excel et enregistrez-le."
        ),
    ] == told(made)[:2]


def test_macros_and_links_to_other_workbooks_are_said_and_left_alone(
    draft: Any, xlsx: Any, packed: Any, told: Any
) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx({"A": [["Processus", "Étapes"], ["Caisse", "Compter"]]}))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    plain = b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = parts["[Content_Types].xml"].replace(plain, b"ms-excel.sheet.macroEnabled.main+xml")
    extra = {"[Content_Types].xml": types, "xl/vbaProject.bin": b"evil", "xl/externalLinks/externalLink1.xml": "<x/>"}

    assert [
        "dropped | vbaProject.bin |  | Ce classeur contient des macros\u00a0: aucune n’a été exécutée ni lue.",
        (
            "dropped | xl/externalLinks |  | Des cellules renvoient à un autre classeur\u00a0: leur dernière valeur a "
            "été gardée, rien n’a été ouvert."
        ),
    ] == told(draft("a.xlsx", packed({**parts, **extra}), domain="finance"))[:2]


def test_a_hidden_sheet_is_not_read(draft: Any, told: Any) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Processus", "Étapes"])
    book.worksheets[0].append(["Caisse", "Compter"])
    hidden = book.create_sheet("Salaires")
    hidden.append(["Processus", "Étapes"])
    hidden.append(["Prime du directeur", "Virer"])
    hidden.sheet_state = "hidden"
    whole = io.BytesIO()
    book.save(whole)
    made = draft("a.xlsx", whole.getvalue())

    assert ["Caisse"] == [each.title for each in made.drafts]
    assert "left | Salaires |  | Cette feuille est masquée\u00a0: elle n’a pas été lue." in told(made)


def test_a_sheet_that_says_it_is_huge_is_read_to_its_bound(draft: Any, told: Any) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Processus", "Étapes"])
    sheet.append(["Caisse", "Compter"])
    sheet.cell(1_048_576, 16_384, "loin")
    whole = io.BytesIO()
    book.save(whole)
    made = draft("a.xlsx", whole.getvalue())

    assert ["Caisse"] == [each.title for each in made.drafts]
    assert any("Au-delà de 5\u202f000 lignes, rien n’est lu." in line for line in told(made))


def test_a_library_that_is_missing_is_named_with_its_cure(monkeypatch: pytest.MonkeyPatch, docx: Any) -> None:
    data = docx("# A", "1. b")
    monkeypatch.setitem(sys.modules, "mammoth", None)

    assert (
        "Lire ce genre de fichier demande une bibliothèque qui n’est pas installée\u00a0: mammoth. "
        'Installez-la\u00a0: python -m pip install "passation[import]"'
    ) == refusal("a.docx", data)


def test_a_secret_is_in_no_draft_and_in_no_account(draft: Any, told: Any) -> None:
    table = "Processus;Étapes;mot de passe : Vallier2024!;IBAN\nBanque;Entrer le mot de passe : Vallier2024!;x\n"
    made = draft("a.csv", (table + ";;;FR76 3000 6000 0112 3456 7890 189\n").encode())
    everything = "".join(each.text for each in made.drafts) + "".join(told(made))

    assert [] == [secret for secret in ("Vallier2024", "0112 3456") if secret in everything]


@given(data=st.binary(max_size=300), end=st.sampled_from(sorted(FORMATS)))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, end: str) -> None:
    try:
        read_source(f"a{end}", data)
    except NotTaken:
        return


@given(cut=st.integers(0, 4000), byte=st.integers(0, 255), keeps=st.booleans())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_office_file_is_read_or_refused(docx: Any, xlsx: Any, cut: int, byte: int, *, keeps: bool) -> None:
    files = {"a.docx": docx("# A", "1. b"), "a.xlsx": xlsx({"A": [["Processus", "Étapes"], ["Caisse", "Compter"]]})}
    for name, data in files.items():
        place = cut % len(data)
        try:
            read_source(name, data[:place] + bytes([byte]) + (data[place + 1 :] if keeps else b""))
        except NotTaken:
            continue


_WORD = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=60)


@given(rows=st.lists(st.lists(_WORD, min_size=5, max_size=5), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_table_says_its_drafts_read_without_a_fault(draft: Any, rows: list[list[str]]) -> None:
    head = "Processus;Étape;Qui;Durée;Contrôle"
    lines = [";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    made = draft("a.csv", "\n".join([head, *lines]).encode())

    assert len(made.drafts) <= len(rows)


@given(
    lines=st.lists(
        st.tuples(st.sampled_from(["# ", "## ", "1. ", "- ", "   - ", "Résultat : ", ""]), _WORD), max_size=9
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_page_says_its_drafts_read_without_a_fault(draft: Any, lines: list[tuple[str, str]]) -> None:
    made = draft("a.md", ("x\n" + "\n".join(mark + text for mark, text in lines)).encode())

    assert all(each.steps > 0 for each in made.drafts)
