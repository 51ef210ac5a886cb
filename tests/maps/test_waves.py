"""Before and after a wave: two pictures level with each other, what moves marked in three ways, all of it in words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps import Drawing, wave_map
from passation.maps.laid import Laid, lay
from passation.maps.waves import MOST, wave_maps
from passation.model.planning import Wave
from passation.table import Table
from passation.words import Words

FR = Words("fr")
Planned = Callable[..., Edition]


def nowhere(_: object) -> None:
    """No link."""


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def shown(drawing: Drawing) -> str:
    assert isinstance(drawing.twin, Table)
    rows = [drawing.twin.columns, *([cell.text for cell in row] for row in drawing.twin.rows)]
    said = [drawing.title, drawing.description, drawing.twin.caption, *(" | ".join(row) for row in rows)]
    return plain("\n".join(said)) + "\n"


def texts_of(svg: str) -> str:
    """Every text of a picture, in the order of the file, in one line."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg)
    return plain(" ".join(re.sub("<[^>]*>", "", text) for text in texts))


def with_waves(edition: Edition, *waves: dict[str, Any], date: dt.date | None = None) -> Edition:
    return replace(edition, waves=tuple(map(Wave.model_validate, waves)), date=date)


@pytest.fixture(name="planned")
def _planned(small: Edition) -> Edition:
    """FIN-012 goes outside in March, to one party; FIN-030 in June, to two; COM-003 is in no wave."""
    return with_waves(
        small,
        {"process": "FIN-012", "start": "2026-03-02", "shadow": "1", "reached": {"supervised": "2026-03-10"}},
        {"process": "FIN-030", "start": "2026-06-02", "shadow": "1"},
        date=dt.date(2026, 4, 20),
    )


def test_the_pictures_in_words_are_those_that_were_read(planned: Edition, golden: Any) -> None:
    assert golden("waves.txt") == "\n".join(map(shown, wave_maps(planned, FR, nowhere)))


def test_the_graph_is_the_one_that_was_read(planned: Edition, golden: Any) -> None:
    assert golden("wave.dot") == wave_maps(planned, FR, nowhere)[1].dot


def test_both_pictures_say_everything_on_a_page_and_on_a_phone(planned: Edition) -> None:
    first, _ = wave_maps(planned, FR, nowhere)
    before = (
        "Avant par semaine : 10 h dedans tant qu’aucune vague n’est passée "
        "L’entreprise INTERNE AssistPlus EXTERNE 1 processus déjà dehors COM-003 "
        "2 autres processus entièrement internes "
        "FIN-012 Relances des factures impayées pilote : Responsable administratif et financier "
        "part avec cette vague, vers : AssistPlus PART"
    )
    after = (
        "Après par semaine : 2 h 30 dedans, 7 h 30 dehors dehors depuis le 10 mars 2026 "
        "L’entreprise INTERNE AssistPlus EXTERNE 1 processus déjà dehors COM-003 "
        "2 autres processus entièrement internes "
        "↔ 4 Responsable administratif et financier pilote · valide Dirigeante valide "
        "FIN-012 Relances des factures impayées 4 étapes sur 6, 74 % du temps le contrôle reste dedans "
        "4 remises : Slack #back-office passe dehors avec cette vague ARRIVE"
    )

    assert [f"{before} {after}"] * 2 == [texts_of(first.svg), texts_of(first.narrow)]


def test_what_moves_is_told_by_a_word_by_a_sentence_and_by_a_heavy_line(planned: Edition) -> None:
    _, second = wave_maps(planned, FR, nowhere)

    for svg in (second.svg, second.narrow):
        assert [1, 2] == [svg.count(f">{word}<") for word in ("PART", "ARRIVE")]  # two parties take it over
        assert [1, 2] == [texts_of(svg).count(said) for said in ("part avec cette vague", "passe dehors avec cette")]
        assert 3 == svg.count('stroke-width="3.5"')


def places(drawing: Drawing) -> tuple[Laid, Laid]:
    """Where the boxes of each picture stand on a page."""
    laid = lay(drawing.dot)
    before, after = (
        {key.removeprefix(f"{name} "): each for key, each in laid.nodes.items() if key.startswith(f"{name} ")}
        for name in ("before", "after")
    )
    return replace(laid, nodes=before), replace(laid, nodes=after)


def test_what_leaves_on_the_left_arrives_level_with_it_on_the_right(planned: Edition) -> None:
    first, _ = wave_maps(planned, FR, nowhere)
    before, after = (each.nodes for each in places(first))
    leaves, arrives, answers = before["leaving"], after["out FIN-012 assistplus"], after["in FIN-012 assistplus"]

    assert before["inside"].x == leaves.x < before["party assistplus"].x < answers.x == after["inside"].x < arrives.x
    assert leaves.y == answers.y == arrives.y
    assert [before[key].y for key in ("title", "inside", "rest", "rest assistplus")] == [
        after[key].y for key in ("title", "inside", "rest", "rest assistplus")
    ]


def test_no_box_stands_over_another(planned: Edition) -> None:
    for drawing in wave_maps(planned, FR, nowhere):
        nodes = lay(drawing.dot).nodes
        assert [] == [
            pair
            for pair in combinations(nodes, 2)
            for one, other in (map(nodes.__getitem__, pair),)
            if one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
        ]


def test_they_fit_a_page_a_tablet_and_a_phone(planned: Edition) -> None:
    assert {(True, True, 702, 326)} == {
        (each.fits_phone, each.fits_tablet, each.width, each.narrow_width) for each in wave_maps(planned, FR, nowhere)
    }


def test_what_is_before_a_wave_is_what_was_after_the_one_before_it(planned: Edition) -> None:
    first, second = (each.twin for each in wave_maps(planned, FR, nowhere))
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    after = {row[0].text: row[2].text for row in first.rows}
    before = {row[0].text: row[1].text for row in second.rows}

    held = "Tenu par AssistPlus", "Entièrement dedans"
    assert ["COM-003, FIN-012", "2 processus"] == [after[each] for each in held] == [before[each] for each in held]


def test_a_first_wave_of_a_company_that_does_everything_itself(edition_of: Any) -> None:
    edition = with_waves(
        edition_of("{performer: assistante, steps: [{do: Trier}]}"), {"process": "FIN-001", "start": "2026-03-02"}
    )
    (drawing,) = wave_maps(edition, FR, nowhere)

    assert texts_of(drawing.svg).startswith(
        "Avant tout le travail dedans tant qu’aucune vague n’est passée L’entreprise INTERNE FIN-001 Processus 1 pilote"
    )
    assert 1 == drawing.svg.count("lane side-external")


def test_the_map_of_one_process_is_one_of_them(planned: Edition) -> None:
    assert wave_maps(planned, FR, nowhere)[1:] == wave_map(planned, FR, "FIN-030", nowhere)
    assert () == wave_map(planned, FR, "COM-003", nowhere)


def test_a_wave_that_takes_nothing_outside_has_no_pictures(edition_of: Any) -> None:
    edition = edition_of("steps: [{do: Classer}]")

    assert () == wave_maps(edition, FR, nowhere)
    assert () == wave_maps(with_waves(edition, {"process": "FIN-001", "start": "2026-03-02"}), FR, nowhere)


def test_a_second_wave_of_a_process_takes_nothing_more_outside(small: Edition) -> None:
    edition = with_waves(
        small,
        {"process": "FIN-012", "start": "2026-03-02"},
        {"process": "FIN-030", "start": "2026-06-02"},
        {"process": "FIN-012", "start": "2026-09-01"},
    )
    drawings = wave_maps(edition, FR, nowhere)

    assert ["wave-FIN-012", "wave-FIN-030"] == [each.name for each in drawings]
    assert "Tenu par AssistPlus | COM-003, FIN-012 | COM-003, FIN-012, FIN-030" in shown(drawings[1])


OUTSIDE = "{performer: assistante, steps: [{do: Trier}]}"


def test_of_many_waves_those_that_are_not_over_are_drawn(edition_of: Any) -> None:
    number = MOST + 4
    edition = edition_of(*[OUTSIDE] * number)
    waves = [
        {"process": process, "start": "2026-03-02", "reached": {"autonomous": "2026-04-06"} if place < 3 else {}}
        for place, process in enumerate(edition.sops)
    ]
    day = dt.date(2026, 4, 20)
    names = [each.name for each in wave_maps(with_waves(edition, *waves, date=day), FR, nowhere)]

    assert [f"wave-FIN-{place:03}" for place in range(4, 4 + MOST)] == names
    assert MOST == len(wave_maps(with_waves(edition, *waves[:MOST], date=day), FR, nowhere))


def test_many_parties_that_the_wave_does_not_concern_stand_in_one_panel(edition_of: Any) -> None:
    others = ({"performer": actor, "steps": [{"do": "Trier"}]} for actor in ("operatrice", "expert", "suppleante"))
    edition = edition_of(*others, OUTSIDE)
    alone = edition.actors["suppleante"].model_copy(update={"organisation": None})
    edition = replace(edition, actors={**edition.actors, "suppleante": alone})
    (drawing,) = wave_maps(with_waves(edition, {"process": "FIN-004", "start": "2026-03-02"}), FR, nowhere)

    assert 2 == texts_of(drawing.svg).count(
        "3 autres prestataires EXTERNE 3 processus déjà dehors FIN-001, FIN-002, FIN-003"
    )
    assert "Volana" not in drawing.svg


def test_a_wave_whose_process_readers_do_not_see_has_no_pictures(planned: Edition) -> None:
    others = {key: each for key, each in planned.sops.items() if key != "FIN-012"}
    edition = replace(planned, sops=others)

    assert ["wave-FIN-030"] == [each.name for each in wave_maps(edition, FR, nowhere)]


def test_of_a_party_that_holds_very_much_the_table_says_how_many(edition_of: Any) -> None:
    edition = with_waves(edition_of(*[OUTSIDE] * 22), {"process": "FIN-001", "start": "2026-03-02"})
    (drawing,) = wave_maps(edition, FR, nowhere)

    assert "Tenu par AssistPlus | 21 processus | 22 processus" in shown(drawing)
    assert "21 processus déjà dehors FIN-002, FIN-003," in texts_of(drawing.svg)
