"""Vague verbs and words that can be verified, in French and in English."""

from __future__ import annotations

import pytest

from passation.analysis.wording import can_be_verified, vague_verb


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Gérer mes emails", "Gérer"),
        ("fr", "GÉRER les litiges", "GÉRER"),
        ("fr", "Gérez les litiges", "Gérez"),
        ("fr", "S’occuper du courrier", "S’occuper"),
        ("fr", "« Assurer le suivi » des devis", "Assurer le suivi"),
        ("fr", "Filtrer, trier, remonter urgent, préparer les relances", None),
        ("fr", "Toute facture échue est traitée", None),
        ("fr", "Suivant la liste, pointer les retours", None),
        ("fr", "Voirie : envoyer la demande", None),
        ("fr", "Gerer les litiges", "Gerer"),
        ("fr", "Manage", None),
        ("en", "Manage my e-mails", "Manage"),
        ("en", "To handle complaints", "handle"),
        ("en", "Take care of the mail", "Take care"),
        ("en", "Sort, forward what is urgent, prepare reminders", None),
        ("en", "Manager signs the order", None),
    ],
)
def test_a_vague_verb_is_one_that_names_no_end(language: str, text: str, expected: str | None) -> None:
    assert expected == vague_verb(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Chaque lundi à 12 h, toute facture échue a une relance datée.", True),
        ("fr", "Tous les clients sont contents.", True),
        ("fr", "Aucune urgence n'attend.", True),
        ("fr", "Réponse le jour même", True),
        ("fr", "Les relances sont bien faites.", False),
        ("fr", "Une bonne gestion des emails, surtout en fin de mois", False),
        ("en", "Every invoice is sent.", True),
        ("en", "Within 2 days", True),
        ("en", "Invoices are handled well, usually on time.", False),
    ],
)
def test_a_result_can_be_verified_by_a_figure_a_day_or_a_word_that_counts(
    language: str, text: str, *, expected: bool
) -> None:
    assert expected == can_be_verified(text, language)
