"""The landscape: three bands, one box a process, each in its place."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passation.edition import Edition
from passation.maps import laid as laying
from passation.maps import landscape, landscape_page
from passation.maps.drawing import TABLET
from passation.maps.laid import Laid, lay
from passation.maps.landscapes import MOST, landscape_sheet
from passation.maps.landscapes.tiles import process_tile
from passation.maps.paper import LEAST, smallest
from passation.maps.shapes import Rect
from passation.table import Table
from passation.tools.layout import LayoutTooHard
from passation.words import Words

FR = Words("fr")


def plain(text: str) -> str:
    """A text with ordinary spaces, as it is typed."""
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


EIGHT = "\n".join(
    f"- {{id: d{n}, title: Domaine {n}, band: {band}}}" for n, band in enumerate(["core"] * 5 + ["support"] * 3)
)


def shown(table: Any) -> str:
    assert isinstance(table, Table)
    rows = [table.columns, *([cell.text for cell in row] for row in table.rows)]
    return "\n".join([table.caption, *(" | ".join(row) for row in rows), ""])


def rows_of(table: Any) -> Any:
    assert isinstance(table, Table)
    return table.rows


def company(edition_of: Any, count: int) -> Edition:
    processes = [{"domain": f"d{n % 8}", "title": f"Processus {n}", "steps": [{"do": "Classer"}]} for n in range(count)]
    edition: Edition = edition_of(*processes, domains=EIGHT)
    return edition


def boxes(laid: Laid) -> list[tuple[str, Rect]]:
    return [(name, rect) for name, rect in laid.nodes.items() if not name.startswith("nothing")]


def meets(one: Rect, other: Rect) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_the_graph_is_the_one_that_was_read(small: Edition, link: Any, golden: Any) -> None:
    assert golden("landscape.dot") == landscape(small, FR, link)[0].dot


def test_the_twin_has_every_process_its_pilot_and_where_it_is_done(small: Edition, link: Any, golden: Any) -> None:
    (drawing,) = landscape(small, FR, link)

    assert golden("landscape.txt") == f"{drawing.title}\n{drawing.description}\n{shown(drawing.twin)}"


def test_boxes_stand_apart_in_rows_and_columns_in_the_order_of_the_company(edition_of: Any, link: Any) -> None:
    (drawing,) = landscape(company(edition_of, 25), FR, link)
    laid = lay(drawing.dot)
    tiles = {name: rect for name, rect in boxes(laid) if name.startswith("FIN")}
    first_of_each = [laid.nodes[f"title d{n}"] for n in range(5)]

    assert [] == [(one[0], other[0]) for one, other in combinations(boxes(laid), 2) if meets(one[1], other[1])]
    assert 4 == len({round(rect.x) for rect in tiles.values()})
    assert [True] * 4 == [(one.x, one.y) < (two.x, two.y) or one.y < two.y for one, two in pairwise(first_of_each)]
    assert laid.nodes["band core"].y < laid.nodes["band support"].y


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(counts=st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_any_company_stands_on_a_straight_grid(counts: list[int], edition_of: Any, link: Any) -> None:
    processes = [
        {"domain": f"d{domain}", "title": "Mot " * (1 + place % 9), "steps": [{"do": "Classer"}]}
        for domain, count in enumerate(counts)
        for place in range(count)
    ]
    for drawing in landscape(edition_of(*processes, domains=EIGHT), FR, link):
        laid = lay(drawing.dot)
        lefts = {round(rect.x) for rect in laid.nodes.values()}

        assert [] == [(one[0], other[0]) for one, other in combinations(boxes(laid), 2) if meets(one[1], other[1])]
        assert len(lefts) <= 4


def test_on_a_phone_there_are_two_columns(edition_of: Any, link: Any) -> None:
    (drawing,) = landscape(company(edition_of, 25), FR, link)

    assert 'width="324"' in drawing.narrow
    assert drawing.width > 600  # and 324 fit a phone of 360 with its margins


@pytest.mark.parametrize(
    ("count", "names"), [(25, ["landscape"]), (26, ["landscape", *(f"landscape-d{n}" for n in range(8))])]
)
def test_above_25_processes_each_domain_has_its_own_drawing(
    count: int, names: list[str], edition_of: Any, link: Any
) -> None:
    assert names == [drawing.name for drawing in landscape(company(edition_of, count), FR, link)]


def test_a_company_of_300_processes_stays_legible(edition_of: Any, link: Any) -> None:
    drawings = landscape(company(edition_of, 300), FR, link)

    assert 1 + 8 * 2 == len(drawings)
    for drawing in drawings:
        assert drawing.svg.count('<g class="tile') <= MOST
        assert drawing.fits_phone
        assert drawing.width <= TABLET
        assert smallest(drawing, "a4") >= LEAST
        assert "…" not in drawing.svg


@pytest.mark.parametrize(("count", "paper", "drawn"), [(10, "a4", 1), (80, "a4", 9), (48, "a3", 1), (300, "a3", 17)])
def test_a_sheet_holds_the_whole_company_where_it_can_be_read_there(
    count: int, paper: Any, drawn: int, edition_of: Any, link: Any
) -> None:
    first, *others = landscape_sheet(company(edition_of, count), FR, link, paper)

    assert drawn - 1 == len(others)
    assert [count] * (drawn == 1) == [first.svg.count('<g class="tile')] * (drawn == 1)
    assert smallest(first, paper) >= 7


def test_a_sheet_of_no_process_holds_nothing(edition_of: Any, link: Any) -> None:
    assert () == landscape_sheet(edition_of(), FR, link, "a3")


@pytest.mark.parametrize(("count", "drawn"), [(25, 1), (26, 1 + 8), (300, 1)])
def test_beside_the_pages_of_many_big_domains_their_drawings_do_not_stand_again(
    count: int, drawn: int, edition_of: Any, link: Any
) -> None:
    edition = company(edition_of, count)
    alone, beside = landscape(edition, FR, link), landscape_page(edition, FR, link)

    assert [(each.name, each.svg) for each in alone[:drawn]] == [(each.name, each.svg) for each in beside]


def test_a_domain_of_more_than_25_processes_is_divided(edition_of: Any, link: Any) -> None:
    edition = edition_of(*[{"domain": "d0", "steps": [{"do": "Classer"}]} for _ in range(30)], domains=EIGHT)

    assert [
        ("landscape", "Les processus de l’entreprise"),
        ("landscape-d0-1", "Domaine 0 (1 sur 2)"),
        ("landscape-d0-2", "Domaine 0 (2 sur 2)"),
    ] == [(drawing.name, drawing.title) for drawing in landscape(edition, FR, link)]


def test_the_overview_counts_what_each_domain_does_inside_and_outside(edition_of: Any, link: Any) -> None:
    outside = [{"domain": "d1", "performer": "assistante", "steps": [{"do": "Trier"}]} for _ in range(26)]
    overview, *_ = landscape(edition_of("{domain: d0, steps: [{do: Classer}]}", *outside, domains=EIGHT), FR, link)

    assert [["Domaine 0", "1", "1", "—", "—"], ["Domaine 1", "26", "—", "—", "26"]] == [
        [cell.text for cell in row] for row in rows_of(overview.twin)
    ]
    assert "26 externes" in plain(overview.svg)
    assert ">0 " not in plain(overview.svg)


def test_a_side_is_told_by_a_word_a_border_and_a_tint(small: Edition, link: Any) -> None:
    (drawing,) = landscape(small, FR, link)
    tile = next(part for part in drawing.svg.split("<a ") if "COM-003" in part)

    assert "EXTERNE" in tile
    assert 'stroke-dasharray="7 3"' in tile
    assert 'fill="#fdf1e3"' in tile
    assert 'class="tile side-external"' in tile


def test_only_mixed_work_shows_a_share_and_never_all_or_nothing(edition_of: Any) -> None:
    edition = edition_of("""
steps:
  - {do: Tout, actor: assistante, minutes: 1000}
  - {do: Un rien, actor: raf, minutes: 1}
""")
    alone = edition_of("steps: [{do: Tout, minutes: 5}]")

    assert "99 % à l’extérieur" in map(plain, process_tile(edition, FR, edition.sops["FIN-001"]).lines)
    assert ["FIN-001", "INTERNE", "Processus 1"] == process_tile(alone, FR, alone.sops["FIN-001"]).lines


def test_an_edition_without_processes_has_no_landscape(edition_of: Any, link: Any) -> None:
    assert () == landscape(edition_of(), FR, link)


def test_a_map_is_laid_out_once_and_again_only_when_what_it_shows_changes(
    edition_of: Any, link: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> str:
        raise LayoutTooHard("drawn again")

    monkeypatch.delenv("PASSATION_NO_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    laying.lay.cache_clear()
    first = landscape(company(edition_of, 3), FR, link)
    laying.lay.cache_clear()
    monkeypatch.setattr("passation.tools.layout._draw", refuse)

    assert first == landscape(company(edition_of, 3), FR, link)
    assert ["MAP201"] == [each.fault.code for each in landscape(company(edition_of, 4), FR, link) if each.fault]


def test_a_map_that_takes_too_much_work_leaves_its_table_and_a_finding(
    small: Edition, link: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bytes:
        raise LayoutTooHard("the graph takes more work than a graph may")

    monkeypatch.setattr(laying, "draw", refuse)
    laying.lay.cache_clear()
    (drawing,) = landscape(small, FR, link)

    assert ("", "") == (drawing.svg, drawing.narrow)
    assert 4 == len(rows_of(drawing.twin))
    assert drawing.fault is not None
    assert "MAP201" == drawing.fault.code
    assert (
        "La carte « Les processus de l’entreprise » n’a pas pu être dessinée : "
        "ses cases et ses traits sont trop nombreux pour être mis en place." == plain(FR.say(drawing.fault.message))
    )


def test_operations_stand_between_what_customers_need_and_what_they_have(
    small: Edition, edition_of: Any, link: Any
) -> None:
    inside = "[{id: rh, title: RH, band: support}]"
    (drawing,), (other,) = (
        landscape(each, FR, link) for each in (small, edition_of("{domain: rh, steps: [{do: Payer}]}", domains=inside))
    )

    assert ["Besoins des clients", "Clients satisfaits"] == re.findall("rotate[^>]*><text[^>]*>([^<]*)<", drawing.svg)
    assert [] == [svg for svg in (drawing.narrow, other.svg) if "rotate" in svg]
    assert drawing.fits_tablet
