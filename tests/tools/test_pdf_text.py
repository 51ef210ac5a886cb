"""What our reader gets out of a PDF of ours is what another reader gets, and more; what it cannot read it refuses."""

import datetime as dt
import io
import re

import pypdf
import pytest

from passation.tools.pdf import compile_pdf
from passation.tools.pdf_text import Unreadable, pdf_text

TEMPLATE = """\
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.author)
#set page(width: 12cm, height: 8cm)
#for paragraph in data.paragraphs [= #paragraph.first() #parbreak() #paragraph.last()]
#image(bytes(data.map), format: "svg", alt: data.alt)
"""
DATA = {
    "title": "Manuel d’été",
    "author": "Menuiserie Vallier",
    "paragraphs": [
        ["Relances (factures)", "Payer 3\u202f200\u00a0€ — voilà ((((l’essentiel)))) \\ de l’œuvre, fichier et flux."],
        ["Été", "Que se passe-t-il si la responsable est absente\u202f? 日本 n’est pas dans la fonte."],
        *([f"Titre {number}", "Appeler le client puis noter la date promise. " * 12] for number in range(20)),
    ],
    "map": "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='40'><text x='5' y='20' font-family='Roboto'>"
    "Carte des rôles</text></svg>",
    "alt": "Deux rôles et une flèche",
}


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    template = tmp_path_factory.mktemp("print") / "page.typ"
    template.write_text(TEMPLATE, "utf-8")
    return compile_pdf(template, DATA, timestamp=dt.date(2026, 11, 3))


def words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text))


def test_every_word_that_another_reader_finds_is_found(pdf: bytes) -> None:
    other = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)

    assert {"responsable", "Relances", "fichier", "essentiel", "Carte"} <= words(other)
    assert set() == words(other) - words(pdf_text(pdf))


@pytest.mark.parametrize("said", ["Manuel d’été", "Menuiserie Vallier", "Deux rôles et une flèche", "Titre 19"])
def test_titles_authors_outlines_and_alternative_texts_are_read_too(said: str, pdf: bytes) -> None:
    assert said in pdf_text(pdf)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"PK\x03\x04",
        b"%PDF-1.7\n1 0 obj\n<</Length 9999999>>\nstream\nabc",
        b"%PDF-1.7\n1 0 obj\n<</Type/ObjStm/Length 3/Filter/FlateDecode>>\nstream\nabc\nendstream endobj",
        b"%PDF-1.7\n1 0 obj\n<</Length 3/Filter/FlateDecode>>\nstream\nabc\nendstream endobj",
        b"%PDF-1.7\n1 0 obj\n<</Title (never closed>>\nendobj",
        b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Encrypt 2 0 R>>",
    ],
    ids=ascii,
)
def test_what_cannot_be_read_whole_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        pdf_text(data)


def test_no_cut_of_a_pdf_brings_anything_but_a_refusal(pdf: bytes) -> None:
    for end in range(0, len(pdf), len(pdf) // 60):
        try:
            pdf_text(pdf[:end] + b"\x00" + pdf[end + 7 :])
        except Unreadable:
            continue
