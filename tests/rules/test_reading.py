"""What a reader meets: words, pictures and signs, sections and figures (DOC105, DR, ROI), beyond their examples."""

from __future__ import annotations

import pytest
from examined import ROOM, Says, contract, process  # type: ignore[import-not-found]  # conftest says where it is

from passation.rules.doc.letters import COMMON
from passation.tools.fonts import drawn


@pytest.mark.parametrize(
    ("step", "glossary", "expected"),
    [
        ("Envoyer la LRAR", "", ["«\u00a0LRAR\u00a0» n’est expliqué nulle part."]),
        ("Envoyer la LRAR", "terms:\n  - {term: Recommandé, means: Lettre, also: [LRAR]}\n", []),
        ("Facturer la TVA en PDF", "", []),
        ("Ouvrir la fiche FIN-012", "", []),
        (
            "Envoyer",
            "terms:\n  - {term: Avoir, means: Remboursement}\n",
            ["Rien n’utilise le mot «\u00a0Avoir\u00a0»."],
        ),
        (
            "Envoyer la relance",
            "terms:\n  - {term: Relance, means: Rappel, see: [Litige]}\n",
            ["«\u00a0Relance\u00a0» renvoie à «\u00a0Litige\u00a0», que le glossaire n’explique pas."],
        ),
        ("Envoyer \u0e01", "", ["Aucune des polices livrées ne dessine «\u00a0\u0e01\u00a0» (U+0E01)."]),
        ("Envoyer → œuvre ✓", "", []),
    ],
)
def test_a_page_can_be_read(step: str, glossary: str, expected: list[str], says: Says) -> None:
    files = process(f'{{do: "{step}"}}') | ({"cartography/glossary.yml": glossary} if glossary else {})

    assert expected == [line.split(" ", 2)[2] for line in says("DOC105", files)]


def test_a_picture_has_words(says: Says) -> None:
    shown = "{do: Ouvrir le portail, screenshot: {src: m1.md%s}}"
    picture = {"sops/finance/FIN-001-relances/m1.md": "une image"}

    assert ["info FIN-001-relances.yml:7 Cette image ne dit rien à ceux qui ne la voient pas."] == says(
        "DOC105", {**process(shown % ""), **picture}
    )
    assert [] == says("DOC105", {**process(shown % ", alt: Portail de la banque"), **picture})


def test_the_common_signs_are_truly_drawn() -> None:
    assert set() == COMMON - drawn()


def test_sections_that_the_index_announces_are_filled(says: Says) -> None:
    empty = {ROOM: 'index: {"01": Juridique, "07": Opérations, "12": Assurances}\n'}

    assert [
        "warning dataroom.yml:1 Le sommaire annonce la section 01, «\u00a0Juridique\u00a0», et elle est vide.",
        "warning dataroom.yml:1 Le sommaire annonce la section 12, «\u00a0Assurances\u00a0», et elle est vide.",
    ] == says("DR102", empty)


@pytest.mark.parametrize(
    ("phase", "keys", "expected"),
    [
        ("nda", "owner: raf\n", 0),
        ("confirmatory", "owner: raf\n", 1),
        ("confirmatory, until: 2026-11-08", "owner: raf\n", 0),
        ("closing", "owner: raf\nconfidentiality: secret\n", 0),
        ("closing", "owner: raf\nvariant_of: FIN-012\n", 0),
    ],
)
def test_who_reads_everything_finds_it_approved(phase: str, keys: str, expected: int, says: Says) -> None:
    room = {ROOM: f"recipients: [{{id: a, name: A, phase: {phase}}}]\n"}

    assert expected == len(says("DR102", {**process("{do: Relancer}", keys=keys), **room}))


@pytest.mark.parametrize(
    ("roi", "rate", "expected"),
    [
        ("", "", 0),
        ("", "    hourly_rate: 30 EUR\n", 1),
        ("roi: {owner_rate: 65, hours_per_day: 1}\n", "    hourly_rate: 30 EUR\n", 0),
        ("roi: {owner_rate: 65, hours_per_day: 1, provider_rate: 6}\n", "    hourly_rate: 30 EUR\n", 1),
    ],
)
def test_a_business_case_has_its_own_figures(roi: str, rate: str, expected: int, says: Says) -> None:
    company = {"cartography/company.yml": "name: Atelier Duval\n" + roi}

    assert expected == len(says("ROI101", {**company, **contract(rate)}))
