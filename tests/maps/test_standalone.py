"""One drawing as a file, and the list of maps that the command line offers."""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from passation.edition import Edition
from passation.maps import MAPS, Drawing, raci_map, standalone, swimlane
from passation.maps.framing import framed
from passation.maps.paper import LEAST, sheet_for, smallest
from passation.tools import measure
from passation.words import Words

FR = Words("fr")


@pytest.fixture(name="drawing")
def _drawing(small: Edition, link: Any) -> Drawing:
    return swimlane(small, FR, "FIN-012", link)[0]


def test_an_svg_file_is_well_formed_and_names_itself(drawing: Drawing) -> None:
    root = ET.fromstring(standalone(drawing, "svg"))  # noqa: S314 - our own drawing
    named = {each.tag.rpartition("}")[2]: each.text for each in root[:2]}

    assert {"title": drawing.title, "desc": drawing.description} == named
    assert ("group", "fr") == (root.get("role"), root.get("lang"))  # it holds links, and none can be reached in an img


def test_a_file_says_what_it_shows_whose_it_is_for_whom_and_of_which_day(sample: Edition, link: Any) -> None:
    (drawing, *_) = swimlane(sample, FR, "ADM-003", link)
    root = ET.fromstring(standalone(drawing, "svg"))  # noqa: S314 - our own drawing
    lines = [
        str(each.text).replace("\N{NO-BREAK SPACE}", " ") for each in root.iter("{http://www.w3.org/2000/svg}text")
    ]
    page = PdfReader(io.BytesIO(standalone(drawing, "pdf"))).pages[0]
    actors = "Gestionnaire comptable (interne), Assistante externalisée (externe) et"

    assert [
        "Indexation et classement des documents",
        f"6 étapes, à lire de haut en bas, une colonne par acteur : {actors}",
        "Opératrice de saisie (externe). Le travail change de mains 3 fois.",
        "ADM-003 · Menuiserie Vallier SAS · direction · Secret · 13 novembre 2026",
    ] == lines[:4]
    assert page.extract_text().startswith("Indexation et classement des documents\n6 étapes")
    assert drawing.svg.count("<text") + 4 == standalone(drawing, "svg").decode().count("<text")


def test_a_title_longer_than_its_drawing_stays_on_it(edition_of: Any, link: Any) -> None:
    edition = edition_of({"title": "Relire " * 30, "steps": [{"do": "Lire"}]})
    made = framed(swimlane(edition, FR, "FIN-001", link)[0])

    assert [] == [
        text
        for text in re.findall(r'<text [^>]*font-size="18"[^>]*>([^<]*)<', made.svg)
        if measure.width(text, 18, 700) > made.width
    ]


def test_no_colour_of_an_svg_file_needs_a_stylesheet(drawing: Drawing) -> None:
    assert "var(" not in drawing.svg
    assert "style=" not in drawing.svg


def test_a_png_file_and_a_pdf_file_are_what_they_say(drawing: Drawing) -> None:
    assert b"\x89PNG\r\n\x1a\n" == standalone(drawing, "png")[:8]
    assert b"%PDF-1." == standalone(drawing, "pdf")[:7]


def test_a_pdf_bears_the_date_of_its_edition_and_never_todays(drawing: Drawing) -> None:
    dated = standalone(replace(drawing, date=dt.date(2026, 9, 1)), "pdf")

    assert b"2026-09-01" in dated
    assert standalone(drawing, "pdf") == standalone(drawing, "pdf")
    assert b"2000-01-01" in standalone(drawing, "pdf")


@pytest.mark.parametrize(("paper", "sides"), [("a4", {210, 297}), ("a3", {297, 420})])
def test_a_pdf_can_be_on_a_sheet_under_its_title(paper: Any, sides: set[int], drawing: Drawing) -> None:
    (page,) = PdfReader(io.BytesIO(standalone(drawing, "pdf", paper))).pages

    assert sides == {round(each / 72 * 25.4) for each in page.mediabox[2:]}
    assert page.extract_text().startswith(drawing.title)


def test_a_sheet_lies_or_stands_as_the_drawing_is_larger(drawing: Drawing) -> None:
    broad, high = (replace(drawing, width=wide, height=1000 - wide) for wide in (900, 100))

    assert [True, False] == [sheet_for(each, "a4").lying for each in (broad, high)]


@pytest.mark.parametrize(("paper", "sides", "most"), [("a4", (210, 297), 1.6), ("a3", (297, 420), 2.2)])
def test_a_drawing_fills_its_sheet_and_never_leaves_it(paper: Any, sides: Any, most: float, drawing: Drawing) -> None:
    short, long = sides
    for width in range(100, 2000, 150):
        for height in range(100, 2000, 150):
            sheet = sheet_for(replace(drawing, width=width, height=height), paper)
            across, down = (long, short) if sheet.lying else (short, long)
            free = across - 24 - sheet.width, down - 24 - 9 - sheet.top - sheet.width * height / width
            assert min(free) > -0.01
            assert min(free) < 0.01 or most == round(sheet.width / width / 0.264583, 3)


def test_a_title_of_two_lines_moves_its_drawing_down(drawing: Drawing) -> None:
    short, long = (sheet_for(replace(drawing, title=title), "a4") for title in ("Un titre", "Un titre " * 12))

    assert [12.3, 18.5] == [round(each.top, 1) for each in (short, long)]


def test_a_sheet_says_whose_it_is_for_whom_and_of_which_day(drawing: Drawing) -> None:
    (page,) = PdfReader(io.BytesIO(standalone(drawing, "pdf", "a3"))).pages

    assert drawing.source
    assert " ".join(page.extract_text().split()).endswith(" ".join(drawing.source.split()))


def test_a_process_of_the_usual_size_is_read_on_a4(drawing: Drawing) -> None:
    assert smallest(drawing, "a4") >= LEAST
    assert smallest(replace(drawing, width=4000), "a4") < LEAST


def test_a_dot_file_is_the_graph(drawing: Drawing) -> None:
    assert drawing.dot.encode() == standalone(drawing, "dot")


def test_another_format_is_refused(drawing: Drawing) -> None:
    with pytest.raises(ValueError, match="not a format of maps: 'jpg'"):
        standalone(drawing, "jpg")


def test_a_map_that_could_not_be_drawn_has_no_file(drawing: Drawing) -> None:
    with pytest.raises(ValueError, match="swimlane-FIN-012-1 has no svg"):
        standalone(replace(drawing, svg=""), "svg")


def test_a_matrix_has_no_graph(small: Edition, link: Any) -> None:
    with pytest.raises(ValueError, match="raci has no dot"):
        standalone(raci_map(small, FR, None, link)[0], "dot")


def test_every_map_is_drawn_by_its_name(small: Edition, link: Any) -> None:
    drawn = {
        name: [d.name for d in each.draw(small, FR, None if each.process == "never" else "FIN-012", link)]
        for name, each in MAPS.items()
    }

    assert {
        "landscape": ["landscape"],
        "responsibility": ["responsibility"],
        "swimlane": ["swimlane-FIN-012-1"],
        "card": ["card-FIN-012"],
        "raci": ["raci-FIN-012"],
        "handovers": ["handovers"],
        "dataflow": [],
        "usage": [],
        "accesses": [],
        "dependency": ["dependency", "absence-assistante", "absence-dirigeante", "absence-raf"],
        "escalation": [],
        "roadmap": [],
    } == drawn
