"""What something new is called in the files."""

import pytest

from passation.analysis.naming import letters_of, next_number, slug, written_numbers

LETTERS = {"finance": "FIN", "achats": "ACH"}


def test_a_number_follows_the_highest_one_of_its_letters_old_numbers_included() -> None:
    taken = {"FIN-001", "FIN-007", "ACH-040", "FINS-900", "unlike"}

    assert "FIN-008" == next_number("finance", LETTERS, taken)
    assert "ACH-041" == next_number("achats", LETTERS, taken)


def test_the_letters_of_a_domain_are_those_of_most_of_its_processes() -> None:
    written = [("finance", "CPT-001"), ("finance", "FIN-002"), ("finance", "FIN-003"), ("rh", "RH-001")]

    assert {"finance": "FIN", "rh": "RH"} == letters_of(written)
    assert letters_of(written) == letters_of(reversed(written))


@pytest.mark.parametrize(
    ("domain", "number"),
    [
        ("ventes", "VEN-001"),
        ("rh", "RH-001"),
        ("x", "XX-001"),
        ("finition", "FINI-001"),
        ("fin", "FI-001"),
        ("24", "XX-001"),
    ],
)
def test_a_new_domain_gets_letters_of_its_name_that_nobody_uses(domain: str, number: str) -> None:
    assert number == next_number(domain, LETTERS, {"FIN-001"})


def test_letters_that_only_an_old_number_has_are_not_free() -> None:
    assert "VENT-001" == next_number("ventes", {}, {"VEN-003"})


def test_a_domain_whose_last_number_is_taken_gets_none() -> None:
    assert next_number("finance", LETTERS, {"FIN-999"}) is None


def test_a_file_takes_its_number_and_its_old_ones_however_they_are_written() -> None:
    assert ["FIN-001"] == list(written_numbers({"id": "FIN-001"}))
    assert ["FIN-001", "FIN-000"] == list(written_numbers({"id": "FIN-001", "aliases": "FIN-000"}))
    assert ["CPT-004"] == list(written_numbers({"id": ["FIN-001"], "aliases": ["CPT-004", "fin", {"a": "b"}]}))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Clôture « œuvre » de l’année", "cloture-oeuvre-de-l-annee"),
        ("3. Relances", "relances"),
        ("Straße", "strasse"),
        ("请求", ""),
        ("2026", ""),
        ("a" * 60, "a" * 50),
        ("Relances des factures impayées depuis plus de trente jours", "relances-des-factures-impayees-depuis-plus-de"),
    ],
)
def test_a_name_as_an_id_begins_with_a_letter_and_ends_with_a_word(name: str, made: str) -> None:
    assert made == slug(name)
