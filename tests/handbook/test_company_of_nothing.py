"""A company with one draft of five keys: every page is there, and none shows an empty frame."""

from __future__ import annotations

import re
from itertools import zip_longest

from passation.handbook import Handbook


def test_every_page_of_it_is_there(almost_empty: Handbook) -> None:
    assert [
        "index",
        "processus",
        "domaines/atelier",
        "processus/ATE-001",
        "roles",
        "roles/patronne",
        "cartes",
        "cartes/paysage",
        "cartes/responsabilites",
        "cartes/raci",
    ] == [page.path for page in almost_empty.pages]


def test_no_heading_stands_over_nothing(almost_empty: Handbook) -> None:
    for page in almost_empty.pages:
        for section, following in zip_longest(page.contents, page.contents[1:]):
            is_parent = following is not None and following.level > section.level
            assert section.html.strip() or is_parent, f"{page.path}: {section.title}"


def test_no_list_table_or_frame_is_empty(almost_empty: Handbook) -> None:
    hollow = re.compile(r"<(ul|ol|dl|table|tbody|dd|p|div|figure|aside|details)\b[^>]*>\s*</\1>")

    assert [] == [
        (page.path, hollow.findall(section.html))
        for page in almost_empty.pages
        for section in page.sections
        if hollow.search(section.html)
    ]


def test_nothing_is_said_in_figures_where_nothing_was_measured(almost_empty: Handbook) -> None:
    text = "\n".join(section.html for page in almost_empty.pages for section in page.sections)

    assert [] == re.findall(r"\b0[\s\u00a0\u202f]*%|NaN|None|min\b.*\b0\b", text)
    assert "pa-chart" not in text


def test_the_page_of_the_draft_has_three_headings(almost_empty: Handbook) -> None:
    page = next(page for page in almost_empty.pages if page.path == "processus/ATE-001")

    assert ["Qui fait quoi", "Étapes", "À propos de ce document"] == [section.title for section in page.contents]
