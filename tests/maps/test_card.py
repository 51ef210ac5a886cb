"""The card of a process: who gives and receives what, with what, with whom, how, how it is measured."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from passation.analysis.card import card
from passation.edition import Edition
from passation.maps import MAPS, cards_table, telling_card
from passation.maps.cards.board import Board, board, narrow_board
from passation.maps.cards.parts import parts_of
from passation.maps.shapes import Rect
from passation.model.contract import Contract
from passation.model.data import DataObject
from passation.model.kpi import Kpi
from passation.model.tool import Tool
from passation.table import Table
from passation.words import Words

FR = Words("fr")
FEEDS = """
id: COM-001
domain: commercial
title: Tenue des fiches
performer: assistante
steps: [{do: Saisir la fiche, tool: crm, outputs: [fiche]}]
"""
WHOLE = """
id: FIN-012
title: Relances des factures
performer: assistante
backups: {assistante: suppleante}
inputs: [{data: balance, from: expert}]
outputs: [{data: lettre, to: client}]
records: [{data: journal}]
kpis: [dso]
sla: {within: 3 days, target: 95 %}
templates: [{id: t1, title: Relance amiable, text: Bonjour}]
document: {history: [{version: '1.2', date: 2026-03-02, by: raf}]}
steps:
  - {id: s10, do: Exporter la balance, tool: crm, inputs: [balance, fiche]}
  - {id: s20, actor: raf, do: Valider la lettre, control: {kind: approval}}
"""
DRAFT = """
id: FIN-001
title: Brouillon
steps: [{do: Faire}]
"""


def drawn(edition: Edition, process: str, link: Any) -> Any:
    (drawing,) = MAPS["card"].draw(edition, FR, process, link)
    return drawing


def made(edition_of: Any, *more: str) -> Edition:
    names = {"balance": "Balance âgée", "fiche": "Fiche client", "lettre": "Lettre", "journal": "Journal"}
    contract = {
        "id": "assistplus",
        "provider": "assistplus",
        "slas": [{"id": "delai", "process": "FIN-012", "kpi": "dso", "within": "2 days"}],
    }
    edition: Edition = edition_of(
        FEEDS,
        WHOLE,
        *more,
        data={each: DataObject(id=each, name=name) for each, name in names.items()},
        tools={"crm": Tool(id="crm", name="CRM")},
        kpis={
            "dso": Kpi.model_validate(
                {"id": "dso", "name": "Délai de paiement", "target": "45", "unit": "jours", "better": "lower"}
            )
        },
        contracts={"assistplus": Contract.model_validate(contract)},
    )
    return edition


def said(drawing: Any) -> list[list[str]]:
    assert isinstance(drawing.twin, Table)
    return [[cell.text.replace("\u202f", " ").replace("\u00a0", " ") for cell in row] for row in drawing.twin.rows]


def test_a_card_says_what_comes_in_and_out_and_what_the_process_needs(edition_of: Any, link: Any) -> None:
    drawing = drawn(made(edition_of), "FIN-012", link)

    assert [
        ["Fournisseurs", "Cabinet d'expertise comptable (partenaire) ; COM-001 Tenue des fiches (externe)"],
        ["Entrées", "Balance âgée (source : Cabinet d'expertise comptable) ; Fiche client (source : COM-001)"],
        ["Étapes", "1. Exporter la balance ; 2. Valider la lettre"],
        ["Sorties", "Lettre (pour Client débiteur)"],
        ["Clients", "Client débiteur (client)"],
        ["Avec quoi", "CRM (lecture) ; Journal (à conserver)"],
        [
            "Avec qui",
            (
                "Responsable administratif et financier (interne, pilote, réalise, valide) ; "
                "Assistante externalisée (externe, réalise) ; Assistante suppléante (externe, remplace)"
            ),
        ],
        [
            "Comment",
            (
                "Mode opératoire FIN-012 (version 1.2) ; Valider la lettre (contrôle, étape 2) ; "
                "Relance amiable (texte à réutiliser)"
            ),
        ],
        [
            "Comment on le mesure",
            (
                "Délai de paiement (≤ 45 jours) ; Engagement (sous 3 jours, 95 %) ; "
                "Engagement du prestataire AssistPlus (Délai de paiement, sous 2 jours)"
            ),
        ],
    ] == said(drawing)


def test_what_a_card_names_leads_to_its_page(edition_of: Any, link: Any) -> None:
    drawing = drawn(made(edition_of), "FIN-012", link)
    goals = {"#COM-001", "#FIN-012-s10", "#FIN-012-s20", "#assistante", "#client", "#crm", "#dso", "#fiche", "#raf"}

    assert goals <= set(re.findall(r'href="([^"]*)"', drawing.svg))
    assert goals <= {link(part.target) for row in drawing.twin.rows for part in row[1].parts if part.target}


def test_a_side_is_told_by_a_word_a_border_and_a_tint(edition_of: Any, link: Any) -> None:
    drawing = drawn(made(edition_of), "FIN-012", link)
    external = re.findall(r'<g class="tile side-external"><rect class="shape"[^>]*>', drawing.svg)

    assert 3 == len(external)  # the process that feeds it, who performs it, who replaces her
    assert all('fill="#fdf1e3"' in each and 'stroke-dasharray="7 3"' in each for each in external)
    assert ">EXTERNE · remplace</text>" in drawing.svg


def test_a_draft_of_five_keys_has_no_empty_block_and_no_card_on_its_page(edition_of: Any, link: Any) -> None:
    edition = made(edition_of, DRAFT)

    assert [
        ["Étapes", "1. Faire"],
        ["Avec qui", "Responsable administratif et financier (interne, pilote, réalise, valide)"],
    ] == said(drawn(edition, "FIN-001", link))
    assert ["process", "whom"] == sorted(each.block.key for each in places(edition, "FIN-001").blocks)
    assert telling_card(edition, FR, "FIN-001", link) is None
    assert telling_card(edition, FR, "FIN-012", link) is not None


def test_a_hidden_decision_is_a_step_as_its_readers_know_it_and_no_check(gated: Any, link: Any) -> None:
    drawing = drawn(gated(), "FIN-001", link)

    assert [
        ["Étapes", "1. Saisir les lignes ; 2. Attendre l’accord ; 3. Envoyer"],
        ["Avec qui", "Responsable administratif et financier (interne, pilote, réalise, valide)"],
    ] == said(drawing)
    assert not re.search("planchers|Dirigeante|contrôle", drawing.svg + drawing.narrow + drawing.dot)


def test_a_long_process_is_told_in_brief(edition_of: Any, link: Any) -> None:
    steps = [{"do": f"Étape {number}"} for number in range(1, 10)]
    drawing = drawn(edition_of({"steps": steps}), "FIN-001", link)

    assert said(drawing)[0][1].endswith("; 6. Étape 6 ; et 3 autres étapes")


def test_steps_fill_the_height_that_the_other_parts_take_anyway(edition_of: Any, link: Any) -> None:
    names = [f"d{number}" for number in range(8)]
    steps = [{"do": f"Étape {number}"} for number in range(1, 30)]
    data = {name: DataObject(id=name, name="Une information à plusieurs mots") for name in names}
    short, high = (
        drawn(edition_of({"steps": steps, "outputs": names[:count]}, data=data), "FIN-001", link) for count in (1, 8)
    )

    assert ["23", "17"] == [re.findall("et ([0-9]+) autres étapes", each.svg)[0] for each in (short, high)]
    assert "; et 17 autres étapes" in said(high)[0][1]


def test_all_cards_are_one_table_for_a_sheet(edition_of: Any) -> None:
    table = cards_table(made(edition_of, DRAFT), FR)

    assert ["COM-001 Tenue des fiches", "FIN-012 Relances des factures", "FIN-001 Brouillon"] == [
        row[0].text for row in table.rows
    ]
    assert ("Processus", "Fournisseurs", "Entrées", "Étapes", "Sorties", "Clients") == table.columns[:6]
    assert "" == table.rows[2][1].text


def test_a_receiver_that_an_output_names_is_the_only_one(edition_of: Any) -> None:
    given = "steps: [{do: Envoyer}]\noutputs: [{data: lettre, to: client}]"
    taken = "steps: [{do: Lire}]\ninputs: [lettre]"
    edition = edition_of(given, taken, data={"lettre": DataObject(id="lettre", name="Lettre")})

    assert ("client",) == card(edition, edition.sops["FIN-001"]).customers
    assert () == card(edition, edition.sops["FIN-002"]).suppliers


# Geometry


def places(edition: Edition, process: str, *, narrow: bool = False) -> Board:
    parts = parts_of(edition, FR, edition.sops[process])
    return narrow_board(FR, parts) if narrow else board(FR, parts)


def apart(one: Rect, other: Rect) -> bool:
    return one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y


def test_blocks_of_every_card_of_the_sample_stand_apart_and_hold_their_words(sample: Edition) -> None:
    for process in sample.sops:
        for narrow in (False, True):
            made_ = places(sample, process, narrow=narrow)
            rects = [each.rect for each in made_.blocks]
            assert all(apart(one, other) for place, one in enumerate(rects) for other in rects[place + 1 :])
            assert all(each.rect.height >= each.block.height for each in made_.blocks)
            assert all(0 <= rect.x and rect.right <= made_.width and rect.bottom <= made_.height for rect in rects)


def test_lines_join_the_blocks_that_they_name(sample: Edition) -> None:
    for process in sample.sops:
        made_ = places(sample, process)
        rects = {each.block.key: each.rect for each in made_.blocks}
        for way in made_.ways:
            for end, (x, y) in zip((way.tail, way.head), way.points, strict=True):
                rect = rects[end]
                assert rect.x <= x <= rect.right
                assert rect.y <= y <= rect.bottom
            assert way.points[0][0] == way.points[1][0] or way.points[0][1] == way.points[1][1]


def test_on_a_phone_the_chain_is_read_downwards(edition_of: Any) -> None:
    blocks = places(made(edition_of), "FIN-012", narrow=True).blocks

    assert ["suppliers", "inputs", "process", "outputs", "customers", "what", "whom", "how", "measure"] == [
        each.block.key for each in blocks
    ]
    assert all(upper.rect.bottom < lower.rect.y for upper, lower in pairwise(blocks))


def test_the_same_card_is_a_graph_for_other_tools(edition_of: Any, link: Any) -> None:
    graph = drawn(made(edition_of), "FIN-012", link).dot

    assert [
        "suppliers -> inputs",
        "outputs -> customers",
        "inputs -> process",
        "process -> outputs",
        "what -> process [dir=none style=dashed]",
        "whom -> process [dir=none style=dashed]",
        "how -> process [dir=none style=dashed]",
        "measure -> process [dir=none style=dashed]",
    ] == [line.strip() for line in graph.splitlines() if "->" in line]


def test_hostile_words_stay_words(edition_of: Any, link: Any) -> None:
    hostile = '</text><script>alert(1)</script> "]; x -> y; &amp;'
    drawing = drawn(edition_of({"title": hostile, "steps": [{"do": hostile}]}), "FIN-001", link)

    assert "<script" not in drawing.svg + drawing.narrow
    assert 0 == sum("x -> y" in line and "label" not in line for line in drawing.dot.splitlines())
