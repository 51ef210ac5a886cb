"""Tools in use, accesses, and who is irreplaceable: what their tables say, and what their marks mean."""

from __future__ import annotations

import re
from typing import Any

import pytest

from passation.edition import Edition
from passation.maps.accesses import access_map
from passation.maps.dependency import dependency_map
from passation.maps.usages import usage_map
from passation.model.data import DataObject
from passation.model.tool import Tool
from passation.table import Table
from passation.words import Words

FR = Words("fr")
STEPS = """
steps:
  - {id: s10, do: Lire, tool: crm}
  - {id: s20, do: Saisir, tool: crm, outputs: [fiche]}
  - {id: s30, do: Recopier, tool: tableur, outputs: [fiche], actor: assistante}
"""


def rows(drawing: Any) -> list[list[str]]:
    assert isinstance(drawing.twin, Table)
    return [[cell.text for cell in row] for row in drawing.twin.rows]


def head(drawing: Any) -> list[str]:
    assert isinstance(drawing.twin, Table)
    return list(drawing.twin.columns)


def marks(svg: str) -> list[tuple[str, str]]:
    """The letter and the look of each mark of a matrix, row by row, without those of the key."""
    drawn = svg.partition('class="key"')[0]
    return [(said, css) for css, said in re.findall(r'<g class="mark (\w+)">.*?<text[^>]*>([^<]*)</text>', drawn)]


def tools(*ids: str) -> dict[str, Tool]:
    return {each: Tool(id=each, name=each.upper()) for each in ids}


@pytest.fixture(name="equipped")
def _equipped(edition_of: Any) -> Edition:
    grants = {
        "crm": [{"actor": "raf", "right": "admin"}, {"actor": "suppleante"}],
        "tableur": [{"actor": "dirigeante", "right": "write"}, {"actor": "assistante", "right": "write"}],
    }
    tools = {
        each: Tool.model_validate({"id": each, "name": each.upper(), "grants": held}) for each, held in grants.items()
    }
    data = {"fiche": DataObject(id="fiche", name="Fiche client", system_of_record="crm")}
    made: Edition = edition_of(STEPS, "steps: [{do: Consulter, tool: crm, actor: dirigeante}]", tools=tools, data=data)
    return made


def test_a_process_writes_in_a_tool_or_only_reads_in_it(equipped: Edition, link: Any) -> None:
    tools, _, _ = usage_map(equipped, FR, link)

    assert [["FIN-001 Processus 1", "CRM", "TABLEUR"], ["FIN-002 Processus 2", "—", "CRM"]] == rows(tools)
    assert "2 processus dans 2 outils." == tools.description


def test_information_is_read_written_or_kept_and_what_is_keyed_again_stands_out(edition_of: Any, link: Any) -> None:
    given = """
steps:
  - {id: s10, do: Lire, tool: crm, inputs: [balance]}
  - {id: s20, do: Saisir, tool: crm, inputs: [fiche], outputs: [fiche]}
records: [archive]
"""
    again = (
        "steps: [{do: Recopier, tool: tableur, outputs: [fiche]}, {do: Envoyer, inputs: [fiche], outputs: [balance]}]"
    )
    names = {"fiche": "Fiche client", "balance": "Balance âgée", "archive": "Classeur"}
    data = {each: DataObject(id=each, name=name, system_of_record="crm") for each, name in names.items()}
    _, drawing, _ = usage_map(edition_of(given, again, data=data, tools=tools("crm", "tableur")), FR, link)

    assert [
        [
            "Informations",
            "Écrite par",
            "Lue seulement par",
            "Conservée seulement par",
            "Saisie deux fois, dans",
        ],
        ["Fiche client", "FIN-001, FIN-002", "—", "—", "CRM, TABLEUR"],
        ["Balance âgée", "FIN-002", "FIN-001", "—", "—"],
        ["Classeur", "—", "—", "FIN-001", "—"],
    ] == [head(drawing), *rows(drawing)]
    assert [("LÉ", "firm"), ("2×É", "strong"), ("L", "faint"), ("É", "firm"), ("C", "plain")] == marks(drawing.svg)
    assert "3 informations dans 2 processus." == drawing.description


def test_more_than_13_processes_share_drawings_domain_by_domain_and_more_than_200_are_counted(
    edition_of: Any, link: Any
) -> None:
    def drawn(count: int) -> list[tuple[str, str, int]]:
        parts = [
            {"domain": ("finance", "rh", "sav")[each % 3], "steps": [{"do": "Lire", "inputs": ["fiche"]}]}
            for each in range(count)
        ]
        domains = "[{id: finance, title: Finance}, {id: rh, title: RH}, {id: sav, title: SAV}]"
        edition = edition_of(*parts, domains=domains, data={"fiche": DataObject(id="fiche", name="Fiche")})
        drawings = usage_map(edition, FR, link)
        return [(each.name, each.title.partition(" – ")[2], len(marks(each.svg))) for each in drawings]

    assert [("usage-data", "", 13)] == drawn(13)
    assert [("usage-data-finance-rh", "Finance, RH", 10), ("usage-data-sav", "SAV", 4)] == drawn(14)
    assert [("usage-data-finance-1", "Finance 1/2", 7), ("usage-data-finance-2", "Finance 2/2", 7)] == drawn(42)[:2]
    assert [("usage-data", "", 3)] == drawn(201)


def test_what_is_keyed_twice_is_shown_with_where_it_is_right(equipped: Edition, link: Any) -> None:
    _, _, twice = usage_map(equipped, FR, link)

    assert [
        ["Fiche client", "CRM", "oui", "FIN-001\u00a0étape\u00a02"],
        ["Fiche client", "TABLEUR", "non", "FIN-001\u00a0étape\u00a03"],
    ] == rows(twice)
    assert "1 information est saisie dans plusieurs outils." == twice.description


def test_more_than_26_processes_are_drawn_domain_by_domain_and_more_than_200_are_counted(
    edition_of: Any, link: Any
) -> None:
    def drawn(count: int) -> tuple[Any, ...]:
        steps = [{"do": "Lire", "tool": "crm"}]
        parts = [{"domain": ("finance", "rh")[each % 2], "steps": steps} for each in range(count)]
        domains = "[{id: finance, title: Finance}, {id: rh, title: RH}]"
        edition = edition_of(*parts, domains=domains, tools={"crm": Tool(id="crm", name="CRM")})
        return usage_map(edition, FR, link)

    assert [26] == [len(rows(each)) for each in drawn(26)]
    assert [("usage-finance", 14), ("usage-rh", 13)] == [(each.name, len(rows(each))) for each in drawn(27)]
    assert [("usage-finance-1", 15), ("usage-finance-2", 15)] == [(e.name, len(rows(e))) for e in drawn(60)[:2]]
    (many,) = drawn(202)
    assert ("Finance", "CRM") == tuple(rows(many)[0][:2])
    assert rows(many)[0][2].endswith("et 71 autres")


def test_every_access_has_a_verdict_the_gravest_first(equipped: Edition, link: Any) -> None:
    (drawing,) = access_map(equipped, FR, link)

    assert [
        ["CRM", "Dirigeante", "—", "lecture", "demandé et pas encore donné", "FIN-002\u00a0étape\u00a01"],
        ["CRM", "Assistante suppléante", "lecture", "—", "donné, et aucune étape ne le demande", "—"],
        ["TABLEUR", "Dirigeante", "écriture", "—", "donné, et aucune étape ne le demande", "—"],
        [
            *("CRM", "Responsable administratif et financier", "administration", "écriture"),
            *("plus que ce que demandent les étapes", "FIN-001\u00a0étape\u00a01, FIN-001\u00a0étape\u00a02"),
        ],
        [
            *("TABLEUR", "Assistante externalisée", "écriture", "lecture"),
            *("plus que ce que demandent les étapes", "FIN-001\u00a0étape\u00a03"),
        ],
    ] == rows(drawing)


def test_a_verdict_is_told_by_its_sign_as_well_as_by_its_shade(equipped: Edition, link: Any) -> None:
    (drawing,) = access_map(equipped, FR, link)

    for sign in (">+L<", ">L×<", ">É×<", ">A↓<", ">É↓<"):
        assert (
            sign in drawing.svg.replace("<tspan", "\N{NULL}<tspan").replace("\N{NULL}", "") or sign[1:2] in drawing.svg
        )
    assert 'href="#accesses-of_dirigeante_to_crm"' in drawing.svg


def test_nobody_holds_or_needs_anything_no_map(small: Edition, link: Any) -> None:
    assert () == access_map(small, FR, link)
    assert () == usage_map(small, FR, link)


def test_who_stops_most_comes_first_and_the_sentence_says_so(small: Edition, link: Any) -> None:
    drawing, *_ = dependency_map(small, FR, link)

    assert ["Assistante externalisée", "3\N{NO-BREAK SPACE}: COM-003, FIN-012, FIN-030", "—", "—"] == rows(drawing)[0]
    assert "Le plus\N{NO-BREAK SPACE}: Assistante externalisée, 3 processus s’arrêtent." in drawing.description


def test_without_work_nobody_is_irreplaceable(edition_of: Any, link: Any) -> None:
    assert () == dependency_map(edition_of(), FR, link)
    assert () == dependency_map(edition_of("steps: [{do: Classer}]"), FR, link)
    assert ["dependency", "absence-raf"] == [
        each.name for each in dependency_map(edition_of(*["steps: [{do: Classer}]"] * 2), FR, link)
    ]


def test_no_name_of_a_process_is_cut_and_no_column_is_empty(sample: Edition, link: Any) -> None:
    drawings = [each for each in usage_map(sample, FR, link) if each.name.startswith("usage-data")]

    assert len(drawings) > 5
    for drawing in drawings:
        heads = "".join(re.findall(r'class="[^"]*column">(.*?)</g>', drawing.svg))
        told = "".join(text for row in rows(drawing) for text in row)
        assert "…" not in heads, drawing.title
        assert [] == [each for each in re.findall(r">([A-Z]{2,3}-\d{3})", heads) if each not in told], drawing.title
