"""The pages of maps: what they list, and how one finds a drawing among many."""

from __future__ import annotations

import re
from collections.abc import Callable

from passation.handbook import Handbook


def test_a_page_of_several_drawings_begins_with_their_names(book: Callable[[str], Handbook]) -> None:
    pages = [page for page in book("tous").pages if page.path.startswith("cartes/")]
    found = {page.path: re.findall(r'<a href="#(\w+)">([^<]*)</a>', page.sections[0].html) for page in pages}
    parts = {page.path: [(part.id, part.title) for part in page.sections[1:]] for page in pages}
    named = {path: each if len(each) >= 3 else [] for path, each in parts.items()}

    assert any(named.values())
    assert named == {path: [pair for pair in each if pair[0].startswith("part_")] for path, each in found.items()}


def test_the_list_of_maps_leads_to_those_of_a_process_too(book: Callable[[str], Handbook]) -> None:
    (page,) = (page for page in book("tous").pages if page.path == "cartes")
    shown = re.findall(r'pa-card__title"><a href="([^"]*)">([^<]*)</a>', page.sections[0].html)

    assert [("processus.html", "Couloirs"), ("processus.html", "Carte d’identité du processus")] == shown[-2:]
