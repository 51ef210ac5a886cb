"""Who hands over to whom: how often, over what, with what, and which of it crosses the border."""

from __future__ import annotations

import re
from typing import Any

from passation.edition import Edition
from passation.maps.handovers import MOST, handover_map
from passation.table import Table
from passation.words import Words

FR = Words("fr")
RAF, ASSISTANTE = "Responsable administratif et financier", "Assistante externalisée"


def rows(drawing: Any) -> list[list[str]]:
    assert isinstance(drawing.twin, Table)
    return [[cell.text for cell in row] for row in drawing.twin.rows]


def test_each_pair_has_its_count_its_channels_and_its_steps(small: Edition, link: Any) -> None:
    (drawing,) = handover_map(small, FR, link)

    assert [
        [ASSISTANTE, RAF, "2", "—", "—", "FIN-012\u00a0étape\u00a02, FIN-030\u00a0étape\u00a03"],
        [RAF, ASSISTANTE, "1", "—", "—", "FIN-012\u00a0étape\u00a05"],
        [RAF, "Opératrice de saisie", "1", "—", "—", "FIN-030\u00a0étape\u00a04"],
        ["Dirigeante", ASSISTANTE, "1", "—", "—", "FIN-012\u00a0étape\u00a04"],
        [ASSISTANTE, "Dirigeante", "1", "Slack #back-office", "—", "FIN-012\u00a0étape\u00a03"],
        ["Opératrice de saisie", RAF, "1", "—", "—", "FIN-030\u00a0étape\u00a02"],
        ["Opératrice de saisie", ASSISTANTE, "1", "—", "—", "FIN-030\u00a0étape\u00a01"],
    ] == rows(drawing)


def test_the_sentence_says_how_often_and_who_most(small: Edition, link: Any) -> None:
    assert (
        "Le travail change de mains 8 fois. 7 fois, il franchit la frontière. Le plus souvent\N{NO-BREAK SPACE}: de "
        f"{ASSISTANTE} vers {RAF} (2)."
    ) == handover_map(small, FR, link)[0].description


def test_what_crosses_the_border_is_drawn_dark_and_what_stays_is_not(small: Edition, link: Any) -> None:
    (drawing,) = handover_map(small, FR, link)

    assert 6 + 1 == drawing.svg.count("mark strong")  # six pairs, and the key
    assert 1 + 1 == drawing.svg.count("mark plain")


def test_a_crossing_leads_to_its_row_and_the_row_to_its_steps(small: Edition, link: Any) -> None:
    (drawing,) = handover_map(small, FR, link)
    assert isinstance(drawing.twin, Table)
    names = {row[0].anchor for row in drawing.twin.rows}

    assert 'href="#handovers-from_dirigeante_to_assistante"' in drawing.svg
    assert "from_dirigeante_to_assistante" in names
    assert all(f'href="#handovers-{name}"' in drawing.svg for name in names)
    assert ("process", "FIN-012", "s40") == next(
        (part.target.kind, part.target.id, part.target.step)
        for row in drawing.twin.rows
        for part in row[-1].parts
        if row[0].anchor == "from_dirigeante_to_assistante" and part.target is not None
    )


def test_no_handover_no_map(edition_of: Any, link: Any) -> None:
    assert () == handover_map(edition_of("steps: [{do: Classer}]"), FR, link)
    assert () == handover_map(edition_of(), FR, link)


def test_the_drawing_has_room_for_sixteen_roles(sample: Edition, link: Any) -> None:
    (drawing,) = handover_map(sample, FR, link)

    assert MOST >= drawing.svg.count('class="row"') > 10


def test_the_corner_says_which_way_the_work_goes(small: Edition, link: Any) -> None:
    (drawing,) = handover_map(small, FR, link)

    for svg in (drawing.svg, drawing.narrow):
        assert [">De <", ">Vers <"] == re.findall(">(?:De|Vers) <", svg)
