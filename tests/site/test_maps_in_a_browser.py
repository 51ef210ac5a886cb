"""Every map of the sample company on a page: at a desk, on a tablet and on a phone, light and dark."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from chromium import Browser, needs_browser

HERE = Path(__file__).parent
REACHABLE, CONTRAST = ((HERE / name).read_text("utf-8") for name in ("reachable.js", "contrast.js"))
OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true })"
SMALLEST = """Math.min(...[...document.querySelectorAll('.pa-map svg')].filter(each => each.getClientRects().length)
    .map(each => [each, each.getBoundingClientRect().width / each.viewBox.baseVal.width])
    .flatMap(([each, scale]) => [...each.querySelectorAll('text')]
        .map(text => parseFloat(getComputedStyle(text).fontSize) * scale)))"""
"""The size in pixels at which the smallest letter of the maps on a page is seen."""
CUT = """[...document.querySelectorAll('.pa-table')].filter(each => each.scrollWidth > each.clientWidth)
    .map(each => each.querySelector('caption').textContent)"""
"""Tables of which a part is out of sight."""
UNSEEN = """[...document.querySelectorAll('.pa-map--page .pa-map__scroll, .pa-map--page .pa-map__narrow')]
    .filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth)
    .map(each => each.getAttribute('aria-label'))"""
"""Drawings that one has to push sideways."""
pytestmark = [needs_browser, pytest.mark.slow]


def maps(sample: Path) -> list[Path]:
    return [*sorted((sample / "cartes").glob("*.html")), sample / "processus" / "FIN-012.html"]


@pytest.mark.parametrize("width", [1280, 768, 360])
def test_every_letter_of_a_map_is_seen_at_11_pixels_or_more(width: int, window: Browser, sample: Path) -> None:
    window.size(width, phone=width < 600)
    seen = {}
    for page in maps(sample):
        window.open(page.as_uri())
        window.run(OPEN)
        seen[page.stem] = window.run(SMALLEST)

    assert {} == {page: size for page, size in seen.items() if size < 11}
    assert len(seen) > 10


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 360)])
def test_no_page_of_a_map_keeps_anybody_out(scheme: str, width: int, window: Browser, sample: Path) -> None:
    window.size(width, phone=width < 600)
    window.scheme(scheme)
    for page in maps(sample):
        window.open(page.as_uri())
        window.run(OPEN)
        scrolls = window.run("document.documentElement.scrollWidth - innerWidth")
        assert ([], [], 0) == (window.run(REACHABLE), window.run(CONTRAST), scrolls), page.stem


def test_on_a_phone_a_map_that_does_not_fit_is_put_away_and_its_words_are_read_first(
    window: Browser, sample: Path
) -> None:
    window.size(360, phone=True)
    found = {}
    for page in maps(sample):
        window.open(page.as_uri())
        unseen = window.run(UNSEEN)
        window.run(OPEN)
        found[page.stem] = [unseen, window.run(CUT)]

    assert {page: [[], []] for page in found} == found


@pytest.mark.parametrize("width", [1280, 768])
def test_at_a_desk_and_on_a_tablet_every_map_is_seen_whole(width: int, window: Browser, sample: Path) -> None:
    window.size(width, phone=width < 1000)
    unseen = {}
    for page in maps(sample):
        window.open(page.as_uri())
        unseen[page.stem] = window.run(UNSEEN)

    assert {} == {page: names for page, names in unseen.items() if names}


def test_such_a_map_can_be_looked_at_all_the_same(window: Browser, sample: Path) -> None:
    window.size(360, phone=True)
    window.open((sample / "cartes" / "relais.html").as_uri())
    before = window.run("document.querySelector('.pa-map__fold').open")
    window.run("document.querySelector('.pa-map__fold > summary').click()")
    shown = window.run("document.querySelector('.pa-map__narrow svg').getBoundingClientRect().width > 328")

    assert (False, True) == (before, shown)


def test_on_a_phone_a_row_of_words_says_only_what_is_there_and_a_letter_stands_before_its_role(
    window: Browser, sample: Path
) -> None:
    window.size(360, phone=True)
    window.open((sample / "cartes" / "responsabilites.html").as_uri())
    window.run(OPEN)
    dashes = window.run("[...document.querySelectorAll('td')].filter(each => each.textContent === '—').length")
    seen = window.run(
        "[...document.querySelectorAll('td')].filter(each => each.textContent === '—' && each.checkVisibility()).length"
    )
    window.open((sample / "cartes" / "raci.html").as_uri())
    window.run(OPEN)
    lines = window.run(
        "[...document.querySelectorAll('.pa-table td')].filter(each => each.checkVisibility())"
        ".map(each => each.getBoundingClientRect().height).filter(each => each > 30).length"
    )

    assert dashes > 50
    assert (0, 0) == (seen, lines)


BEFORE_AND_AFTER = """[...document.querySelectorAll('[data-section=part_3] .pa-map svg')]
    .filter(each => each.checkVisibility())
    .flatMap(each => ['Avant', 'Après'].map(word => [...each.querySelectorAll('text')]
        .find(text => text.textContent === word).getBoundingClientRect())).map(each => [each.x, each.y])"""
"""Where the pictures of the first wave begin, from left to right and from top to bottom."""


def test_both_sides_of_a_wave_stand_beside_each_other_and_on_a_phone_one_above_the_other(
    window: Browser, sample: Path
) -> None:
    page = (sample / "cartes" / "feuille-de-route.html").as_uri()
    for width in (1280, 768):
        window.size(width, phone=width < 1000)
        window.open(page)
        before, after = window.run(BEFORE_AND_AFTER)
        assert (True, before[1]) == (before[0] + 300 < after[0], after[1])
    window.size(360, phone=True)
    window.open(page)
    assert [] == window.run(BEFORE_AND_AFTER)
    window.run("document.querySelector('[data-section=part_3] .pa-map__fold > summary').click()")
    before, after = window.run(BEFORE_AND_AFTER)
    assert (before[0], True) == (after[0], before[1] + 200 < after[1])


def test_a_page_of_maps_is_printed_with_every_map_whole(window: Browser, sample: Path) -> None:
    window.size(1280)
    window.open((sample / "cartes" / "feuille-de-route.html").as_uri())
    printed = base64.b64decode(window.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
    sheets = [" ".join(each.extract_text().split()) for each in PdfReader(io.BytesIO(printed)).pages]
    waves = window.run("document.querySelectorAll('h2').length") - 2

    titles = ("Vagues de délégation", "Avant et après chaque vague")

    assert [] == [
        said
        for title, sheet in zip(titles, sheets, strict=False)
        for said in (title, "COM-001", "SAV-003")
        if said not in sheet
    ]
    assert len(sheets) <= 2 + waves
    assert [] == [sheet for sheet in sheets[2:] if sheet.count("Avant") < sheet.count("Vague du")]
