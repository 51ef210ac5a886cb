"""Whom to call: a ladder for each escalation and each emergency, climbed from its foot."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from passation.analysis.escalating import called_by, ladders
from passation.edition import Edition
from passation.maps.escalations import escalation_map
from passation.model.channel import Emergency, Escalation
from passation.table import Table
from passation.words import Words

FR = Words("fr")


@pytest.fixture(name="stuck")
def _stuck(small: Edition) -> Edition:
    escalations: list[dict[str, Any]] = [
        {
            "id": "impayes",
            "name": "Escalade des impayés",
            "levels": [
                {"after": "4 business hours", "to": "raf", "channel": "slack", "when": "Cas non prévu"},
                {"after": "1 business day", "to": "assistante"},
            ],
        },
        {"id": "vide", "name": "Rien"},
    ]
    fire = {"id": "feu", "when": "Le feu", "on_call": "raf", "answer_within": "5 minutes", "otherwise": "dirigeante"}
    known = {each["id"]: Escalation.model_validate(each) for each in escalations}
    burning = Emergency.model_validate({**fire, "channel": "slack", "escalation": "impayes"})
    sop = small.sops["FIN-012"].model_copy(update={"escalation": "impayes"})
    return replace(small, escalations=known, emergencies={"feu": burning}, sops={**small.sops, "FIN-012": sop})


def rows(drawing: Any) -> list[list[str]]:
    assert isinstance(drawing.twin, Table)
    return [[cell.text for cell in row] for row in drawing.twin.rows]


def test_each_ladder_says_who_is_called_when_over_what_and_in_which_case(stuck: Edition, link: Any) -> None:
    fire, unpaid = escalation_map(stuck, FR, link)

    assert ("emergency-feu", "Le feu") == (fire.name, fire.title)
    assert [
        [
            "1",
            "Responsable administratif et financier",
            "répond sous 5\N{NO-BREAK SPACE}minutes",
            "Slack #back-office",
            "—",
        ],
        ["2", "Dirigeante", "si personne ne répond", "—", "—"],
    ] == rows(fire)
    assert [
        [
            *("1", "Responsable administratif et financier", "après 4\N{NO-BREAK SPACE}heures ouvrées"),
            *("Slack #back-office", "Cas non prévu"),
        ],
        ["2", "Assistante externalisée", "après 1\N{NO-BREAK SPACE}jour ouvré", "—", "—"],
    ] == rows(unpaid)


def test_a_ladder_says_which_processes_climb_it_and_where_it_leads(stuck: Edition, link: Any) -> None:
    fire, unpaid = escalation_map(stuck, FR, link)

    assert unpaid.description.endswith("1 processus les appelle\N{NO-BREAK SPACE}: FIN-012.")
    assert "ensuite\N{NO-BREAK SPACE}: Escalade des impayés" in fire.svg
    assert 'href="#impayes"' in fire.svg
    assert {"impayes": ("FIN-012",)} == called_by(stuck)


def test_the_first_rung_stands_at_the_foot_and_sides_are_told_three_ways(stuck: Edition, link: Any) -> None:
    _, unpaid = escalation_map(stuck, FR, link)

    drawn = unpaid.svg.partition("</desc>")[2]

    assert drawn.index("Assistante externalisée") < drawn.index("Responsable administratif")
    assert ">EXTERNE<" in unpaid.svg
    assert 'stroke-dasharray="7 3"' in unpaid.svg


def test_what_has_no_rung_has_no_ladder(stuck: Edition, small: Edition, link: Any) -> None:
    assert ["feu", "impayes"] == [each.id for each in ladders(stuck)]
    assert () == escalation_map(small, FR, link)
