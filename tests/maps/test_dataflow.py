"""Which process feeds which: boxes that do not meet, arrows between them, and the table beside."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps.dataflows import MOST, dataflow
from passation.maps.laid import lay
from passation.model.data import DataObject
from passation.table import Table
from passation.words import Words

FR = Words("fr")
DOMAINS = "[{id: finance, title: Finance}, {id: rh, title: RH}]"


@pytest.fixture(name="three")
def _three(edition_of: Any) -> Edition:
    made: Edition = edition_of(
        "{inputs: [{data: piece, from: client}], outputs: [releve], steps: [{do: Pointer}]}",
        "{inputs: [releve], outputs: [{data: paie, to: expert}], steps: [{do: Payer}], domain: rh}",
        "steps: [{do: Classer}]",
        domains=DOMAINS,
        data={each: DataObject(id=each, name=each.capitalize()) for each in ("piece", "releve", "paie")},
    )
    return made


def rows(drawing: Any) -> list[list[str]]:
    assert isinstance(drawing.twin, Table)
    return [[cell.text for cell in row] for row in drawing.twin.rows]


def test_the_table_says_who_gives_what_to_whom(three: Edition, link: Any) -> None:
    (drawing,) = dataflow(three, FR, link)

    assert [
        ["FIN-001 Processus 1", "FIN-002 Processus 2", "Releve"],
        ["FIN-002 Processus 2", "Cabinet d'expertise comptable", "Paie"],
        ["Client débiteur", "FIN-001 Processus 1", "Piece"],
    ] == rows(drawing)


def test_the_longest_chain_and_who_exchanges_nothing_are_said(three: Edition, link: Any) -> None:
    (drawing,) = dataflow(three, FR, link)

    assert (
        "3 informations circulent. La plus longue chaîne, en trait foncé\N{NO-BREAK SPACE}: FIN-001 → FIN-002. "
        "N’échangent rien\N{NO-BREAK SPACE}: FIN-003."
    ) == drawing.description
    assert 2 == drawing.svg.count('class="edge handover"')


def test_no_box_stands_over_another_and_every_arrow_is_drawn(sample: Edition, link: Any) -> None:
    drawings = [each for each in dataflow(sample, FR, link) if each.dot]

    assert len(drawings) > 3
    for drawing in drawings:
        laid = lay(drawing.dot)
        assert drawing.dot.count(" -> ") == drawing.svg.count('class="edge') == sum(map(len, laid.edges.values()))
        assert [] == [
            (one, other)
            for one, other in combinations(laid.nodes, 2)
            if laid.nodes[one].x < laid.nodes[other].right
            and laid.nodes[other].x < laid.nodes[one].right
            and laid.nodes[one].y < laid.nodes[other].bottom
            and laid.nodes[other].y < laid.nodes[one].bottom
        ]


def test_many_processes_are_a_matrix_of_domains_and_a_drawing_for_each(edition_of: Any, link: Any) -> None:
    parts = [
        f"{{outputs: [d{each}], inputs: [d{each - 1}], domain: {('finance', 'rh')[each % 2]}, steps: [{{do: Faire}}]}}"
        for each in range(1, MOST + 2)
    ]
    data = {f"d{each}": DataObject(id=f"d{each}", name=f"Objet {each}") for each in range(MOST + 2)}
    drawings = dataflow(edition_of(*parts, domains=DOMAINS, data=data), FR, link)

    assert ["dataflow", "dataflow-finance", "dataflow-rh"] == [each.name for each in drawings]
    assert "" == drawings[0].dot
    assert {("Finance", "RH"), ("RH", "Finance")} == {(row[0], row[1]) for row in rows(drawings[0])}


def test_where_nothing_passes_there_is_no_map(small: Edition, link: Any) -> None:
    assert () == dataflow(small, FR, link)
