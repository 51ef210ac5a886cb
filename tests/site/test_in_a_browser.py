"""What a reader sees and does in a real browser: on a phone and at a desk, light and dark, served or from a stick."""

from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from chromium import Browser, needs_browser

PAGES = (
    *("index", "processus", "processus/REL-001", "domaines/atelier", "roles", "roles/aide", "cartes", "cartes/paysage"),
    *("cartes/responsabilites", "cartes/raci", "outils", "informations", "indicateurs", "rythme", "glossaire"),
    *("cartes/relais", "cartes/circulation", "cartes/usage-outils", "cartes/acces", "cartes/personnes-cles"),
    *("cartes/escalade", "cartes/feuille-de-route"),
)
FIRST_RESULTS = """[...document.querySelectorAll('.md-search-result__item > a:first-child')].map(each => each.href)"""
MONDAY = """(() => {
    const Real = Date
    window.Date = class extends Real {
        constructor(...given) { super(...(given.length ? given : [2026, 4, 4, 8, 30])) }
    }
})()"""
"""It is Monday, 4 May 2026, half past eight."""
pytestmark = needs_browser


@pytest.fixture(scope="module", params=["server", "file"])
def start(request: pytest.FixtureRequest, address: str, folder: Path) -> str:
    """Give the address of the site: behind a server, then as a folder on a stick."""
    return address if request.param == "server" else folder.as_uri()


def desk(window: Browser, scheme: str = "light") -> None:
    window.size(1280)
    window.scheme(scheme)


def phone(window: Browser, scheme: str = "light") -> None:
    window.size(360, 740, phone=True)
    window.scheme(scheme)


def search(window: Browser, query: str) -> Any:
    """Type a query and give where the results lead, best first."""
    window.run(
        f"""(() => {{
            const box = document.getElementById('__search')
            if (!box.checked) box.click()
            const field = document.querySelector('.md-search__input')
            field.focus()
            field.value = {json.dumps(query)}
            field.dispatchEvent(new Event('input'))
            field.dispatchEvent(new Event('keyup'))
        }})()"""
    )
    window.run("new Promise(next => setTimeout(next, 250))")  # the box waits for the end of typing
    window.until("/trouvé/.test(document.querySelector('.md-search-result__meta').textContent)")
    return window.run(FIRST_RESULTS)


def test_no_page_asks_anything_from_anywhere_else(window: Browser, start: str) -> None:
    desk(window)
    for path in PAGES:
        window.open(f"{start}/{path}.html")
        window.run("new Promise(next => setTimeout(next, 60))")
        strange = [each for each in window.requests if not each.startswith((start, "data:"))]
        assert ([], []) == (strange, window.errors), path


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("étape", "processus/REL-001"),
        ("etape", "processus/REL-001"),
        ("etapes", "processus/REL-001"),
        ("impayes", "processus/REL-001"),
        ("impayé", "processus/REL-001"),
        ("relances", "processus/REL-001"),
        ("relancer", "processus/REL-001"),
        ("RELANCE", "processus/REL-001"),
        ("relnce", "processus/REL-001"),
        ("REL-001", "processus/REL-001"),
        ("rel 1", "processus/REL-001"),
        ("rel001", "processus/REL-001"),
        ("REL-009", "processus/REL-001"),
        ("carnet", "outils"),
        ("l'accueil", "processus/ACC-001"),
    ],
)
def test_the_search_finds_it_however_it_is_typed(query: str, first: str, window: Browser, start: str) -> None:
    if window.run("location.href") != f"{start}/roles.html":
        desk(window)
        window.open(f"{start}/roles.html")

    assert f"{start}/{first}.html" == search(window, query)[0]


def test_the_search_says_so_when_it_finds_nothing(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/index.html")

    assert [] == search(window, "xyzzy")
    assert "Aucun document trouvé" == window.run("document.querySelector('.md-search-result__meta').textContent.trim()")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_on_a_phone(scheme: str, window: Browser, address: str) -> None:
    phone(window, scheme)
    for path in PAGES:
        window.open(f"{address}/{path}.html")
        assert [360, 360] == window.run("[document.documentElement.scrollWidth, innerWidth]"), path


def test_what_is_tapped_is_large_enough(window: Browser, address: str) -> None:
    phone(window)
    window.open(f"{address}/processus/REL-001.html")
    small = window.run(
        """[...document.querySelectorAll(
                '.pa-tick, .pa-button, .pa-fold > summary, .pa-text__fields input, .md-header__button')]
            .map(each => [each.className || each.tagName, each.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 34))
            .map(([name, box]) => `${name} ${box.width}×${box.height}`)"""
    )

    assert [] == small


@pytest.mark.parametrize(
    ("scheme", "paper", "ink"), [("light", "252, 251, 248", "27, 34, 38"), ("dark", "20, 24, 27", "231, 232, 228")]
)
def test_colours_follow_the_readers_device(scheme: str, paper: str, ink: str, window: Browser, address: str) -> None:
    desk(window, scheme)
    window.open(f"{address}/index.html")
    window.until("document.body.hasAttribute('data-md-color-media')")
    body, text = window.run(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('h1')).color]"
    )

    assert (f"rgb({paper})", f"rgb({ink})") == (body, text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_stands_out_from_what_it_stands_on(scheme: str, window: Browser, address: str) -> None:
    desk(window, scheme)
    faint = set()
    for path in ("index", "processus/REL-001", "indicateurs", "roles/aide"):
        window.open(f"{address}/{path}.html")
        window.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
        faint |= {f"{path}: {each}" for each in window.run((Path(__file__).parent / "contrast.js").read_text("utf-8"))}

    assert set() == faint


def test_a_faint_text_would_be_found(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/index.html")
    window.run(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<p class=faint style=\"color:#ccc\">x</p>')"
    )

    assert ["faint 1.55"] == window.run((Path(__file__).parent / "contrast.js").read_text("utf-8"))


def test_ticks_stay_on_the_device_until_the_reader_starts_again(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/processus/REL-001.html")
    window.run("localStorage.clear()")
    window.open(f"{address}/processus/REL-001.html")
    before = window.run("document.querySelector('.pa-progress__text').textContent")
    window.run("document.querySelectorAll('.pa-tick')[0].click(); document.querySelectorAll('.pa-tick')[2].click()")
    window.open(f"{address}/processus/REL-001.html")
    after = window.run("document.querySelector('.pa-progress__text').textContent")
    ticked = window.run("[...document.querySelectorAll('.pa-tick')].map(each => each.checked)")
    key = window.run("Object.keys(localStorage).filter(each => each.startsWith('passation'))")
    window.run("[...document.querySelectorAll('.pa-progress__actions button')].at(-1).click()")

    assert ("Cochez au fur et à mesure", "2 étapes faites sur 7") == (before, after)
    assert [True, False, True, False, False, False, False] == ticked
    assert ["passation:tous:REL-001:1.1"] == key
    assert "Cochez au fur et à mesure" == window.run("document.querySelector('.pa-progress__text').textContent")
    assert [] == window.run("Object.keys(localStorage).filter(each => each.startsWith('passation'))")


def test_a_report_of_what_was_done_can_be_copied(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/processus/REL-001.html")
    window.run("localStorage.clear()")
    window.open(f"{address}/processus/REL-001.html")
    window.run("navigator.clipboard.writeText = async text => { window.copied = text }")
    window.run("document.querySelectorAll('.pa-tick')[0].click()")
    window.run("document.querySelector('.pa-progress__actions button').click()")
    lines = window.until("window.copied").split("\n")

    assert ["Compte rendu : REL-001 Relances des clients, version 1.1", "1 étape faite sur 7", ""] == lines[:3]
    assert lines[3].startswith("[x] 1. Lire la liste (")
    assert "[ ] 4. Attendre : Réponse" == lines[6].replace("\u00a0", " ")
    assert 10 == len(lines)


def test_a_text_is_filled_in_before_it_is_copied(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/processus/REL-001.html")
    window.run("navigator.clipboard.writeText = async text => { window.copied = text }")
    window.run(
        """(() => {
            const card = document.getElementById('template_m1')
            const given = { nom: 'Mme "Osier" & <Cie>', numero: '42', courriel: 'o@exemple.fr' }
            for (const [name, value] of Object.entries(given)) {
                const field = card.querySelector(`[data-fill=${name}]`)
                field.value = value
                field.dispatchEvent(new Event('input', { bubbles: true }))
            }
            card.querySelector('button').click()
        })()"""
    )

    assert 'Bonjour Mme "Osier" & <Cie>,\n\nvotre facture 42 attend.' == window.until("window.copied")
    assert window.run("document.querySelector('#template_m1 [data-mail]').href").startswith(
        "mailto:o@exemple.fr?subject=Facture%2042&body=Bonjour%20Mme%20%22Osier%22%20%26%20%3CCie%3E%2C%0A%0A"
    )


def test_a_mission_sheet_prints_on_two_pages(window: Browser, address: str) -> None:
    desk(window, "dark")
    window.open(f"{address}/roles/aide.html")
    printed = base64.b64decode(window.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    assert len(PdfReader(io.BytesIO(printed)).pages) <= 2


@pytest.mark.slow
def test_the_busiest_mission_sheets_print_on_two_pages_and_a_short_one_on_one(window: Browser, sample: Path) -> None:
    desk(window)
    counted = {}
    for role in ("raf", "dirigeante", "assistante-externe", "candidat"):
        window.open((sample / "roles" / f"{role}.html").as_uri())
        printed = base64.b64decode(window.ask("Page.printToPDF", preferCSSPageSize=True)["data"])
        counted[role] = len(PdfReader(io.BytesIO(printed)).pages)

    assert {"raf": 2, "dirigeante": 2, "assistante-externe": 2, "candidat": 1} == counted


def test_without_scripts_a_process_is_a_plain_list(window: Browser, address: str) -> None:
    desk(window)
    window.scripts(on=False)
    try:
        window.open(f"{address}/processus/REL-001.html")
        found = window.run(
            "[document.querySelectorAll('.pa-step').length, document.querySelectorAll('.pa-tick, .pa-progress').length]"
        )
        fields = window.run("getComputedStyle(document.querySelector('.pa-text__fields')).display")
    finally:
        window.scripts(on=True)

    assert ([7, 0], "none") == (found, fields)


def test_a_link_to_a_step_shows_that_step(window: Browser, address: str) -> None:
    desk(window)
    window.open(f"{address}/processus/REL-009.html#s50")
    window.until("location.pathname.endsWith('REL-001.html') && scrollY > 100")
    top = window.run("document.getElementById('s50').getBoundingClientRect().top")

    assert 40 < top < 300


def test_what_is_due_today_is_said_by_the_readers_own_calendar(window: Browser, address_of_aide: str) -> None:
    desk(window)
    window.ask("Page.addScriptToEvaluateOnNewDocument", source=MONDAY)
    window.open(f"{address_of_aide}/index.html")
    panel = window.run(
        "document.querySelector('.pa-today').innerText.split('\\n').map(each => each.trim()).filter(Boolean)"
    )

    assert [
        "Aujourd’hui, lundi 4 mai",
        "lundi à 9 h",
        "REL-001 Relances des clients",
        "lundi à 10 h",
        "Café du lundi 15 min",
    ] == [each.replace("\u00a0", " ") for each in panel]
