"""What the search reads: every page and part, as plain words, nothing twice."""

from __future__ import annotations

import json
from collections.abc import Callable

from passation.handbook import Handbook, Imprint, Page, Section
from passation.site.search import index
from passation.tree import Tree

IMPRINT = Imprint("C", "E", "Interne", "internal", "", "", public=False)


def test_an_entry_for_a_page_and_one_for_each_part_that_says_something() -> None:
    page = Page(
        "processus/FIN-012",
        "Relances",
        (
            Section.of("", "Relances", 1, "<p>Toute facture <b>échue</b>&nbsp;!</p>"),
            Section.of(
                "the_steps", "Étapes", 2, '<ol><li id="s1">Écrire<br>au client</li></ol><svg><text>rien</text></svg>'
            ),
            Section.of("raci_x", "RACI", 2, "<p>répété</p>", searched=False),
            Section.of("group_1", "Groupe", 2, ""),
        ),
        kind="Processus FIN-012",
        terms=("FIN-012", "FIN-003"),
    )
    found = json.loads(index(Handbook("fr", IMPRINT, (page,), ()))["search/search_index.json"])

    assert {
        "config": {"lang": ["fr"]},
        "docs": {
            # Their codes: !       #         $        %     &  '      (       )       *      +      ,
            "words": "FIN-012 Processus Relances Toute au client facture \u00a0! Écrire Étapes échue",
            "pages": [
                ["processus/FIN-012.html", "$", "#!", ["FIN-012", "FIN-003"], "%(,)", [["the_steps", "+", "*&'"]]],
            ],
        },
    } == found


def test_the_script_holds_the_same_and_cannot_be_ended_from_inside() -> None:
    page = Page("index", "</script><script>\u2028", (Section.of("", "x", 1, "<p>&lt;/script&gt;</p>"),))
    tree = index(Handbook("fr", IMPRINT, (page,), ()))
    script = tree["search/search_index.js"].decode()

    assert "<" not in script
    assert "\u2028" not in script
    assert json.loads(tree["search/search_index.json"]) == json.loads(script.removeprefix("var __index = "))


def test_every_entry_leads_to_a_page_and_a_place_of_the_site(site: Callable[[str], Tree]) -> None:
    tree = site("aide")
    for path, _t, _k, _n, _s, parts in json.loads(tree["search/search_index.json"])["docs"]["pages"]:
        for spot, _title, _text in parts:
            assert f'id="{spot}"' in tree[path].decode()
