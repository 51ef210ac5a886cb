"""A print of ours read back without a PDF library: the same words as a library finds, or a refusal."""

import datetime as dt
import io
import re

import pypdf
import pytest

from passation.tools.pdf import compile_pdf
from passation.tools.pdf_pack import packed
from passation.tools.pdf_pages import NotOurs, page_count, read_back

DAY = dt.date(2026, 11, 9)
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 40" font-family="Roboto" font-size="13">'
    '<text x="5" y="20">Vérifiée (efficace)</text></svg>'
)
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set text(lang: "fr")
= #data.title
#for text in data.texts [#text #parbreak()]
#image(bytes(data.drawing), format: "svg", alt: "Une image (dite)")
#pagebreak()
#link("https://example.org/d%C3%A9tail")[Suite] 1 1 2 3
"""
TEXTS = ["Ligne (avec (des) parenthèses", "fin) et \\ barre", "Efficace, vérifié, fluffy", "3 200 € — « œuvre »", "536"]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a print with letters of every kind, a drawing, a link and two pages."""
    template = tmp_path_factory.mktemp("print") / "paper.typ"
    template.write_text(TEMPLATE, "utf-8")
    data = {"title": "Relances – été", "texts": TEXTS, "drawing": DRAWING}
    return packed(compile_pdf(template, data, timestamp=DAY))


def words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


def test_the_words_of_each_page_are_those_that_a_library_finds(pdf: bytes) -> None:
    expected = [words(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]

    assert 2 == len(expected)
    assert expected == [words(page) for page in read_back(pdf).pages]


def test_every_text_and_the_letters_of_a_drawing_are_found(pdf: bytes) -> None:
    first, second = read_back(pdf).pages

    assert ["Relances – été", *TEXTS, "Vérifiée (efficace)"] == first.splitlines()
    assert second.startswith("Suite")


def test_what_stands_beside_the_pages_is_found_too(pdf: bytes) -> None:
    beside = read_back(pdf).beside

    assert {"Une image (dite)", "https://example.org/d%C3%A9tail", "Relances – été"} <= set(beside.splitlines())
    assert "<dc:title>" in beside


def test_pages_are_counted_without_reading_them(pdf: bytes) -> None:
    assert 2 == page_count(pdf)


def test_a_pdf_of_others_is_refused() -> None:
    whole = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer.write(whole)

    for data in (whole.getvalue(), b"%PDF-1.7 broken", b""):
        with pytest.raises(NotOurs):
            read_back(data)


@pytest.mark.parametrize("part", [b"/Type/XRef", b"startxref", b"/FlateDecode", b"endobj"])
def test_a_damaged_print_is_refused_and_never_read_in_part(part: bytes, pdf: bytes) -> None:
    place = pdf.rindex(part)

    with pytest.raises(NotOurs):
        read_back(pdf[:place] + b"x" * len(part) + pdf[place + len(part) :])
