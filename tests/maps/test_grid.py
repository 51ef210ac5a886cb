"""Boxes in rows and columns: what the engine is given, and what other tools are."""

from __future__ import annotations

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from passation.maps.grid import Grid, GridBox, GridRow
from passation.maps.laid import lay
from passation.tools.layout import draw

SMALL = Grid(
    "carte",
    (
        GridRow(36, (GridBox("titre", ("Achats",)),)),
        GridRow(72, (GridBox("a", ("Payer",)), None, GridBox("b", ("x",)))),
    ),
    (144, 36, 72),
    (10, 20),
    (("a", "b"),),
)


def test_the_engine_is_given_sizes_and_no_text() -> None:
    assert [
        'digraph { graph [nodesep="0.139" ranksep="0.278" splines=none]',
        'node [shape=box fixedsize=true label=""] edge [style=invis]',
        "r0c0 [width=2.000 height=0.500]",
        "r0c1 [width=0.500 height=0.500]",
        "r0c2 [width=1.000 height=0.500]",
        "r1c0 [width=2.000 height=1.000]",
        "r1c1 [width=0.500 height=1.000]",
        "r1c2 [width=1.000 height=1.000]",
        "{ rank=same r0c0 -> r0c1 -> r0c2 }",
        "{ rank=same r1c0 -> r1c1 -> r1c2 }",
        "r0c0 -> r1c0 [weight=10]",
        "r0c1 -> r1c1 [weight=10]",
        "r0c2 -> r1c2 [weight=10]",
        "}",
    ] == SMALL.bones.splitlines()


def test_places_bear_the_names_of_the_boxes() -> None:
    assert ["a", "b", "titre"] == sorted(SMALL.named(lay(SMALL.bones)).nodes)


sizes = st.integers(20, 200).map(float)


@st.composite
def grids(any_of: st.DrawFn) -> Grid:
    widths = any_of(st.lists(sizes, min_size=1, max_size=5))
    filled = st.lists(st.booleans(), min_size=1, max_size=len(widths))
    rows = [
        GridRow(
            height,
            [GridBox(f"boîte {place} {column}", ("Étape",)) if is_box else None for column, is_box in enumerate(boxes)],
        )
        for place, (height, boxes) in enumerate(any_of(st.lists(st.tuples(sizes, filled), min_size=1, max_size=6)))
    ]
    keys = [[box.key for box in row.boxes if box is not None] for row in rows]
    links = [pair for across in keys for pair in pairwise(across)]
    return Grid("carte", rows, widths, (any_of(sizes), any_of(sizes)), any_of(st.sampled_from([(), links])))


@given(grids())
def test_other_tools_find_the_same_places(grid: Grid) -> None:
    whole = {
        each["name"]: [float(number) for number in each["pos"].split(",")]
        for each in json.loads(draw(grid.dot, "json0")).get("objects", ())
        if "pos" in each
    }
    ours = grid.named(lay(grid.bones))

    assert {key: [round(number, 2) for number in whole[key]] for key in ours.nodes} == {
        key: [round(rect.middle, 2), round(ours.height - rect.y - rect.height / 2, 2)]
        for key, rect in ours.nodes.items()
    }
