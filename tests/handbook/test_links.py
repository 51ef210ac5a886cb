"""Every link of every page leads somewhere: to a page of this edition, to an anchor of that page, to a file of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from passation.edition import publish
from passation.handbook import Branch, Handbook, pages
from passation.load.folder import load
from passation.words import Words

SAMPLE = Path(__file__).parents[2]
LINK = re.compile(r'(?:href|src)="([^"]*)"')
SPOT = re.compile(r' id="([^"]*)"')


def spots(book: Handbook) -> dict[str, set[str]]:
    """Anchors by file."""
    return {
        f"{page.path}.html": {section.id for section in page.sections}
        | {unescape(spot) for section in page.sections for spot in SPOT.findall(section.html)}
        for page in book.pages
    }


def dead_links(book: Handbook) -> list[str]:
    known = spots(book)
    files = set(known) | set(book.files)
    dead = []
    for page in book.pages:
        for link in {unescape(found) for section in page.sections for found in LINK.findall(section.html)}:
            if link.startswith(("mailto:", "https:", "tel:")):
                continue
            path, _, spot = link.partition("#")
            file = normpath(join(dirname(page.path), unquote(path))) if path else f"{page.path}.html"
            if file not in files or (spot and spot not in known.get(file, {spot})):
                dead.append(f"{page.path}: {link}")
    return sorted(dead)


@pytest.mark.parametrize("audience", ["tous", "aide", "passants"])
def test_no_link_of_the_small_company_is_dead(audience: str, book: Callable[[str], Handbook]) -> None:
    assert [] == dead_links(book(audience))


def test_no_link_of_the_sample_is_dead_for_any_audience() -> None:
    manual = load(SAMPLE).manual
    assert manual is not None
    for audience in manual.company.audiences:
        edition = publish(manual, audience)
        assert [] == dead_links(pages(edition, Words(edition.language))), audience.id


def test_a_dead_link_would_be_found(book: Callable[[str], Handbook]) -> None:
    whole = book("tous")
    torn = Handbook(whole.language, whole.imprint, tuple(p for p in whole.pages if p.path != "outils"), ())

    assert "processus/REL-001: ../outils.html#tool_carnet" in dead_links(torn)


def test_the_navigation_names_every_page_once(book: Callable[[str], Handbook]) -> None:
    def walk(branches: tuple[Branch, ...]) -> list[str]:
        return [path for branch in branches for path in branch.paths()]

    for audience in ("tous", "aide", "passants"):
        whole = book(audience)
        assert sorted(page.path for page in whole.pages) == sorted(walk(whole.navigation))


def test_old_numbers_lead_to_the_process_that_took_them_over(book: Callable[[str], Handbook]) -> None:
    assert {"processus/REL-009": "processus/REL-001"} == book("tous").moved


def test_only_files_that_a_page_shows_or_offers_go_along(book: Callable[[str], Handbook]) -> None:
    assert ["fichiers/REL-001/ecran.png", "fichiers/REL-001/m3.pdf"] == list(book("tous").files)
    assert [] == list(book("passants").files)
