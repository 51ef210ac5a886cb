import io
import os
import shutil
import struct
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pypdf
import pytest

from passation.tools.pdf import PdfFailed, compile_pdf, svg_to_pdf, svg_to_png
from passation.tools.pdf_process import compile_in_subprocess
from passation.tools.svg import lettered, sealed

DAY = date(2026, 9, 1)
TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: auto)
#set page(numbering: "1")
#set text(lang: "fr", font: ("Roboto", "Passation Symbols"))
= #data.title
#data.text
#if "map" in data { image(bytes(data.map), format: "svg", alt: "Carte") }
"""
MAP = sealed(
    '<rect x="1" y="1" width="158" height="48" fill="none" stroke="#0072b2"/>'
    f'<text x="9" y="20" font-size="12" font-weight="700">{lettered("Étape → fin")}</text>',
    ("160", "50"),
    figure="map",
    title="Carte",
    desc="",
    lang="fr",
)


@pytest.fixture
def template(tmp_path: Path) -> Path:
    folder = tmp_path / "print"
    folder.mkdir()
    path = folder / "book.typ"
    path.write_text(TEMPLATE)
    return path


def data(text: str = "Bonjour", **more: object) -> dict[str, object]:
    return {"title": "Manuel", "text": text, **more}


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def test_a_print_holds_its_data_its_language_and_its_day(template: Path) -> None:
    pdf = reader(compile_pdf(template, data("Relancer à 12 h"), timestamp=DAY))

    assert "Relancer à 12 h" in pdf.pages[0].extract_text()
    assert "fr" == str(pdf.root_object["/Lang"])
    assert pdf.metadata
    assert ("Manuel", datetime(2026, 9, 1, tzinfo=UTC)) == (
        pdf.metadata.title,
        pdf.metadata.creation_date,
    )


def test_a_print_claims_to_last_and_to_be_accessible(template: Path) -> None:
    pdf = reader(compile_pdf(template, data(), timestamp=DAY))
    claims = pdf.xmp_metadata.stream.get_data().decode() if pdf.xmp_metadata else ""

    assert "<pdfaid:part>2</pdfaid:part>" in claims
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in claims
    assert "<pdfuaid:part>1</pdfuaid:part>" in claims
    assert "{'/Marked': True, '/Suspects': False}" == str(pdf.root_object["/MarkInfo"])


def test_the_same_data_gives_the_same_bytes_in_any_folder_and_process(template: Path, tmp_path: Path) -> None:
    elsewhere = Path(shutil.copytree(template.parent, tmp_path / "elsewhere")) / template.name
    code = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from passation.tools.pdf import compile_pdf;"
        f"pdf = compile_pdf(Path({str(elsewhere)!r}), {data(map=MAP)!r}, timestamp=date(2026, 9, 1));"
        "sys.stdout.buffer.write(pdf)"
    )
    environment = {**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "99"}
    other = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    first = compile_pdf(template, data(map=MAP), timestamp=DAY)

    assert first == compile_pdf(template, data(map=MAP), timestamp=DAY)
    assert first == other.stdout


def test_no_path_of_this_machine_is_in_a_print(template: Path) -> None:
    pdf = compile_pdf(template, data(map=MAP), timestamp=DAY)

    assert not any(str(path).encode() in pdf for path in (template.parent, Path.home(), Path.cwd()))


def test_a_print_uses_our_fonts_and_no_other(template: Path) -> None:
    pdf = reader(compile_pdf(template, data("→ ✓ 漢 ⚠️ *x*", map=MAP), timestamp=DAY))
    fonts = [font.get_object() for page in pdf.pages for font in cast("Any", page["/Resources"])["/Font"].values()]
    names = {font["/BaseFont"].partition("+")[2] for font in fonts}

    assert {"Roboto-Regular", "Roboto-Bold", "PassationSymbols-Regular"} == names


@pytest.mark.parametrize(
    "text",
    [
        '#read("/etc/passwd")',
        "#panic() $x^2$ @ref <label> *bold* _it_ `raw` = Title",
        "\\ \" ' { } [ ] // /* */ https://exemple.fr ~ -- ---",
        '#import "@preview/cetz:0.3.0": *',
    ],
)
def test_data_is_never_code(template: Path, text: str) -> None:
    shown = words(compile_pdf(template, data(text), timestamp=DAY))

    assert "".join(text.split()) in "".join(shown.split())


def test_letters_that_no_font_draws_become_boxes_instead_of_a_fault(template: Path) -> None:
    assert "L’été □ □" in words(compile_pdf(template, data("L’été 漢 😀"), timestamp=DAY))


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("#let data =", "expected expression"),
        ("#panic(1)", "book.typ:1:1: panicked with: 1"),
        ('#read("../private.txt")', 'book.typ:1:6: path `"../private.txt"` would escape'),
        ('#read("/etc/passwd")', "book.typ:1:6: file not found"),
        ("= a\n=== b", "book.typ:2:0: PDF/UA-1 error: skipped from heading level 1 to 3"),
        ("#let f(n) = f(n + 1)\n#f(0)", "maximum function call depth exceeded"),
    ],
)
def test_a_template_that_fails_says_where_and_why(template: Path, source: str, message: str) -> None:
    (template.parent.parent / "private.txt").write_text("private")
    template.write_text(source)

    with pytest.raises(PdfFailed) as fault:
        compile_pdf(template, data(), timestamp=DAY)

    assert message in str(fault.value)


def test_a_template_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(PdfFailed, match=r"^nothing\.typ: "):
        compile_pdf(tmp_path / "nothing.typ", data(), timestamp=DAY)


def test_a_template_can_be_made_of_several_files(template: Path) -> None:
    (template.parent / "part.typ").write_text("#let shout(text) = [#upper(text) !]")
    template.write_text('#import "part.typ": shout\n#set text(font: "Roboto")\n#shout("oui")')

    assert "OUI !" in words(compile_pdf(template, {}, timestamp=DAY, standards=()))


def test_another_process_gives_the_same_bytes_and_the_same_faults(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (template.parent / "json.py").write_text("raise SystemExit('code of an author ran')")
    monkeypatch.chdir(template.parent)
    here = compile_pdf(template, data("漢", map=MAP), timestamp=DAY)

    assert here == compile_in_subprocess(Path(template.name), data("漢", map=MAP), timestamp=DAY)
    with pytest.raises(PdfFailed, match=r"^book\.typ:7:6: dictionary does not contain key"):
        compile_in_subprocess(template, {"title": "Manuel"}, timestamp=DAY)


def test_many_threads_print_at_once(template: Path) -> None:
    def print_one(number: int) -> str:
        return words(compile_pdf(template, data(f"Volume {number}."), timestamp=DAY))

    with ThreadPoolExecutor(4) as pool:
        printed = list(pool.map(print_one, range(12)))

    assert all(f"Volume {number}." in text for number, text in enumerate(printed))


def test_a_drawing_alone_is_a_page_of_its_size() -> None:
    pdf = reader(svg_to_pdf(MAP, title="Carte", lang="fr", timestamp=DAY))
    (page,) = pdf.pages

    assert (160 * 0.75 + 18, 50 * 0.75 + 18) == (page.mediabox.width, page.mediabox.height)
    assert "Étape → fin" in page.extract_text()
    assert "fr" == str(pdf.root_object["/Lang"])


def test_a_drawing_alone_can_be_a_picture_on_white() -> None:
    png = svg_to_png(MAP)

    assert b"\x89PNG\r\n\x1a\n" == png[:8]
    assert (2 * (160 + 24), 2 * (50 + 24)) == struct.unpack(">II", png[16:24])
    assert png == svg_to_png(MAP)
    assert len(svg_to_png(MAP, scale=1)) < len(png)


def test_what_is_no_drawing_is_refused() -> None:
    with pytest.raises(PdfFailed, match="failed to parse SVG"):
        svg_to_png("<svg")


@pytest.mark.slow
def test_two_hundred_processes_are_printed_in_seconds(template: Path) -> None:
    template.write_text(
        "#let data = json(bytes(sys.inputs.data))\n#set document(title: data.title)\n"
        '#set text(lang: "fr", font: ("Roboto", "Passation Symbols"))\n'
        '#for one in data.all [= #one.title\n #one.text\n #image(bytes(one.map), format: "svg",'
        ' alt: "x") #pagebreak(weak: true)]'
    )
    one = {"title": "Relances", "text": "Chaque lundi à 12 h. " * 120, "map": MAP}
    start = time.process_time()
    pdf = compile_pdf(template, {"title": "x", "all": [one] * 200}, timestamp=DAY)

    assert 200 <= len(reader(pdf).pages)
    assert 40_000 * 200 > len(pdf)
    assert 20 > time.process_time() - start
