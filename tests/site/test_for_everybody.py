"""Who does not see a page, or has no mouse, can use it all the same: names, landmarks, headings, the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest

from chromium import Browser, needs_browser

PAGES = (
    *("index", "processus", "processus/REL-001", "domaines/atelier", "roles", "roles/aide", "cartes", "cartes/paysage"),
    *("cartes/responsabilites", "cartes/raci", "outils", "informations", "indicateurs", "rythme", "glossaire", "404"),
    *("cartes/relais", "cartes/circulation", "cartes/usage-outils", "cartes/acces", "cartes/personnes-cles"),
    *("cartes/escalade", "cartes/feuille-de-route"),
)
REACHABLE = (Path(__file__).parent / "reachable.js").read_text("utf-8")
pytestmark = needs_browser


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_keeps_anybody_out(width: int, window: Browser, address: str) -> None:
    window.size(width, phone=width < 600)
    for path in PAGES:
        window.open(f"{address}/{path}.html")
        window.run("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert [] == window.run(REACHABLE), path


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("<a class=x href=#></a>", "no name: a.x"),
        ("<h4 class=x>Titre</h4>", "heading 4 after 1: h4.x"),
        ("<svg class=x role=img aria-label=Carte><a href=#><text>y</text></a></svg>", "nested: svg.x"),
        ("<label class=x aria-label=Menu for=y>z</label>", "a name that is not read: label.x"),
        ("<p id=top>a</p><p id=top>b</p>", "twice: top"),
        ("<main>deux</main>", "2 main"),
    ],
)
def test_a_page_that_did_would_be_found(planted: str, said: str, window: Browser, address: str) -> None:
    window.size(1280)
    window.open(f"{address}/index.html")
    window.run(f"document.querySelector('h1').insertAdjacentHTML('afterend', {planted!r})")

    assert said in window.run(REACHABLE)


def test_on_a_phone_the_menu_and_the_search_open_with_the_keyboard(window: Browser, address: str) -> None:
    window.size(390, 844)
    window.open(f"{address}/index.html")
    opened = {}
    for name, box in (("pa-menu-button", "__drawer"), ("pa-search-button", "__search")):
        window.run(f"document.querySelector('.{name}').focus()")
        for kind in ("keyDown", "keyUp"):
            window.ask(
                "Input.dispatchKeyEvent", type=kind, key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r"
            )
        button = f"document.querySelector('.{name}')"
        opened[name] = window.run(
            f"[{button}.tagName, {button}.getAttribute('aria-expanded'), document.getElementById('{box}').checked]"
        )

    assert {"pa-menu-button": ["BUTTON", "true", True], "pa-search-button": ["BUTTON", "true", True]} == opened


def test_without_scripts_the_menu_still_opens(window: Browser, address: str) -> None:
    window.size(390, 844, phone=True)
    window.scripts(on=False)
    try:
        window.open(f"{address}/index.html")
        label = window.run("document.querySelector('.pa-menu-button').outerHTML.slice(0, 6)")
        window.run("document.querySelector('.pa-menu-button').click()")
        opened = window.run("document.getElementById('__drawer').checked")
    finally:
        window.scripts(on=True)

    assert ("<label", True) == (label, opened)
