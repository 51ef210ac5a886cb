"""Texts to copy: their blanks, their addressee, their form."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from passation.handbook import Page


def cards(page: Page) -> dict[str, str]:
    html = next(section.html for section in page.sections if section.id == "texts_to_copy")
    return {found[1]: found[0] for found in re.finditer(r'<article[^>]* id="(\w+)".*?</article>', html, re.DOTALL)}


def test_each_blank_is_a_field_named_as_the_author_names_it(page: Callable[..., Page]) -> None:
    html = cards(page("processus/REL-001"))["template_m1"]

    assert {"courriel": "Courriel", "numero": "Numero", "nom": "Nom du client"} == {
        name: meaning for meaning, name in re.findall(r'<span>([^<]+)</span><input[^>]*data-fill="(\w+)"', html)
    }
    assert ["courriel", "numero", "nom", "numero"] == re.findall(r'data-variable="(\w+)"', html)


def test_what_is_sent_by_mail_can_be_written_at_once(page: Callable[..., Page]) -> None:
    html = cards(page("processus/REL-001"))["template_m1"]

    assert (
        "mailto:?subject=Facture%20%7Bnumero%7D&body=Bonjour%20%7Bnom%7D%2C%0A%0Avotre%20facture%20%7Bnumero%7D%20attend."
        == unescape(re.findall(r'data-mail href="([^"]+)"', html)[0])
    )


def test_a_text_in_a_file_is_shown_and_a_form_is_fetched(page: Callable[..., Page]) -> None:
    shown = cards(page("processus/REL-001"))

    assert "la facture" in shown["template_m2"]
    assert 'href="../fichiers/REL-001/m3.pdf" download' in shown["template_m3"]
