"""The outside: whose role it is, which contract holds, who is called."""

from __future__ import annotations

import datetime as dt

import pytest

from passation.analysis.gates import between, decisive, reached
from passation.analysis.providers import (
    colleagues,
    contract_in_force,
    contracts_of,
    escalation_of,
    is_delegated,
    outside_actors,
    steps_done_by,
)
from passation.analysis.readiness import POINTS, READY, readiness
from passation.model.actor import Actor, Organisation
from passation.model.company import Company
from passation.model.content import Content
from passation.model.contract import Contract
from passation.model.flow import graph_of
from passation.model.sop import Sop

DAY = dt.date(2026, 11, 9)


def process(*steps: dict[str, object], **keys: object) -> Sop:
    return Sop.model_validate(
        {"id": "FIN-001", "title": "A", "owner": "raf", "result": "B", "steps": list(steps) or [{"do": "C"}], **keys}
    )


def contract(name: str, **keys: object) -> Contract:
    return Contract.model_validate({"id": name, "provider": "assistplus", **keys})


def content(*contracts: Contract, named: str | None = None, **company: object) -> Content:
    actors = (
        Actor(id="raf", name="RAF"),
        Actor(id="anne", name="Anne", side="external", organisation="assistplus"),
        Actor(id="lise", name="Lise", side="external", organisation="assistplus"),
        Actor(id="libre", name="Libre", side="external"),
        Actor(id="banque", name="Banque", side="partner"),
    )
    return Content(
        company=Company.model_validate({"name": "Duval", **company}),
        actors={each.id: each for each in actors},
        organisations={"assistplus": Organisation(id="assistplus", name="AssistPlus", contract=named)},
        contracts={each.id: each for each in contracts},
    )


def test_the_outside_is_providers_and_nobody_else() -> None:
    assert frozenset({"anne", "lise", "libre"}) == outside_actors(content())


def test_steps_are_done_alone_in_turn_or_together_and_waits_by_nobody() -> None:
    sop = process(
        {"do": "Un"},
        {"do": "Deux", "actor": ["raf", "anne"]},
        {"do": "Trois", "actor": "raf", "with": "anne"},
        {"wait": "Réponse"},
        {"call": "FIN-002"},
        {"do": "Quatre", "actor": "raf"},
        performer="anne",
    )

    assert [0, 1, 2] == [position for position, _ in steps_done_by(sop, {"anne"})]
    assert is_delegated(sop, {"anne"})
    assert not is_delegated(process({"wait": "Réponse"}, performer="anne"), {"anne"})


def test_the_contract_is_the_last_that_holds() -> None:
    old = contract("ct-1", end="2026-06-30")
    new = contract("ct-2", start="2026-07-01")
    newest = contract("ct-3", start="2027-01-01")
    found = content(old, new, newest)

    assert ["ct-1", "ct-2", "ct-3"] == [each.id for each in contracts_of(found, "assistplus")]
    assert [old, new, newest] == [
        contract_in_force(found, "assistplus", day) for day in (dt.date(2026, 6, 30), DAY, dt.date(2027, 1, 1))
    ]
    assert newest is contract_in_force(found, "assistplus")
    assert contract_in_force(content(old), "assistplus", DAY) is None


def test_colleagues_share_an_organisation() -> None:
    assert frozenset({"anne", "lise"}) == colleagues(content(), "anne")
    assert frozenset({"libre"}) == colleagues(content(), "libre")


@pytest.mark.parametrize(
    ("keys", "said", "company", "expected"),
    [
        ({"escalation": "a"}, {"escalation": "b"}, {"escalation": "c"}, "a"),
        ({}, {"escalation": "b"}, {"escalation": "c"}, "b"),
        ({}, {}, {"escalation": "c"}, "c"),
        ({}, {}, {}, None),
    ],
)
def test_who_is_called_is_said_by_the_process_else_the_contract_else_the_company(
    keys: dict[str, str], said: dict[str, str], company: dict[str, str], expected: str | None
) -> None:
    found = content(contract("ct-1", **said), **company)

    assert expected == escalation_of(found, process({"do": "Un"}, performer="anne", **keys), outside_actors(found))


def test_a_hidden_step_stands_between_visible_ones_when_they_lead_to_it_and_it_to_one() -> None:
    steps = process({"do": "Un"}, {"do": "Deux"}, {"do": "Trois"}, {"do": "Quatre"}).steps
    graph = graph_of(steps)

    assert frozenset({1}) == between(graph, [True, False, True, False])
    assert frozenset() == between(graph, [False, True, True, False])
    assert frozenset({1, 2}) == between(graph, [True, False, False, True])
    assert {1, 2, 3} == reached({0: [1], 1: [2], 2: [3, 1]}, [0])


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ({"ask": "Payer ?", "answers": {"Oui": "end"}}, True),
        ({"wait": "Réponse"}, True),
        ({"do": "Payer", "money": "true"}, True),
        ({"do": "Supprimer", "irreversible": "true"}, True),
        ({"do": "Contrôler", "control": {"kind": "sample"}}, True),
        ({"do": "Relancer"}, False),
        ({"call": "FIN-002"}, False),
    ],
)
def test_a_step_is_decisive_when_it_may_stop_or_turn_the_work(step: dict[str, object], *, expected: bool) -> None:
    assert expected is decisive(process(step).steps[0])


def test_a_process_is_ready_by_points_that_are_read_and_never_ticked() -> None:
    bare = process({"do": "Relancer"}, performer="anne")
    better = process(
        {"do": "Relancer"},
        {"do": "Consigner"},
        {"do": "Contrôler", "actor": "raf", "control": {"kind": "sample"}},
        performer="anne",
        escalation="alerte",
        kpis=["delai"],
        references=["Code de commerce"],
        document={"status": "approved"},
    )
    found = readiness(content(contract("ct-1", nda={"signed": "2026-01-01"})), {"bare": bare, "better": better}, DAY)

    assert (("equipped", "covered"), False) == (found["bare"].met, found["bare"].is_enough)
    assert (("baseline", "backed"), True) == (found["better"].lacking, found["better"].is_enough)
    assert 7 == READY
    assert 10 == len(POINTS)
