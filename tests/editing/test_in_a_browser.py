"""The form in a real browser: typed in, moved about with the keyboard alone, saved; at a desk and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from chromium import Browser, needs_browser
from passation.editing.server import EditServer

FILE = "sops/finance/FIN-001-relances.yml"
CONTRAST = (Path(__file__).parents[1] / "site" / "contrast.js").read_text("utf-8").replace(".md-container", "body")
pytestmark = [needs_browser, pytest.mark.slow]


@pytest.fixture
def page(window: Browser, server: EditServer) -> Iterator[Browser]:
    """Give the window with the form of FIN-001 in it, judged and drawn; it is left without being asked whether to."""
    window.size(1280, 900)
    window.scheme("light")
    window.open(f"{server.address}process/FIN-001")
    window.until("document.querySelector('#drawing svg')", 30)
    yield window
    window.run("addEventListener('beforeunload', event => event.stopImmediatePropagation(), true)")


def press(page: Browser, key: str, text: str = "", modifiers: int = 0) -> None:
    """Press a key as a hand does."""
    codes = {"Tab": 9, "Enter": 13, "s": 83, "a": 65}
    for kind in ("keyDown", "keyUp"):
        given = {"text": text} if text and kind == "keyDown" else {}
        page.ask(
            "Input.dispatchKeyEvent",
            type=kind,
            key=key,
            modifiers=modifiers,
            windowsVirtualKeyCode=codes.get(key, 0),
            **given,
        )


def test_what_is_typed_is_judged_drawn_and_saved_and_nothing_asks_the_network(
    page: Browser, server: EditServer, root: Path
) -> None:
    page.run("document.querySelector('#f-title').select(), document.querySelector('#f-title').focus()")
    page.ask("Input.insertText", text="Relances: clients")
    page.until("document.querySelector('#text').value.includes('\"Relances: clients\"')")
    page.run("document.querySelector('#f-steps-0-do').select(), document.querySelector('#f-steps-0-do').focus()")
    page.ask("Input.insertText", text="Téléphoner au client")
    page.until("document.querySelector('#drawing').textContent.includes('Téléphoner')", 30)
    press(page, "s", modifiers=2)
    page.until("document.querySelector('#state').textContent === 'Enregistré.'")

    saved = (root / FILE).read_text("utf-8")
    assert 'title: "Relances: clients"     # le nom de tous les jours\n' in saved
    assert "  # toujours commencer ici\n  - {id: s10, do: Téléphoner au client, minutes: 5}\n" in saved
    assert [] == [each for each in page.requests if not each.startswith(server.address)]
    assert [] == page.errors


def test_a_finding_stands_beside_its_field_and_leads_to_it(page: Browser) -> None:
    page.run("document.querySelector('#f-result').select(), document.querySelector('#f-result').focus()")
    page.run("document.querySelector('#f-result').value = ''")
    page.run("document.querySelector('#f-result').dispatchEvent(new Event('input', { bubbles: true }))")
    page.until("document.querySelector('#f-result-note').textContent.includes('À remplir.')", 30)
    page.run("document.querySelector('.pe-goto').click()")

    assert "f-result" == page.run("document.activeElement.id")
    assert "true" == page.run("document.activeElement.getAttribute('aria-invalid')")
    assert "Résultat attendu" == page.run("document.querySelector('.pe-finding__where').textContent")
    page.until("!document.querySelector('#drawing-note').hidden", 30)


def test_what_a_finding_proposes_is_done_at_a_press_of_enter_and_taken_back(page: Browser) -> None:
    page.run("document.querySelector('#tab-text').click(), document.querySelector('#text').focus()")
    page.run("document.querySelector('#text').value = document.querySelector('#text').value.replace('raf', 'ref')")
    page.run("document.querySelector('#text').dispatchEvent(new Event('input', { bubbles: true }))")
    page.until("document.querySelector('.pe-mend')", 30)
    page.run("document.querySelector('.pe-mend').focus(), document.querySelector('.pe-mend').old = true")
    page.run("document.querySelector('#text').dispatchEvent(new Event('input', { bubbles: true }))")
    page.until("document.querySelector('.pe-mend') && !document.querySelector('.pe-mend').old", 30)
    assert page.run("document.activeElement.matches('.pe-mend')"), "findings come anew, whoever stands on one stays"

    press(page, "Enter", "\r")
    page.until("document.querySelector('#text').value.includes('owner: raf')")
    page.until("document.querySelector('#state').textContent.startsWith('C’est fait.')")
    page.run("document.querySelector('#undo').click()")
    page.until("document.querySelector('#text').value.includes('owner: ref')")
    page.run("document.querySelector('#undo').click()")
    page.until("document.querySelector('#state').textContent === 'Tout est enregistré.'")


def test_steps_move_come_and_go_with_the_keyboard_alone_and_undo_brings_them_back(page: Browser) -> None:
    before = page.run("document.querySelector('#text').value")
    page.run("document.querySelector('#step-s10 [data-order=down]').focus()")
    press(page, "Enter", "\r")
    page.until("document.querySelectorAll('.pe-step')[1].id === 'step-s10'")

    assert ["up", '["steps",1]'] == page.run(
        "[document.activeElement.dataset.order, document.activeElement.dataset.at]"
    )
    page.run("document.querySelector('.pe-adds button').focus()")
    press(page, "Enter", "\r")
    page.until("document.activeElement.id === 'f-steps-2-do'")
    page.run("document.querySelector('#step-s30 [data-order=remove]').click()")
    page.until("document.querySelectorAll('.pe-step').length === 2")
    for left in (3, 2, 2):
        page.run("document.querySelector('#undo').click()")
        page.until(f"document.querySelectorAll('.pe-step').length === {left}")
    page.until("document.querySelector('#undo').disabled")

    assert before == page.run("document.querySelector('#text').value")
    assert "Tout est enregistré." == page.run("document.querySelector('#state').textContent")


def test_a_file_that_changed_meanwhile_opens_a_choice(page: Browser, root: Path) -> None:
    (root / FILE).write_text((root / FILE).read_text("utf-8").replace("lundi", "mardi"), "utf-8")
    page.run("document.querySelector('#save').click()")
    page.until("document.querySelector('#conflict').open")
    page.run("document.querySelector('#theirs').click()")
    page.until("document.querySelector('#f-result').value.includes('mardi')")

    assert "mardi" in (root / FILE).read_text("utf-8")


def test_the_tab_key_goes_through_the_page_in_order_and_sees_where_it_is(page: Browser) -> None:
    stops = []
    for _ in range(16):
        press(page, "Tab")
        stops.append(page.run("document.activeElement.id || document.activeElement.textContent.trim()"))

    assert [
        *("Aller au contenu", "← Tous les processus", "tab-form", "f-title", "f-owner", "f-performer"),
        *("f-confidentiality", "f-criticality", "f-result", "f-purpose", "+ Ajouter un déclencheur", "f-entry_check"),
        *("Descendre 1", "Retirer 1", "f-steps-0-do", "f-steps-0-actor"),
    ] == stops


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("path", ["", "process/FIN-001", "new/achats"])
def test_nothing_is_faint_or_too_wide(window: Browser, server: EditServer, path: str, width: int, scheme: str) -> None:
    window.size(width, phone=width < 1000)
    window.scheme(scheme)
    window.open(server.address + path)
    window.until("!document.querySelector('#findings') || document.querySelector('#findings > :not(.pa-note)')", 30)
    window.run("document.querySelectorAll('details').forEach(each => each.open = true)")

    assert [] == [each for each in window.run(CONTRAST) if "disabled" not in each and "pe-button " not in each]
    assert window.run("document.documentElement.scrollWidth") <= width
    assert [] == window.run(
        "[...document.querySelectorAll('input, select, textarea')].filter(each => !each.hidden"
        " && !(each.labels.length || each.getAttribute('aria-label'))).map(each => each.id)"
    )
