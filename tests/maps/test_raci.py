"""The RACI table of a process and of the company, and its picture."""

from __future__ import annotations

import re
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps import raci_map, raci_table
from passation.maps.palette import LOOKS
from passation.words import Words

FR = Words("fr")


def letters(table: Any) -> list[list[str]]:
    return [list(table.columns), *([cell.text for cell in row] for row in table.rows)]


def test_a_process_has_a_row_for_each_step(small: Edition) -> None:
    raf, assistante = "Responsable administratif et financier", "Assistante externalisée"

    assert [
        ["Étape", raf, "Dirigeante", assistante, "Cabinet d'expertise comptable"],
        ["1. Exporter la balance âgée", "A", "", "R", ""],
        ["2. La fiche client signale-t-elle un litige ?", "A", "", "R", ""],
        ["3. Préparer la mise en demeure", "A", "", "R", ""],
        ["4. Valider et signer la mise en demeure", "", "A/R", "", ""],
        ["5. Arbitrer le litige", "A/R", "", "", "C"],
        ["6. Consigner le statut de chaque facture", "A", "I", "R", ""],
        ["7. Réponse du client", "A", "", "R", ""],
    ] == letters(raci_table(small, FR, "FIN-012"))


def test_the_company_has_a_row_for_each_process(small: Edition) -> None:
    assert [
        ["PIL-001 Construction du budget annuel", "A/R", "", "", "", "", "C"],
        ["COM-003 Suivi des devis sans réponse", "", "A", "R", "", "", ""],
        ["FIN-012 Relances des factures impayées", "R", "A/R", "R", "", "", "C"],
        ["FIN-030 Dossier comptable mensuel", "", "A/R", "R", "R", "R", ""],
    ] == letters(raci_table(small, FR))[1:]


def test_the_letters_are_explained() -> None:
    assert "R réalise · A répond du résultat · C est consulté avant · I est informé après" == FR.t(
        "R does it · A answers for it · C is asked before · I is told after"
    )


def test_rows_lead_to_their_steps_and_processes(small: Edition, link: Any) -> None:
    (of_process,), (of_company,) = raci_map(small, FR, "FIN-012", link), raci_map(small, FR, None, link)

    assert 7 == of_process.svg.count('<a href="#FIN-012-s')
    assert 'href="#PIL-001"' in of_company.svg
    assert "Qui fait, qui répond\N{NO-BREAK SPACE}: Relances des factures impayées" == of_process.title


def test_a_process_that_is_not_there_raises(small: Edition) -> None:
    with pytest.raises(KeyError, match="FIN-999"):
        raci_table(small, FR, "FIN-999")


def test_an_edition_without_processes_has_no_matrix(edition_of: Any, link: Any) -> None:
    assert () == raci_map(edition_of(), FR, None, link)


def test_every_role_says_its_side_in_however_narrow_a_column(sample: Edition, link: Any) -> None:
    (drawing,) = raci_map(sample, FR, None, link)
    words = "|".join(FR.say(look.word).lower() for look in LOOKS.values())

    for svg in (drawing.svg, drawing.narrow):
        assert svg.count('class="lane side-') == len(re.findall(f">({words})<", svg)) > 15


def test_processes_stand_below_their_domain_and_the_letters_are_explained(sample: Edition, link: Any) -> None:
    (drawing,) = raci_map(sample, FR, None, link)
    domains = [each.title for each in sample.company.domains]
    first = [row[0].text[:3] for row in raci_table(sample, FR).rows]

    assert domains == re.findall(r'class="[^"]*band"><line[^>]*/><text[^>]*>([^<]*)<', drawing.svg)
    assert ["PIL", "COM", "CHA", "SAV", "ACH", "FIN", "RH-", "ADM"] == list(dict.fromkeys(first))
    for said in ("répond du résultat", "réalise", "est consulté avant", "est informé après"):
        assert f">{said}<" in drawing.svg
