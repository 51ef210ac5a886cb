"""Who holds what: the company, parties outside, and everything that crosses the border."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps import Drawing, responsibility
from passation.maps.laid import lay
from passation.maps.responsibilities import instant
from passation.maps.responsibilities.parties import Crossing, held, validators
from passation.maps.responsibilities.said import controls, shares
from passation.model.planning import Wave
from passation.table import Table
from passation.words import Words

FR = Words("fr")


def shown(table: Any) -> str:
    assert isinstance(table, Table)
    rows = [table.columns, *([cell.text for cell in row] for row in table.rows)]
    return "\n".join([table.caption, *(" | ".join(row) for row in rows), ""])


def rows_of(table: Any) -> Any:
    assert isinstance(table, Table)
    return table.rows


def test_the_graph_is_the_one_that_was_read(small: Edition, link: Any, golden: Any) -> None:
    assert golden("responsibility.dot") == responsibility(small, FR, link)[0].dot


def test_the_twin_tells_both_sides_of_every_process(small: Edition, link: Any, golden: Any) -> None:
    (drawing,) = responsibility(small, FR, link)

    assert golden("responsibility.txt") == f"{drawing.title}\n{drawing.description}\n{shown(drawing.twin)}"


def test_what_a_party_holds_stands_level_with_who_answers_for_it(small: Edition, link: Any) -> None:
    laid = lay(responsibility(small, FR, link)[0].dot)
    pairs = [(name, laid.nodes[name.replace("in ", "out ", 1)]) for name in laid.nodes if name.startswith("in FIN")]

    assert [] == [name for name, other in pairs if abs(laid.nodes[name].y - other.y) > 0.5]
    assert [] == [name for name, other in pairs if laid.nodes[name].right >= other.x]
    assert [] == [
        (one, other)
        for one, other in combinations(laid.nodes, 2)
        if laid.nodes[one].x < laid.nodes[other].right
        and laid.nodes[other].x < laid.nodes[one].right
        and laid.nodes[one].y < laid.nodes[other].bottom
        and laid.nodes[other].y < laid.nodes[one].bottom
    ]


def said_of(svg: str) -> str:
    """Every text of a picture, in the order of the file, in one line."""
    texts = re.findall(r"<text[^>]*>(.*?)</text>", svg)
    return " ".join(re.sub("<[^>]*>", "", text) for text in texts).replace("\xa0", " ").replace("\u202f", " ")


def test_on_a_phone_the_same_is_said_in_columns_that_fit_it(small: Edition, link: Any) -> None:
    (drawing,) = responsibility(small, FR, link)

    assert (True, 326) == (drawing.fits_phone, drawing.narrow_width)
    assert (
        "L’entreprise INTERNE "
        "AssistPlus EXTERNE "
        "Volana EXTERNE "
        "Responsable administratif et financier pilote · valide "
        "COM-003 Suivi des devis sans réponse tout le travail "
        "↔ 4 Responsable administratif et financier pilote · valide Dirigeante valide "
        "FIN-012 Relances des factures impayées 4 étapes sur 6, 74 % du temps le contrôle reste dedans "
        "4 remises : Slack #back-office "
        "↔ 1 Responsable administratif et financier pilote · valide "
        "FIN-030 Dossier comptable mensuel 1 étape sur 4 le contrôle reste dedans "
        "↔ 2 Responsable administratif et financier pilote · valide "
        "FIN-030 Dossier comptable mensuel 2 étapes sur 4 le contrôle reste dedans "
        "1 processus entièrement interne Dirigeante PIL-001"
    ) == said_of(drawing.narrow)


def test_on_a_phone_what_is_wholly_inside_takes_the_width_below_both_sides(small: Edition, link: Any) -> None:
    (drawing,) = responsibility(small, FR, link)
    boxes = [
        [float(each) for each in re.findall(r' (?:x|y|width|height)="([\d.]+)"', box)]
        for box in re.findall(r'<rect class="(?:area|shape)"[^>]*>', drawing.narrow)
    ]
    *others, last = boxes

    assert [2, 322] == [last[0], last[2]]
    assert max(y + height for _, y, _, height in others) < last[1]


def test_a_part_says_its_steps_its_roles_and_how_often_work_passes(small: Edition) -> None:
    (part,) = held(small, small.sops["FIN-012"])

    assert ("AssistPlus", 4, 6, 4) == (part.party.name, part.done, part.steps, part.passages)
    assert (Crossing("raf", ("pilots", "validates"), 2), Crossing("dirigeante", ("validates",), 2)) == part.crossings


def test_a_process_in_the_hands_of_two_parties_stands_with_both(small: Edition) -> None:
    parts = list(held(small, small.sops["FIN-030"]))

    assert [("Volana", 2), ("AssistPlus", 1)] == [(part.party.name, part.done) for part in parts]


def test_a_customer_is_no_party_and_a_partner_without_organisation_is_one(edition_of: Any) -> None:
    edition = edition_of("steps: [{do: Signer, actor: client}, {do: Réviser, actor: expert}]")

    assert ["Cabinet d'expertise comptable"] == [part.party.name for part in held(edition, edition.sops["FIN-001"])]


def test_a_part_says_its_share_of_the_time_the_controls_inside_and_the_channels(small: Edition) -> None:
    (part,) = held(small, small.sops["FIN-012"])

    assert ("4 étapes sur 6, 74 % du temps", "le contrôle reste dedans", ("slack",)) == (
        shares(FR, part).replace("\u202f", " ").replace("\xa0", " "),
        controls(FR, part.controls),
        part.channels,
    )


def test_two_parties_share_the_time_of_a_process(edition_of: Any) -> None:
    edition = edition_of("""
steps: [{do: A, minutes: 30}, {do: B, actor: assistante, minutes: 50}, {do: C, actor: operatrice, minutes: 20}]
""")

    assert {"assistplus": 50, "volana": 20} == {
        part.party.key: part.minutes for part in held(edition, edition.sops["FIN-001"])
    }


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 0), ""),
        ((1, 1), "le contrôle reste dedans"),
        ((3, 3), "les 3 contrôles restent dedans"),
        ((0, 1), "le contrôle est fait dehors"),
        ((0, 2), "les 2 contrôles sont faits dehors"),
        ((1, 3), "1 contrôle sur 3 reste dedans"),
    ],
)
def test_controls_are_said_as_one_would(counts: tuple[int, int], said: str) -> None:
    assert said == controls(FR, counts)


@pytest.fixture(name="planned")
def _planned(small: Edition) -> Edition:
    """FIN-012 goes outside in March, FIN-030 in June, COM-003 in no wave; in April the first one has arrived."""
    waves = (
        {"process": "FIN-012", "start": "2026-03-02", "reached": {"autonomous": "2026-04-06"}},
        {"process": "FIN-030", "start": "2026-06-01"},
    )
    return replace(small, waves=tuple(map(Wave.model_validate, waves)), date=dt.date(2026, 4, 20))


def at(edition: Edition, process: str, *, after: bool) -> Drawing:
    (drawing,) = responsibility(edition, FR, lambda _: None, instant(edition, process, after=after))
    return drawing


def outside(drawing: Drawing) -> dict[str, str]:
    return {row[0].text[:7]: row[4].text for row in rows_of(drawing.twin) if row[4].text != "—"}


def test_before_a_wave_its_process_and_later_ones_are_inside_and_after_it_only_later_ones(planned: Edition) -> None:
    assert {"COM-003"} == set(outside(at(planned, "FIN-012", after=False)))
    assert {"COM-003", "FIN-012"} == set(outside(at(planned, "FIN-012", after=True)))
    assert {"COM-003", "FIN-012"} == set(outside(at(planned, "FIN-030", after=False)))
    assert {"COM-003", "FIN-012", "FIN-030"} == set(outside(at(planned, "FIN-030", after=True)))


def test_what_the_wave_moves_is_marked_on_both_maps(planned: Edition) -> None:
    before, after = at(planned, "FIN-030", after=False), at(planned, "FIN-030", after=True)

    assert "part avec cette vague, vers\xa0: Volana et" in before.svg
    assert ">passe dehors avec cette vague<" in after.svg
    assert [1, 2] == [each.svg.count('stroke-width="3.5"') for each in (before, after)]  # two parties take it
    assert ["responsibility-before-FIN-030", "responsibility-after-FIN-030"] == [before.name, after.name]
    assert "Dedans, dehors : qui tient quoi, avant la vague du 1er juin 2026" == before.title.replace("\xa0", " ")


def test_the_table_says_who_holds_what_until_its_wave(planned: Edition) -> None:
    row = next(row for row in rows_of(at(planned, "FIN-012", after=True).twin) if row[0].text.startswith("FIN-030"))

    assert ["l’entreprise, jusqu’à sa vague", "—", "1 sur 1", "—"] == [cell.text for cell in row[3:]]


def test_without_a_wave_asked_for_a_process_on_its_way_says_so(planned: Edition, link: Any) -> None:
    (drawing,) = responsibility(planned, FR, link)

    assert "encore dedans\xa0: passe dehors à" in drawing.svg
    assert 2 == drawing.svg.count("encore dedans")  # FIN-030 with both of its parties; FIN-012 has arrived


def test_a_process_in_no_wave_has_no_before_nor_after(planned: Edition) -> None:
    assert instant(planned, "COM-003", after=True) is None


def test_only_people_of_the_company_validate(edition_of: Any) -> None:
    edition = edition_of("""
referent: dirigeante
performer: assistante
steps:
  - {do: Relire, control: {kind: double}}
  - {do: Contrôler, actor: raf, control: {kind: sample}}
""")

    assert ("dirigeante", "raf") == validators(edition, edition.sops["FIN-001"])


def test_a_company_without_parties_outside_is_drawn_alone(edition_of: Any, link: Any) -> None:
    (drawing,) = responsibility(edition_of("steps: [{do: Classer}]"), FR, link)

    assert "Tous les processus sont faits dans l’entreprise." == drawing.description
    assert "1 processus entièrement interne" in drawing.svg
    assert "frontier" not in drawing.svg


def test_many_parts_are_drawn_party_by_party(edition_of: Any, link: Any) -> None:
    parts = [
        {"performer": name, "steps": [{"do": "Trier"}]} for name in ["assistante"] * 20 + ["operatrice"] * 8 + ["raf"]
    ]
    title = "Dedans, dehors\N{NO-BREAK SPACE}: qui tient quoi"

    assert [
        (f"{title} – AssistPlus 1/2", 11, ["AssistPlus"]),
        (f"{title} – AssistPlus 2/2", 10, ["AssistPlus"]),
        (f"{title} – Volana", 8, ["Volana"]),
    ] == [
        (
            drawing.title,
            len(rows_of(drawing.twin)),
            [name for name in ("AssistPlus", "Volana") if f">{name}<" in drawing.svg],
        )
        for drawing in responsibility(edition_of(*parts), FR, link)
    ]


def test_an_edition_without_processes_has_no_map(edition_of: Any, link: Any) -> None:
    assert () == responsibility(edition_of(), FR, link)
