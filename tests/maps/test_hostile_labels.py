"""Whatever a text holds, it is shown as it is: never markup, never an escape, never a broken drawing."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from passation.maps import MAPS, landscape, raci_map, standalone, swimlane
from passation.maps.lettering import fit
from passation.model.planning import Wave
from passation.tools.layout import draw
from passation.words import Words

FR = Words("fr")
TEXTS = (
    r"\N \G \l \r C:\dossier\nouveau",
    "<b>gras</b> <TABLE><TR><TD>x</TD></TR></TABLE>",
    "<script>alert(1)</script>",
    "\"guillemets\" 'apostrophes' & esperluettes &amp;",
    "]]> <![CDATA[ <!-- -->",
    '--> ; } digraph { a -> b [URL="javascript:alert(1)"]',
    "x" * 300,
    "W" * 300,
    "\N{NO-BREAK SPACE}".join(["mot"] * 60),
    "שלום עולם مرحبا بالعالم",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
    "e\N{COMBINING ACUTE ACCENT}" * 100,
    "🎉 日本語 \N{ZERO WIDTH JOINER}",
    "%s {0} {name} $x ${x} `x`",
)


def words_of(svg: str) -> str:
    return "".join("".join(each.itertext()) for each in ET.fromstring(svg).iter())  # noqa: S314 - our own drawing


@pytest.mark.parametrize("text", TEXTS)
def test_every_map_survives_every_text(text: str, edition_of: Any, link: Any) -> None:
    steps = [
        {"id": "a", "do": text, "actor": "assistante", "handoff": "slack", "per": text},
        {"id": "b", "ask": text, "answers": {text: "a", "Non": "end"}},
    ]
    edition = edition_of(
        {"title": text, "steps": steps},
        names={"assistante": text},
        domains=f"[{{id: finance, title: {json.dumps(text, ensure_ascii=False)}}}]",
    )
    wave = {"process": "FIN-001", "start": "2026-03-02", "shadow": "1", "exit": text}
    edition = replace(edition, waves=(Wave.model_validate(wave),))
    drawings = [
        drawing
        for each in MAPS.values()
        for process in (["FIN-001"] if each.process == "must" else [None])
        for drawing in each.draw(edition, FR, process, link)
    ]
    drawings += raci_map(edition, FR, "FIN-001", link)

    for drawing in drawings:
        assert drawing.fault is None
        assert "<script" not in drawing.svg
        assert set() == {each.tag.rpartition("}")[2] for each in ET.fromstring(drawing.svg).iter()} - {  # noqa: S314
            *(
                "svg",
                "title",
                "desc",
                "g",
                "a",
                "text",
                "rect",
                "line",
                "circle",
                "polygon",
                "polyline",
                "path",
                "tspan",
            ),
        }


@pytest.mark.parametrize("text", TEXTS[:6])
def test_a_short_text_is_shown_letter_by_letter(text: str, edition_of: Any, link: Any) -> None:
    (drawing,) = swimlane(edition_of({"steps": [{"do": text}]}), FR, "FIN-001", link)
    shown = words_of(drawing.svg).replace(" ", "").replace("\N{NO-BREAK SPACE}", "")

    assert text.replace(" ", "") in shown


def test_a_text_of_a_node_is_a_text_for_graphviz_too(edition_of: Any, link: Any) -> None:
    (drawing,) = landscape(
        edition_of({"title": r"<b>\N</b>", "steps": [{"do": "x"}]}, domains="[{id: finance, title: F}]"), FR, link
    )
    texts = [each.text for each in ET.fromstring(draw(drawing.dot, "svg")).iter() if each.tag.endswith("}text")]  # noqa: S314 - our own drawing

    assert r"<b>\N</b>" in texts


def test_control_characters_become_boxes() -> None:
    assert ("a□b□",) == fit("a\x00b\x1f", 200, 1).lines


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("room", [20.0, 60.0, 150.0])
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    lettering = fit(text, room, 4)

    assert lettering.width <= room
    assert len(lettering.lines) <= 4


def test_a_text_cut_short_says_so() -> None:
    assert ("Vérifier que", "tout est…") == fit("Vérifier que tout est complet puis le noter", 80, 2).lines


def test_french_signs_stay_with_their_words() -> None:
    assert ("Indemnité de", "40\N{NO-BREAK SPACE}€ payée\N{NO-BREAK SPACE}?") == fit(
        "Indemnité de 40 € payée ?", 78, 5
    ).lines


def test_a_hostile_drawing_can_be_printed(edition_of: Any, link: Any) -> None:
    (drawing,) = swimlane(edition_of({"steps": [{"do": text[:299]} for text in TEXTS[:12]]}), FR, "FIN-001", link)[:1]

    assert b"%PDF-1." == standalone(drawing, "pdf")[:7]
