"""Which process feeds which: boxes that do not meet, arrows between them, and the table beside."""

from __future__ import annotations

import time
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from passation.edition import Edition
from passation.maps.dataflows import MOST, dataflow
from passation.maps.drawing import TABLET
from passation.maps.laid import lay
from passation.maps.paper import LEAST, smallest
from passation.maps.shapes import Rect
from passation.model.data import DataObject
from passation.table import Table
from passation.tools import wasm_dot
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


def test_in_a_graph_no_box_stands_over_another_and_every_arrow_is_drawn(three: Edition, link: Any) -> None:
    (drawing,) = dataflow(three, FR, link)
    laid = lay(drawing.dot)

    assert 6 == drawing.dot.count(" -> ") == drawing.svg.count('class="edge') == sum(map(len, laid.edges.values()))
    assert [] == [pair for pair in combinations(laid.nodes, 2) if meet(laid.nodes[pair[0]], laid.nodes[pair[1]])]


def meet(one: Rect, other: Rect, by: float = 0) -> bool:
    return (
        one.x + by < other.right
        and other.x + by < one.right
        and one.y + by < other.bottom
        and other.y + by < one.bottom
    )


def boxes(svg: str) -> list[Rect]:
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}rect")  # noqa: S314 - our own drawing
    return [Rect(*(float(each.get(name, 0)) for name in ("x", "y", "width", "height"))) for each in found]


def arrows(svg: str) -> list[list[tuple[float, ...]]]:
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}polyline")  # noqa: S314 - our own drawing
    return [[tuple(map(float, point.split(","))) for point in each.get("points", "").split()] for each in found]


def promises(svg: str) -> list[str]:
    """Boxes apart, and arrows in straight pieces around them."""
    placed, faults = boxes(svg), []
    faults += [f"{one} meets {other}" for one, other in combinations(placed, 2) if meet(one, other)]
    for way in arrows(svg):
        for (x0, y0), (x1, y1) in pairwise(way):
            piece = Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0))
            faults += [f"slanted: {piece}"] if piece.width and piece.height else []
            faults += [f"{piece} runs through {box}" for box in placed if meet(piece, box, 0.2)]
    return faults


def test_in_rows_no_box_stands_over_another_and_no_arrow_runs_through_one(sample: Edition, link: Any) -> None:
    drawings = [each for each in dataflow(sample, FR, link) if each.name != "dataflow"]

    assert len(drawings) > 7
    for drawing in drawings:
        assert ([], []) == (promises(drawing.svg), promises(drawing.narrow)), drawing.name
        assert len(arrows(drawing.svg)) == len(arrows(drawing.narrow)) == drawing.svg.count('points="') // 2
        assert drawing.fits_phone
        assert drawing.width <= TABLET
        assert smallest(drawing, "a4") >= LEAST


def tangle(edition_of: Any, count: int, each: int) -> Edition:
    """Processes that all give each other so many things."""

    def named(one: int, other: int) -> list[str]:
        return [f"d{one}x{other}x{number}" for number in range(each)]

    others = {one: [other for other in range(count) if other != one] for one in range(count)}
    processes = [
        {
            "steps": [{"do": "Classer"}],
            "outputs": [data for other in others[one] for data in named(one, other)],
            "inputs": [data for other in others[one] for data in named(other, one)],
        }
        for one in range(count)
    ]
    data = {key: DataObject(id=key, name=key) for one in others for other in others[one] for key in named(one, other)}
    made: Edition = edition_of(*processes, data=data)
    return made


def test_a_tangle_of_few_processes_is_read_in_rows(edition_of: Any, link: Any) -> None:
    few, many = (dataflow(tangle(edition_of, count, 1), FR, link) for count in (5, 12))

    assert ([True], [False] * len(many)) == (
        ["<path" in each.svg for each in few],
        ["<path" in each.svg for each in many],
    )
    assert [] == [fault for each in many for fault in promises(each.svg)]
    assert 2 * 12 * 11 == sum(len(arrows(each.svg)) for each in many)


def test_a_graph_that_is_too_hard_ends_as_its_table_with_a_finding(
    edition_of: Any, link: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = tangle(edition_of, 6, 1)
    monkeypatch.setattr("passation.tools.wasm_dot.FUEL", 20_000_000)
    started = time.process_time()
    (drawing,) = dataflow(edition, FR, link)

    assert ("", "MAP201", 30) == (drawing.svg, drawing.fault.code if drawing.fault else "", len(rows(drawing)))
    assert time.process_time() - started < 10


def test_the_fullest_graph_takes_a_fifth_of_the_ration_at_most(
    edition_of: Any, link: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes an honest company never meets the limit: what is too hard is a mistake, and ends soon."""
    ways = [(one, (one * 7 + 5 * step) % MOST) for one in range(MOST) for step in range(1, 4)]
    passed = [(one, other) for one, other in ways if one != other][:30]
    processes = [
        {
            "steps": [{"do": "Classer"}],
            "outputs": [f"d{one}-{other}" for one, other in passed if one == place],
            "inputs": [f"d{one}-{other}" for one, other in passed if other == place],
        }
        for place in range(MOST)
    ]
    data = {key: DataObject(id=key, name=f"Pièce {key}") for key in (f"d{one}-{other}" for one, other in passed)}
    monkeypatch.setenv("PASSATION_NO_CACHE", "1")
    monkeypatch.setattr("passation.tools.wasm_dot.FUEL", wasm_dot.FUEL // 5)
    (drawing,) = dataflow(edition_of(*processes, data=data), FR, link)

    assert (30, None, True) == (len(passed), drawing.fault, "<path" in drawing.svg)


def test_many_processes_are_a_matrix_of_domains_and_a_drawing_for_each(edition_of: Any, link: Any) -> None:
    parts = [
        f"{{outputs: [d{each}], inputs: [d{each - 1}], domain: {('finance', 'rh')[each % 2]}, steps: [{{do: Faire}}]}}"
        for each in range(1, MOST + 2)
    ]
    data = {f"d{each}": DataObject(id=f"d{each}", name=f"Objet {each}") for each in range(MOST + 2)}
    drawings = dataflow(edition_of(*parts, domains=DOMAINS, data=data), FR, link)

    assert ["dataflow", "dataflow-finance", "dataflow-rh"] == [each.name for each in drawings]
    assert ["", True, True] == [drawings[0].dot, *("->" in each.dot for each in drawings[1:])]
    assert {("Finance", "RH"), ("RH", "Finance")} == {(row[0], row[1]) for row in rows(drawings[0])}


def test_where_nothing_passes_there_is_no_map(small: Edition, link: Any) -> None:
    assert () == dataflow(small, FR, link)


def test_on_a_phone_the_name_of_a_process_takes_the_whole_line(sample: Edition, link: Any) -> None:
    drawing = next(each for each in dataflow(sample, FR, link) if each.name == "dataflow-commercial")

    assert [True, False] == [">Chiffrage et envoi des devis<" in svg for svg in (drawing.narrow, drawing.svg)]
