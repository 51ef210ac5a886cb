"""Who holds what: the company, parties outside, and everything that crosses the border."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from passation.edition import Edition
from passation.maps import responsibility
from passation.maps.laid import lay
from passation.maps.responsibilities.parties import Crossing, held, validators
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
